export const locales = ['id', 'en'] as const
export type Locale = (typeof locales)[number]

/** The address alone decides the language: `/en` and below is English, everything else Indonesian. */
export function localeOfPath(pathname: string): Locale {
  return pathname === '/en' || pathname.startsWith('/en/') || pathname === '/en.data' ? 'en' : 'id'
}

export function localeOf(request: { url: string }): Locale {
  return localeOfPath(new URL(request.url).pathname)
}

/** The same address without its language, always starting with a slash. */
export function withoutLocale(pathname: string): string {
  return localeOfPath(pathname) === 'en' ? pathname.slice(3) || '/' : pathname
}

/** The same page in another language; only public and account pages exist in both. */
export function inLocale(locale: Locale, pathname: string): string {
  const bare = withoutLocale(pathname)
  if (locale === 'id') return bare
  return bare === '/' ? '/en' : `/en${bare}`
}
