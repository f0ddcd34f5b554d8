import { redirect } from '@remix-run/node'

/** No host is ever asked: it only shows whether the address stays where it is. */
const somewhere = 'http://inside.invalid'

/**
 * A path of this site from whatever was handed in, or the fallback. A browser reads `//host`,
 * `/\host` and their encoded spellings as another site, and a line break would start a new header.
 */
export function safePath(wanted: unknown, fallback = '/'): string {
  if (typeof wanted !== 'string' || wanted.length > 2000 || !wanted.startsWith('/')) return fallback
  // `%5C`, `%2F` and control characters have no business in an address of ours.
  const path = wanted.split(/[?#]/, 1)[0] ?? ''
  if (/[\\\p{Cc}]/u.test(wanted) || /%(5c|2f|0[0-9a-f]|1[0-9a-f]|7f)/i.test(path)) return fallback
  if (path.includes('//')) return fallback
  try {
    const url = new URL(wanted, somewhere)
    if (url.origin !== somewhere || url.pathname.startsWith('//')) return fallback
    // The parsed form has everything outside ASCII encoded, so it fits into a header.
    return url.pathname + url.search + url.hash
  } catch {
    return fallback
  }
}

/** The only way to redirect to an address that came with the request. */
export function safeRedirect(wanted: unknown, fallback = '/', init?: ResponseInit): Response {
  return redirect(safePath(wanted, fallback), init)
}
