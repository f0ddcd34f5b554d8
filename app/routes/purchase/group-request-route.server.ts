import { redirect } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import type { RequestNoticeKind } from '#app/features/requests/notice.ts'
import { notFound } from '#app/server/guards.server.ts'
import { mintScope, type RequestToken } from '#app/server/scopes.server.ts'

/** Whoever knows the token has asked; a text of another shape knows nothing. */
export function requestTokenOf(token: string | undefined): RequestToken {
  return token && /^[2-9A-Z]{28}$/.test(token) ? mintScope.requestToken(token) : notFound()
}

/** Every verb ends on the page of the request, with what came of it in the address. */
export function backToRequest(
  request: Request,
  token: string | undefined,
  kind?: RequestNoticeKind,
): Response {
  const page = paths.groupRequest(localeOf(request), token ?? '')
  return redirect(kind ? `${page}?kabar=${kind}` : page, 303)
}
