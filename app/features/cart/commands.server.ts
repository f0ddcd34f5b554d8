import { newId } from '#app/core/ids.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import type { BuyerScope } from '#app/server/scopes.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { maximumLines, mostAllowed } from './cart-line.ts'
import { cartKey, countCart } from './queries.server.ts'

export type CartRefusal = 'not-for-sale' | 'sold-out' | 'too-many' | 'cart-full'
/** `cartCount` is for the badge; `left` says how much there still is, where that is the reason. */
export type CartChange = { cartCount: number } & (
  | { ok: true }
  | { ok: false; reason: CartRefusal; left?: number }
)

/** Adds to what is already there. When less is left than wanted, the cart keeps what is left and says so. */
export function addToCart(
  scope: BuyerScope,
  { variantId, quantity }: { variantId: string; quantity: number },
): Promise<CartChange> {
  return transaction(async (tx) => {
    const cartId = await openCart(tx, scope)
    const line = await tx.cartLine.findUnique({
      where: { cartId_variantId: { cartId, variantId } },
    })
    return putLine(tx, cartId, { variantId, quantity: (line?.quantity ?? 0) + quantity })
  })
}

/**
 * What was typed beside the lines. One that did not change is left alone, and so is what must still be
 * said about it (a new price); of several refusals the first is told.
 */
export function setCartQuantities(
  scope: BuyerScope,
  wishes: readonly { variantId: string; quantity: number }[],
): Promise<CartChange> {
  return transaction(async (tx) => {
    const cartId = await openCart(tx, scope)
    const lines = await tx.cartLine.findMany({ where: { cartId } })
    const before = new Map(lines.map(({ variantId, quantity }) => [variantId, quantity]))
    let change: CartChange = { ok: true, cartCount: await countCart(tx, cartId) }
    for (const wish of wishes) {
      if (before.get(wish.variantId) === wish.quantity) continue
      const { cartCount, ...put } = await putLine(tx, cartId, wish)
      change = { ...(change.ok ? put : change), cartCount }
    }
    return change
  })
}

/** A line that is not there is as gone as one that was just removed. */
export function removeFromCart(scope: BuyerScope, variantId: string): Promise<CartChange> {
  return transaction(async (tx) => {
    const cartId = await openCart(tx, scope)
    await tx.cartLine.deleteMany({ where: { cartId, variantId } })
    return { ok: true, cartCount: await countCart(tx, cartId) }
  })
}

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
    UPDATE cart_lines mine SET quantity = greatest(mine.quantity, guest.quantity)
    FROM cart_lines guest
    WHERE mine.cart_id = ${cartId}::uuid AND guest.cart_id = ${guestCart.id}::uuid
      AND guest.variant_id = mine.variant_id`
  const brought = await bringIn(
    tx,
    cartId,
    Prisma.sql`
      SELECT variant_id, quantity, seen_price, created_at
      FROM cart_lines WHERE cart_id = ${guestCart.id}::uuid`,
  )
  await tx.$executeRaw`
    UPDATE carts mine SET draft = guest.draft || jsonb_build_object('choices',
      coalesce(mine.draft -> 'choices', '{}') || coalesce(guest.draft -> 'choices', '{}'))
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
        SELECT line.variant_id, line.quantity, line.unit_price AS seen_price, now() AS created_at
        FROM orders o JOIN order_lines line ON line.order_id = o.id
        WHERE o.purchase_id = ${purchaseId}::uuid`,
    )
  })
}

const isForSale = Prisma.sql`
  v.is_active AND l.status = 'live' AND l.kind = 'product' AND m.status = 'active'`

/** What is in the cart already stays as it is; the rest comes in as far as there is room. */
async function bringIn(tx: Tx, cartId: string, wished: Prisma.Sql): Promise<BroughtIn> {
  const [counted] = await tx.$queryRaw<{ leftOut: number }[]>`
    WITH missing AS (
      SELECT wished.* FROM (${wished}) wished
      WHERE NOT EXISTS (SELECT 1 FROM cart_lines
        WHERE cart_id = ${cartId}::uuid AND variant_id = wished.variant_id)
    ), brought AS (
      INSERT INTO cart_lines (cart_id, variant_id, quantity, seen_price, created_at)
      SELECT ${cartId}::uuid, v.id, missing.quantity, missing.seen_price, missing.created_at
      FROM missing JOIN variants v ON v.id = missing.variant_id
        JOIN listings l ON l.id = v.listing_id JOIN makers m ON m.id = l.maker_id
      WHERE ${isForSale}
      ORDER BY missing.created_at, v.id
      LIMIT (SELECT greatest(0, ${maximumLines}::int - count(*)) FROM cart_lines
        WHERE cart_id = ${cartId}::uuid)
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM missing)::int - (SELECT count(*) FROM brought)::int AS "leftOut"`
  return { cartCount: await countCart(tx, cartId), leftOut: counted?.leftOut ?? 0 }
}

/** Finds or makes the cart and marks it changed; the row lock puts two tabs one after the other. */
async function openCart(tx: Tx, scope: BuyerScope | { userId: string }): Promise<string> {
  const key = 'sessionId' in scope ? cartKey(scope) : scope
  await tx.cart.createMany({ data: { id: newId(), ...key }, skipDuplicates: true })
  const cart = await tx.cart.update({
    where: key,
    data: { version: { increment: 1 } },
    select: { id: true },
  })
  return cart.id
}

async function putLine(
  tx: Tx,
  cartId: string,
  { variantId, quantity }: { variantId: string; quantity: number },
): Promise<CartChange> {
  const refusal = await putWhatIsLeft(tx, cartId, { variantId, quantity })
  const cartCount = await countCart(tx, cartId)
  return refusal ? { ok: false, cartCount, ...refusal } : { ok: true, cartCount }
}

async function putWhatIsLeft(
  tx: Tx,
  cartId: string,
  { variantId, quantity }: { variantId: string; quantity: number },
): Promise<{ reason: CartRefusal; left?: number } | null> {
  const [offer] = await tx.$queryRaw<Offer[]>`
    SELECT v.price, v.on_hand - v.held AS available, v.maximum_per_order AS "maximumPerOrder",
      (SELECT count(*)::int FROM cart_lines
       WHERE cart_id = ${cartId}::uuid AND variant_id <> v.id) AS "otherLines"
    FROM variants v JOIN listings l ON l.id = v.listing_id JOIN makers m ON m.id = l.maker_id
    WHERE v.id = ${variantId}::uuid AND ${isForSale}`
  if (!offer) return { reason: 'not-for-sale' }
  const left = mostAllowed(offer)
  if (left === 0) return { reason: 'sold-out', left }
  if (offer.otherLines >= maximumLines) return { reason: 'cart-full' }
  const kept = Math.min(quantity, left)
  await tx.cartLine.upsert({
    where: { cartId_variantId: { cartId, variantId } },
    create: { cartId, variantId, quantity: kept, seenPrice: offer.price },
    update: { quantity: kept, seenPrice: offer.price },
  })
  return kept < quantity ? { reason: 'too-many', left } : null
}

type Offer = { price: bigint; available: number; maximumPerOrder: number; otherLines: number }
