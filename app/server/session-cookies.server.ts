import {
  clearCookie,
  hostCookieName,
  readCookies,
  writeCookie,
} from '#app/server/cookies.server.ts'
import { noPaymentReturns } from './payment-return-cookie.server.ts'
import { sessionLimits } from './session-limits.ts'

const maxAgeInSeconds = sessionLimits.visitor.absoluteMs / 1000

/** The one cookie that opens doors. */
export function sessionCookie(token: string): string {
  return writeCookie(hostCookieName('sid'), token, { maxAgeInSeconds, readable: false })
}

/** Read by the script of cached pages, which are the same for everybody; it opens nothing. */
export function cartCountCookie(count: number): string {
  if (count <= 0) return clearCookie('cart_count', { readable: true })
  return writeCookie('cart_count', String(count), { maxAgeInSeconds, readable: true })
}

/** Only the first name: who looks over the shoulder learns no more. */
export function nameCookie(name: string): string {
  const firstName = name.trim().split(/\s+/u)[0] ?? ''
  if (firstName === '') return clearCookie('user_name', { readable: true })
  const value = encodeURIComponent([...firstName].slice(0, 30).join(''))
  return writeCookie('user_name', value, { maxAgeInSeconds, readable: true })
}

/** Which BUM Desa a person who serves several is working for. A wish, never a permission. */
export function shopCookie(slug: string): string {
  return writeCookie('shop', encodeURIComponent(slug), { maxAgeInSeconds, readable: false })
}

export function wishedShopSlug(request: Request): string | null {
  const [value] = readCookies(request, 'shop')
  return value && /^[a-z0-9-]{1,100}$/.test(value) ? value : null
}

export function headersWithCookies(cookies: readonly string[]): Headers {
  const headers = new Headers()
  for (const cookie of cookies) headers.append('Set-Cookie', cookie)
  return headers
}

export function signedInHeaders({
  token,
  name,
  cartCount,
}: {
  token: string
  name: string
  cartCount: number
}): Headers {
  return headersWithCookies([sessionCookie(token), nameCookie(name), cartCountCookie(cartCount)])
}

/** Nothing of the person stays behind for the next one at the same telephone. */
export function signedOutHeaders(): Headers {
  return headersWithCookies([
    clearCookie(hostCookieName('sid'), { readable: false }),
    clearCookie('user_name', { readable: true }),
    clearCookie('cart_count', { readable: true }),
    clearCookie('shop', { readable: false }),
    noPaymentReturns(),
  ])
}
