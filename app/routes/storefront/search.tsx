import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { calendarDateOf } from '#app/core/dates.ts'
import { localeOf, localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { listCategories } from '#app/features/catalog/categories.server.ts'
import { cardTags } from '#app/features/catalog/page-tags.ts'
import { checkDays } from '#app/features/search/asked-days.ts'
import { parseSearchFilters } from '#app/features/search/filters.ts'
import { listPlaces } from '#app/features/search/places.server.ts'
import { searchListings } from '#app/features/search/queries.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { limitQuestions } from '#app/server/rate-limit.server.ts'
import { PageBody } from '#app/ui/page-header.tsx'
import { pageMeta } from './page-meta.ts'
import { ignoredNames, priceOfForm, searchHref, searchPairs } from './search-address.ts'
import { SearchFacetsPanel } from './search-facets.tsx'
import { SearchResults } from './search-results.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await limitQuestions(context.clientIp)
  const locale = localeOf(request)
  const given = new URL(request.url).searchParams
  const price = priceOfForm(given)
  if (price !== null) {
    given.set('harga', price)
    throw redirect(searchHref(locale, parseSearchFilters(given)))
  }
  const typed = parseSearchFilters(given)
  const [categories, places] = await Promise.all([listCategories(), listPlaces()])
  const known = {
    kategori: typed.kategori.filter((slug) => categories.some((each) => each.slug === slug)),
    kecamatan: typed.kecamatan.filter((slug) => places.some((each) => each.slug === slug)),
  }
  const { days, problems } = checkDays(typed, new Date())
  const filters = { ...typed, ...known, ...days }
  const ignored = [
    ...ignoredNames(given, { ...typed, ...known }),
    ...problems,
    ...(['kategori', 'kecamatan'] as const).filter(
      (name) => given.get(name) && known[name].length === 0,
    ),
  ]
  const main = categories.filter(({ parentSlug }) => !parentSlug)
  const found = await searchListings(filters, locale)
  // Where nothing is free, goods are no way out.
  return {
    filters,
    asked: askedDays(given),
    ignored,
    found,
    ideas: found.total === 0 && !filters.tanggal ? main : [],
  }
}

/** As typed, also when it cannot be looked for. */
const askedDays = (given: URLSearchParams) => ({
  tanggal: given.get('tanggal')?.slice(0, 10) ?? '',
  pulang: given.get('pulang')?.slice(0, 10) ?? '',
  orang: given.get('orang')?.slice(0, 3) ?? '',
  today: calendarDateOf(new Date()),
})

export const handle: PageHandle<typeof loader> = {
  // What is free on a day is sold while the page would be kept.
  cache: ({ found, filters }) =>
    filters.tanggal ? null : { tags: ['search', ...cardTags(found.cards)], seconds: 60 },
}

export const meta: MetaFunction<typeof loader> = (input) => {
  const { storefront: t } = messagesFor(localeOfPath(input.location.pathname))
  const filters = input.data?.filters
  return pageMeta(input, {
    title: filters?.q ? t.search.titleFor(filters.q) : t.search.title,
    description: t.search.description,
    path: paths.search,
    index: filters !== undefined && searchPairs(filters).length === 0,
  })
}

export default function Search() {
  const data = useLoaderData<typeof loader>()
  return (
    <PageBody>
      <div className="grid items-start gap-8 lg:grid-cols-[15.5rem_minmax(0,1fr)]">
        <SearchFacetsPanel filters={data.filters} facets={data.found.facets} asked={data.asked} />
        <SearchResults {...data} />
      </div>
    </PageBody>
  )
}
