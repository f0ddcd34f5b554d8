import type { Submission } from '@conform-to/react'
import { data } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { noticeQuery } from '#app/features/cart/notice.ts'
import type { Account } from '#app/i18n/id/account.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { writeCookie, hostCookieName, readCookies } from '#app/server/cookies.server.ts'
import { safePath } from '#app/server/safe-redirect.server.ts'
import type { Visitor } from '#app/server/session.server.ts'
import type { Caller } from '#app/features/users/sign-in.server.ts'

/** What was typed comes back, secrets do not. */
const hideFields = ['password', 'currentPassword', 'code']

type AnySubmission = Pick<Submission<unknown, string[], unknown>, 'reply'>

/** Fields that are not understood: the page again, with what was typed and what is wrong. */
export function answerInvalid(submission: AnySubmission) {
  return data(submission.reply({ hideFields }), { status: 422 })
}

type Reason = keyof Account['refusals'] | 'too-many'
type Refused = { reason: Reason; retryAfterSeconds?: number }

const statuses: Partial<Record<Reason, number>> = {
  'wrong-credentials': 401,
  'wrong-password': 401,
  'wrong-code': 401,
  'too-many': 429,
}

/** An expected refusal: the page again, with one sentence that says why. */
export function answerRefused(
  request: Request,
  submission: AnySubmission,
  { reason, retryAfterSeconds = 60 }: Refused,
) {
  const t = messagesFor(localeOf(request)).account
  const isTooMany = reason === 'too-many'
  const sentence = isTooMany ? t.tooMany(Math.ceil(retryAfterSeconds / 60)) : t.refusals[reason]
  return data(submission.reply({ formErrors: [sentence], hideFields }), {
    status: statuses[reason] ?? 409,
    ...(isTooMany && { headers: { 'Retry-After': String(retryAfterSeconds) } }),
  })
}

/** Where the visitor wanted to go; to the cart when not everything in it came along, which says so. */
export function afterSignIn(
  request: Request,
  redirectTo: unknown,
  { leftOut }: { leftOut: number },
): string {
  const locale = localeOf(request)
  if (leftOut > 0) return paths.cart(locale) + noticeQuery({ kind: 'left-out', left: leftOut })
  return safePath(redirectTo, paths.account(locale))
}

/** What signing in must know about where the request comes from. */
export function callerOf(request: Request, clientIp: string, visitor: Visitor | null): Caller {
  return {
    clientIp,
    userAgent: request.headers.get('User-Agent') ?? '',
    sessionId: visitor?.sessionId ?? null,
    device: readCookies(request, hostCookieName('device'))[0] ?? null,
  }
}

/** Tells this browser apart from strangers who try the same account; it opens nothing. */
export function deviceCookie(device: string): string {
  const maxAgeInSeconds = 365 * 24 * 60 * 60
  return writeCookie(hostCookieName('device'), device, { maxAgeInSeconds, readable: false })
}
