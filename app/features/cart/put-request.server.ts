import { refuse } from '#app/core/result.ts'
import { transaction } from '#app/server/db.server.ts'
import type { BuyerScope, RequestToken } from '#app/server/scopes.server.ts'
import { maximumLines } from './cart-line.ts'
import { type CartChange, openCart } from './commands.server.ts'
import { countCart } from './queries.server.ts'

/**
 * What a BUM Desa has confirmed, into the cart, as one thing for its price. Another group on the same
 * day takes its turn: the one that was in the cart keeps its place and can be put in again.
 */
export function putRequestInCart(scope: BuyerScope, token: RequestToken): Promise<CartChange> {
  return transaction(async (tx) => {
    const cartId = await openCart(tx, scope)
    const others = await tx.cartLine.count({
      where: { cartId, OR: [{ requestId: null }, { request: { token: { not: token } } }] },
    })
    const isFull = others >= maximumLines
    const put = isFull
      ? 0
      : await tx.$executeRaw`
        INSERT INTO cart_lines (cart_id, variant_id, date, quantity, seen_price, request_id)
        SELECT ${cartId}::uuid, variant_id, date, 1, price, id FROM group_requests
        WHERE token = ${token} AND status = 'confirmed' AND pay_by > now()
        ON CONFLICT (cart_id, variant_id, date, session_id, departure) DO UPDATE
          SET quantity = 1, seen_price = excluded.seen_price, request_id = excluded.request_id`
    const cartCount = await countCart(tx, cartId)
    if (put === 1) return { ok: true, cartCount }
    return { ...refuse(isFull ? 'cart-full' : 'not-for-sale'), cartCount }
  })
}
