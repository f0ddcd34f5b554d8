import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { noticeQuery } from '#app/features/cart/notice.ts'
import { putRequestInCart } from '#app/features/cart/put-request.server.ts'
import { suggestBuyer } from '#app/features/checkout/draft.server.ts'
import { getRequestForBuyer } from '#app/features/requests/queries.server.ts'
import { notFound, requireVisitor } from '#app/server/guards.server.ts'
import { cartCountCookie } from '#app/server/session-cookies.server.ts'
import { backToRequest, requestTokenOf } from './group-request-route.server.ts'

/** Into the cart: it is paid like everything else, and together with it. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = requestTokenOf(params.token)
  const { contact } = (await getRequestForBuyer(token)) ?? notFound()
  const { scope, headers } = await requireVisitor(request, context)
  const change = await putRequestInCart(scope, token)
  if (!change.ok) {
    const kind = change.reason === 'cart-full' ? 'cart-full' : 'not-for-sale'
    return backToRequest(request, params.token, kind)
  }
  if (contact) await suggestBuyer(scope, contact)
  headers.append('Set-Cookie', cartCountCookie(change.cartCount))
  const page = paths.cart(localeOf(request)) + noticeQuery({ kind: 'added' })
  return redirect(page, { status: 303, headers })
}
