import { data, redirect } from '@remix-run/node'
import type { ZodError } from 'zod'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import type { CartChange } from '#app/features/cart/commands.server.ts'
import { type CartNotice, noticeQuery } from '#app/features/cart/notice.ts'
import { cartCountCookie } from '#app/server/session-cookies.server.ts'

/** A change that worked leads back to the cart, so that "back" and "reload" are harmless. */
export function answerCartChange(
  request: Request,
  { change, headers, good }: { change: CartChange; headers: Headers; good?: CartNotice['kind'] },
) {
  headers.append('Set-Cookie', cartCountCookie(change.cartCount))
  if (!change.ok) {
    const notice: CartNotice = { kind: change.reason, left: change.left ?? 0 }
    return data({ notice }, { status: 409, headers })
  }
  const query = good ? noticeQuery({ kind: good }) : ''
  return redirect(paths.cart(localeOf(request)) + query, { headers })
}

/** The cart is shown as it is, with what was wrong with the wish. */
export function answerBadCartForm(error: ZodError) {
  const isQuantity = error.issues.some(({ path }) => path[0] === 'quantity')
  const notice: CartNotice = { kind: isQuantity ? 'quantity' : 'not-for-sale', left: 0 }
  return data({ notice }, { status: 422 })
}
