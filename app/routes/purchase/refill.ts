import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { refillCart } from '#app/features/cart/bring-in.server.ts'
import { noticeQuery } from '#app/features/cart/notice.ts'
import { requireVisitor } from '#app/server/guards.server.ts'
import { cartCountCookie } from '#app/server/session-cookies.server.ts'
import { requirePurchase } from './purchase-route.server.ts'

export async function action({ request, params, context }: ActionFunctionArgs) {
  const purchase = await requirePurchase(params.token)
  const { scope, headers } = await requireVisitor(request, context)
  const { cartCount, leftOut } = await refillCart(scope, purchase.id)
  headers.append('Set-Cookie', cartCountCookie(cartCount))
  const notice = noticeQuery(
    leftOut > 0 ? { kind: 'left-out', left: leftOut } : { kind: 'refilled' },
  )
  return redirect(paths.cart(localeOf(request)) + notice, { headers, status: 303 })
}
