export const locales = ['id', 'en'] as const
export type Locale = (typeof locales)[number]

/** The address alone decides the language: `/en` and below is English, everything else Indonesian. */
export function localeOfPath(pathname: string): Locale {
  return pathname === '/en' || pathname.startsWith('/en/') || pathname === '/en.data' ? 'en' : 'id'
}

export function localeOf(request: { url: string }): Locale {
  return localeOfPath(new URL(request.url).pathname)
}

/** Pages that are typed in by hand have a word of the language as their address. */
const englishWords: Readonly<Record<string, string>> = { '/bantuan': '/help' }
const indonesianWords = Object.fromEntries(
  Object.entries(englishWords).map(([indonesian, english]) => [english, indonesian]),
)

/** The same address without its language, as it is in Indonesian, always starting with a slash. */
export function withoutLocale(pathname: string): string {
  if (localeOfPath(pathname) === 'id') return pathname
  const bare = pathname.slice(3) || '/'
  return indonesianWords[bare] ?? bare
}

/** The same page in another language; only public and account pages exist in both. */
export function inLocale(locale: Locale, pathname: string): string {
  const bare = withoutLocale(pathname)
  if (locale === 'id') return bare
  return bare === '/' ? '/en' : `/en${englishWords[bare] ?? bare}`
}
