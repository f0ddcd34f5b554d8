import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { enterCode } from '#app/features/checkout/cart-promotions.server.ts'
import { requireVisitor } from '#app/server/guards.server.ts'
import { limitAddress, limitOrThrow429 } from '#app/server/rate-limit.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import type { CartAnswer } from './cart-answer.server.ts'

// Refused, the code is answered on the cart page itself.
export { default, loader, meta } from './cart.tsx'

/** Whoever guesses codes is slow at it. */
const tries = { points: 10, seconds: 600 }

export async function action({ request, context }: ActionFunctionArgs) {
  const { code } = await readForm(request)
  const { scope, headers } = await requireVisitor(request, context)
  await limitOrThrow429(`coupon:${scope.sessionId}`, tries.points, tries.seconds)
  await limitAddress('coupon', context.clientIp, tries)
  // Two codes in one field are no code.
  const typed = typeof code === 'string' ? code : ''
  const entered = await enterCode(scope, typed)
  if (entered.ok) return redirect(paths.cart(localeOf(request)), { headers })
  const answer: CartAnswer = { code: { typed: typed.slice(0, 40), problem: entered.reason } }
  return data(answer, { status: 422, headers })
}
