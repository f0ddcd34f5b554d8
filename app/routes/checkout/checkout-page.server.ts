import { redirect } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { type CheckoutState, getCheckoutState } from '#app/features/checkout/review.server.ts'
import { currentBuyer } from '#app/server/guards.server.ts'
import type { BuyerScope } from '#app/server/scopes.server.ts'

/** Nobody comes here with nothing in the cart: the cart page says what to do then. */
export async function requireFilledCart(
  request: Request,
): Promise<{ scope: BuyerScope; state: CheckoutState }> {
  const scope = await currentBuyer(request)
  const state = scope && (await getCheckoutState(scope))
  if (!state) throw redirect(paths.cart(localeOf(request)))
  return { scope, state }
}
