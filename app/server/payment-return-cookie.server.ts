import { clearCookie, hostCookieName, readCookies, writeCookie } from './cookies.server.ts'

const name = () => hostCookieName('pays')
/** As long as a payment page may stay open, and some more. */
const maxAgeInSeconds = 2 * 24 * 3600
const most = 5

/**
 * Which purchases this browser is about to pay, newest first, as tokens: the payment page sends it
 * back to an address that does not hold one.
 */
export function readPaymentReturns(request: Request): string[] {
  const values = readCookies(request, name()).flatMap((value) => value.split('.'))
  return values.filter((token) => /^[2-9A-Z]{28}$/.test(token)).slice(0, most)
}

export function paymentReturnCookie(request: Request, token: string): string {
  const tokens = [...new Set([token, ...readPaymentReturns(request)])].slice(0, most)
  return writeCookie(name(), tokens.join('.'), { maxAgeInSeconds, readable: false })
}

export const noPaymentReturns = () => clearCookie(name(), { readable: false })
