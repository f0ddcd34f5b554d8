import { transaction, type Tx } from '#app/server/db.server.ts'
import type { BuyerScope } from '#app/server/scopes.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { maximumLines } from './cart-line.ts'
import { dropLonelyAddOns, isForSale, onTheSameDay, openCart } from './commands.server.ts'
import { countCart } from './queries.server.ts'

/** `leftOut`: kinds of things that are no longer for sale, or more than a cart holds. */
export type BroughtIn = { cartCount: number; leftOut: number }

/**
 * At sign-in the guest's things join the account's; the larger quantity of the same thing wins, and
 * so does what was typed on the way to the review page just now.
 */
export async function mergeCarts(
  tx: Tx,
  { sessionId, userId }: { sessionId: string; userId: string },
): Promise<BroughtIn> {
  const cartId = await openCart(tx, { userId })
  const guestCart = await tx.cart.findUnique({ where: { sessionId } })
  if (!guestCart) return { cartCount: await countCart(tx, cartId), leftOut: 0 }
  await tx.$executeRaw`
    UPDATE cart_lines mine SET quantity = greatest(mine.quantity, guest.quantity),
      guests = greatest(mine.guests, guest.guests)
    FROM cart_lines guest
    WHERE mine.cart_id = ${cartId}::uuid AND guest.cart_id = ${guestCart.id}::uuid
      AND guest.variant_id = mine.variant_id AND ${onTheSameDay(Prisma.sql`guest`, Prisma.sql`mine`)}`
  const brought = await bringIn(
    tx,
    cartId,
    Prisma.sql`
      SELECT variant_id, date, session_id, departure, guests, quantity, seen_price, request_id, created_at
      FROM cart_lines WHERE cart_id = ${guestCart.id}::uuid`,
  )
  await tx.$executeRaw`
    UPDATE carts mine SET draft = guest.draft || jsonb_build_object(
      'choices', coalesce(mine.draft -> 'choices', '{}') || coalesce(guest.draft -> 'choices', '{}'),
      'codes', coalesce(mine.draft -> 'codes', '{}') || coalesce(guest.draft -> 'codes', '{}'))
    FROM carts guest
    WHERE mine.id = ${cartId}::uuid AND guest.id = ${guestCart.id}::uuid
      AND guest.draft IS NOT NULL`
  await tx.cart.delete({ where: { id: guestCart.id } })
  return brought
}

/** Puts a purchase that was not paid back into the cart, as far as its things are still for sale. */
export function refillCart(scope: BuyerScope, purchaseId: string): Promise<BroughtIn> {
  return transaction(async (tx) => {
    const cartId = await openCart(tx, scope)
    return bringIn(
      tx,
      cartId,
      Prisma.sql`
        SELECT line.variant_id, b.date, b.session_id, b.departure, b.guests, line.quantity,
          line.unit_price AS seen_price, b.request_id, now() AS created_at
        FROM orders o JOIN order_lines line ON line.order_id = o.id
        LEFT JOIN bookings b ON b.order_line_id = line.id
        WHERE o.purchase_id = ${purchaseId}::uuid`,
    )
  })
}

/** What is in the cart already stays as it is; the rest comes in as far as there is room. */
async function bringIn(tx: Tx, cartId: string, wished: Prisma.Sql): Promise<BroughtIn> {
  const [counted] = await tx.$queryRaw<{ leftOut: number }[]>`
    WITH missing AS (
      SELECT wished.* FROM (${wished}) wished
      WHERE NOT EXISTS (SELECT 1 FROM cart_lines line
        WHERE line.cart_id = ${cartId}::uuid AND line.variant_id = wished.variant_id
          AND ${onTheSameDay(Prisma.sql`line`, Prisma.sql`wished`)})
    ), brought AS (
      INSERT INTO cart_lines (cart_id, variant_id, date, session_id, departure, guests, quantity,
        seen_price, request_id, created_at)
      SELECT ${cartId}::uuid, v.id, missing.date, missing.session_id, missing.departure,
        missing.guests, missing.quantity, missing.seen_price, missing.request_id, missing.created_at
      FROM missing JOIN variants v ON v.id = missing.variant_id
        JOIN listings l ON l.id = v.listing_id JOIN makers m ON m.id = l.maker_id
      WHERE ${isForSale(Prisma.sql`missing.date`)}
      ORDER BY missing.created_at, v.id
      LIMIT (SELECT greatest(0, ${maximumLines}::int - count(*)) FROM cart_lines
        WHERE cart_id = ${cartId}::uuid)
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM missing)::int - (SELECT count(*) FROM brought)::int AS "leftOut"`
  const leftOut = (counted?.leftOut ?? 0) + (await dropLonelyAddOns(tx, cartId))
  return { cartCount: await countCart(tx, cartId), leftOut }
}
