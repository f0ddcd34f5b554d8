import { limitQuestions } from '#app/server/rate-limit.server.ts'
import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { listPlaces } from '#app/features/search/places.server.ts'
import { suggestListings } from '#app/features/search/queries.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'

const longest = 60

/** What the search box offers while somebody types; each leads straight to its page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await limitQuestions(context.clientIp)
  const { searchParams } = new URL(request.url)
  const locale: Locale = searchParams.get('lang') === 'en' ? 'en' : 'id'
  const typed = (searchParams.get('q') ?? '').slice(0, longest).toWellFormed()
  const found = typed.trim().length < 2 ? [] : await suggestListings(typed, locale)
  const places = await listPlaces()
  const { suggest } = messagesFor(locale).storefront.search
  const items = found.map((each) => {
    switch (each.type) {
      case 'listing': {
        const isProduct = each.kind === 'product'
        const path = isProduct ? paths.product : paths.experience
        const note = isProduct ? suggest.listing : suggest.trip
        return { label: each.text, note, href: path(locale, each.slug) }
      }
      case 'category':
        return { label: each.text, note: suggest.category, href: paths.category(locale, each.slug) }
      case 'district': {
        const slug = places.find(({ code }) => code === each.code)?.slug ?? each.code
        return { label: each.text, note: suggest.district, href: paths.district(locale, slug) }
      }
      case 'village': {
        const district = places.find(({ code }) => each.code.startsWith(`${code}.`))?.name
        const note = district ? `${suggest.village}, ${district}` : suggest.village
        return { label: each.text, note, href: paths.village(locale, each.code) }
      }
    }
    return each satisfies never
  })
  return Response.json(items, { headers: { 'Cache-Control': 'public, max-age=60' } })
}
