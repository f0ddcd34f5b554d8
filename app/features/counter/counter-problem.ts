import {
  type CartLine,
  isBlocking,
  type LineProblem,
  problemOf,
} from '#app/features/cart/cart-line.ts'

/**
 * Why something cannot be handed over. A shop that is closed on the web still has its desk, unless it is
 * suspended; and a limit for one order is for who buys unseen.
 */
export function problemAtCounter(line: CartLine): LineProblem | null {
  const status = line.shop.status === 'closed' ? 'open' : line.shop.status
  const problem = problemOf({
    ...line,
    shop: { ...line.shop, status },
    maximumPerOrder: line.available,
  })
  return isBlocking(problem) ? problem : null
}
