import { limitQuestions } from '#app/server/rate-limit.server.ts'
import type { LoaderFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import { getCategory } from '#app/features/catalog/categories.server.ts'
import { checkDays, type DaysProblem } from '#app/features/search/asked-days.ts'
import { parseSearchFilters, type SearchPageFilters } from '#app/features/search/filters.ts'
import { listPlaces } from '#app/features/search/places.server.ts'
import { searchListings } from '#app/features/search/queries.server.ts'
import {
  answerOfNow,
  answerPublic,
  type Issue,
  refuseParameters,
  refusePublic,
} from './answer.server.ts'
import { listingAnswer, offeredListingAnswer } from './listing-answers.server.ts'
import { farthestPage, listingParameters, pagingOf, readParameters, sorts } from './parameters.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await limitQuestions(context.clientIp)
  const given = listingParameters.safeParse(readParameters(request))
  if (!given.success) return refuseParameters(given.error)
  const issues = [...(await unknownNames(given.data)), ...impossibleDays(given.data)]
  if (issues.length > 0) {
    return refusePublic(400, 'Some parameters could not be understood.', issues)
  }
  const { page, perPage } = pagingOf(given.data)
  const isBeyond = page > farthestPage
  const filters = { ...filtersOf(given.data), hal: isBeyond ? 1 : page }
  const { cards, offers, total } = await searchListings(filters, 'id', isBeyond ? 1 : perPage)
  const shown = isBeyond ? [] : cards
  if (!filters.tanggal) {
    const listings = shown.map(listingAnswer)
    return answerPublic(request, { listings, total, page, perPage })
  }
  const listings = shown.flatMap((card) => offeredListingAnswer(card, offers, filters))
  return answerOfNow(request, { listings, total, page, perPage })
}

type Given = z.infer<typeof listingParameters>

/** A name nobody knows is more likely a mistake than a wish for nothing. */
async function unknownNames({ category, kecamatan }: Given): Promise<Issue[]> {
  if (category && !(await getCategory(category))) {
    return [{ parameter: 'category', message: 'There is no such category' }]
  }
  const places = kecamatan ? await listPlaces() : []
  if (kecamatan && !places.some(({ slug, code }) => slug === kecamatan || code === kecamatan)) {
    return [{ parameter: 'kecamatan', message: 'There is no such kecamatan' }]
  }
  return []
}

/** The page leaves out what cannot be looked for and says so; here it is refused. */
function impossibleDays(given: Given): Issue[] {
  return checkDays(daysOf(given), new Date()).problems.map((problem) => dayIssues[problem])
}

const dayIssues: Record<DaysProblem, Issue> = {
  pastDay: { parameter: 'date', message: 'Must not be over yet' },
  farDay: { parameter: 'date', message: 'Must be within two years' },
  departureFirst: { parameter: 'departure', message: 'Must be after date' },
  longStay: { parameter: 'departure', message: 'Must be at most 30 nights after date' },
  departureAlone: { parameter: 'departure', message: 'Needs date' },
  peopleAlone: { parameter: 'people', message: 'Needs date' },
}

const daysOf = ({ date, departure, people }: Given) => ({
  tanggal: date,
  pulang: departure,
  orang: people,
})

function filtersOf(given: Given): SearchPageFilters {
  return {
    ...parseSearchFilters(new URLSearchParams({ q: given.q })),
    jenis: given.kind && (given.kind === 'product' ? 'produk' : 'wisata'),
    kategori: given.category ? [given.category] : [],
    kecamatan: given.kecamatan ? [given.kecamatan] : [],
    harga: { minimum: given.minPrice ?? null, maximum: given.maxPrice ?? null },
    ...daysOf(given),
    urut: sorts[given.sort],
  }
}
