import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Locale } from '#app/core/locale.ts'
import { locales } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { listCategories } from '#app/features/catalog/categories.server.ts'
import {
  countPublicListings,
  listSitemapListings,
} from '#app/features/catalog/sitemap-queries.server.ts'
import { listPlaces } from '#app/features/search/places.server.ts'
import { listPublicShops } from '#app/features/shops/directory-queries.server.ts'
import { siteSettings } from '#app/server/http/site-settings.server.ts'
import { rememberPublic } from '#app/server/public-memory.server.ts'
import { limitQuestions } from '#app/server/rate-limit.server.ts'

/** Both languages of so many listings stay below the 50,000 addresses a file may have. */
const listingsPerPart = 20_000

type Entry = { path: (locale: Locale) => string; updated?: Date }

/** One file while everything fits; then an index of parts, the first of which holds the places. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await limitQuestions(context.clientIp)
  const part = new URL(request.url).searchParams.get('bagian')
  const total = await remembered('total', countPublicListings)
  const parts = Math.ceil(total / listingsPerPart)
  if (part === null) {
    if (parts > 1) return xml(indexOf(parts + 1))
    return xml(
      await remembered('whole', async () =>
        urlsOf([...(await placeEntries()), ...(await listingEntries(0))]),
      ),
    )
  }
  const number = /^[1-9]\d{0,3}$/.test(part) ? Number(part) : 0
  if (number === 0 || number > parts + 1) throw new Response(null, { status: 404 })
  return xml(
    await remembered(`part ${number}`, async () =>
      urlsOf(number === 1 ? await placeEntries() : await listingEntries(number - 2)),
    ),
  )
}

/** Under no listing's tag: a minute is soon enough for search engines, and each change would drop it. */
const remembered = <T>(name: string, load: () => Promise<T>) =>
  rememberPublic(`sitemap ${name}`, load, () => [])

async function placeEntries(): Promise<Entry[]> {
  const [categories, places, shops] = await Promise.all([
    listCategories(),
    listPlaces(),
    listPublicShops({ district: null, limit: 20_000, offset: 0 }),
  ])
  return [
    { path: paths.home },
    { path: paths.map },
    { path: (each) => paths.help(each) },
    ...categories.map(({ slug }) => ({ path: (each: Locale) => paths.category(each, slug) })),
    ...places.map(({ slug }) => ({ path: (each: Locale) => paths.district(each, slug) })),
    ...places.flatMap(({ villages }) =>
      villages.map(({ code }) => ({ path: (each: Locale) => paths.village(each, code) })),
    ),
    ...shops.rows.map(({ slug }) => ({ path: (each: Locale) => paths.shop(each, slug) })),
  ]
}

async function listingEntries(part: number): Promise<Entry[]> {
  const listings = await listSitemapListings(listingsPerPart, part * listingsPerPart)
  return listings.map(({ slug, kind, updated }) => ({
    path: (each) => (kind === 'product' ? paths.product(each, slug) : paths.experience(each, slug)),
    updated,
  }))
}

function urlsOf(entries: readonly Entry[]): string {
  const { url } = siteSettings()
  const rows = entries.flatMap(({ path, updated }) => {
    const changed = updated ? `<lastmod>${updated.toISOString()}</lastmod>` : ''
    return locales.map((each) => `<url><loc>${escapeXml(url + path(each))}</loc>${changed}</url>`)
  })
  return `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows.join('\n')}\n</urlset>`
}

function indexOf(parts: number): string {
  const { url } = siteSettings()
  const rows = Array.from(
    { length: parts },
    (_, index) =>
      `<sitemap><loc>${escapeXml(`${url}/sitemap.xml?bagian=${index + 1}`)}</loc></sitemap>`,
  )
  return `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows.join('\n')}\n</sitemapindex>`
}

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function xml(body: string): Response {
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`, {
    headers: {
      'Content-Type': 'application/xml; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
    },
  })
}
