import type { MetaDescriptor } from '@remix-run/node'
import { type Locale, localeOfPath } from '#app/core/locale.ts'
import { messagesFor } from '#app/i18n/messages.ts'

type MetaInput = {
  location: { pathname: string }
  matches: readonly { id: string; data?: unknown }[]
}

type PageMeta = {
  title: string
  description: string
  /** The one address of this page in a language, without filters. */
  path: (locale: Locale) => string
  type?: 'website' | 'product' | 'place'
  /** A path on this site or a whole address, with its size. */
  picture?: { url: string; width: number; height: number; alt: string } | null
  /** Filtered and empty pages are for people, not for indexes. */
  index?: boolean
  jsonLd?: readonly JsonLd[]
}

export type JsonLd = Record<string, unknown>

const languages = { id: 'id_ID', en: 'en_US' } as const
const longestDescription = 160

/** Everything search engines and messengers are told about a page. */
export function pageMeta(input: MetaInput, page: PageMeta): MetaDescriptor[] {
  const locale = localeOfPath(input.location.pathname)
  const other = locale === 'id' ? 'en' : 'id'
  const absolute = absoluteIn(input)
  const { common: t } = messagesFor(locale)
  const title = page.title.includes(t.siteName) ? page.title : `${page.title} · ${t.siteName}`
  const description = shorten(page.description)
  const url = absolute(page.path(locale))
  const picture = page.picture ?? { url: '/icon-512.png', width: 512, height: 512, alt: t.siteName }
  return [
    { title },
    { name: 'description', content: description },
    ...(page.index === false ? [{ name: 'robots', content: 'noindex, follow' }] : []),
    link('canonical', url),
    ...(['id', 'en'] as const).map((each) => alternate(each, absolute(page.path(each)))),
    alternate('x-default', absolute(page.path('id'))),
    property('og:site_name', t.siteName),
    property('og:type', page.type === 'product' ? 'product' : 'website'),
    property('og:title', page.title),
    property('og:description', description),
    property('og:url', url),
    property('og:locale', languages[locale]),
    property('og:locale:alternate', languages[other]),
    property('og:image', absolute(picture.url)),
    property('og:image:width', String(picture.width)),
    property('og:image:height', String(picture.height)),
    property('og:image:alt', picture.alt),
    { name: 'twitter:card', content: page.picture ? 'summary_large_image' : 'summary' },
    ...(page.jsonLd ?? []).map((each) => ({
      'script:ld+json': { '@context': 'https://schema.org', ...each } as never,
    })),
  ]
}

/** Turns a path into the whole address; a whole address stays what it is. */
export function absoluteIn({ matches }: MetaInput): (path: string) => string {
  const root = matches.find(({ id }) => id === 'root')?.data as
    | { site: { url: string } }
    | undefined
  return (path) => (/^https?:/.test(path) ? path : `${root?.site.url ?? ''}${path}`)
}

export function absentMeta(title: string): MetaDescriptor[] {
  return [{ title: `${title} · Lumbung` }, { name: 'robots', content: 'noindex' }]
}

const link = (rel: string, href: string) => ({ tagName: 'link' as const, rel, href })
const alternate = (hrefLang: string, href: string) => ({ ...link('alternate', href), hrefLang })
const property = (name: string, content: string) => ({ property: name, content })

/** Cut at a word, because a cut word reads as a mistake. */
function shorten(text: string): string {
  if (text.length <= longestDescription) return text
  const cut = text.slice(0, longestDescription - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 80))}…`
}
