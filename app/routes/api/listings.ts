import { limitQuestions } from '#app/server/rate-limit.server.ts'
import type { LoaderFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import { getCategory } from '#app/features/catalog/categories.server.ts'
import { parseSearchFilters, type SearchPageFilters } from '#app/features/search/filters.ts'
import { listPlaces } from '#app/features/search/places.server.ts'
import { searchListings } from '#app/features/search/queries.server.ts'
import { answerPublic, refuseParameters, refusePublic } from './answer.server.ts'
import { listingAnswer } from './listing-answers.server.ts'
import { farthestPage, listingParameters, pagingOf, readParameters, sorts } from './parameters.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await limitQuestions(context.clientIp)
  const given = listingParameters.safeParse(readParameters(request))
  if (!given.success) return refuseParameters(given.error)
  const unknown = await unknownName(given.data)
  if (unknown) return refusePublic(400, 'Some parameters could not be understood.', [unknown])
  const { page, perPage } = pagingOf(given.data)
  const isBeyond = page > farthestPage
  const filters = { ...filtersOf(given.data), hal: isBeyond ? 1 : page }
  const { cards, total } = await searchListings(filters, 'id', isBeyond ? 1 : perPage)
  const listings = isBeyond ? [] : cards.map(listingAnswer)
  return answerPublic(request, { listings, total, page, perPage })
}

type Given = z.infer<typeof listingParameters>

/** A name nobody knows is more likely a mistake than a wish for nothing. */
async function unknownName({ category, kecamatan }: Given) {
  if (category && !(await getCategory(category))) {
    return { parameter: 'category', message: 'There is no such category' }
  }
  const places = kecamatan ? await listPlaces() : []
  if (kecamatan && !places.some(({ slug, code }) => slug === kecamatan || code === kecamatan)) {
    return { parameter: 'kecamatan', message: 'There is no such kecamatan' }
  }
  return null
}

function filtersOf(given: Given): SearchPageFilters {
  return {
    ...parseSearchFilters(new URLSearchParams({ q: given.q })),
    jenis: given.kind && (given.kind === 'product' ? 'produk' : 'wisata'),
    kategori: given.category ? [given.category] : [],
    kecamatan: given.kecamatan ? [given.kecamatan] : [],
    harga: { minimum: given.minPrice ?? null, maximum: given.maxPrice ?? null },
    urut: sorts[given.sort],
  }
}
