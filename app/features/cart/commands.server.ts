import { newId } from '#app/core/ids.ts'
import type { VisitRefusal, WishRefusal } from '#app/features/bookings/experience-calendar.ts'
import { offerVisits } from '#app/features/bookings/offers.server.ts'
import { guestsOf, type Visit, visitColumns } from '#app/features/bookings/visit.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import type { BuyerScope } from '#app/server/scopes.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { maximumLines, mostAllowed } from './cart-line.ts'
import { countCompanions, sortWishes, stillToCome } from './companions.server.ts'
import { cartKey, countCart, listCartLines } from './queries.server.ts'

export type CartRefusal = 'not-for-sale' | 'sold-out' | 'too-many' | 'cart-full' | VisitRefusal
/** `cartCount` is for the badge; `left` says how much there still is, where that is the reason. */
export type CartChange = { cartCount: number } & (
  | { ok: true }
  | { ok: false; reason: CartRefusal; left?: number }
)

/** A variant and, of what is not a good, on which days. */
export type Thing = { variantId: string; visit: Visit | null }

/** Adds to what is already there. When less is left than wanted, the cart keeps what is left and says so. */
export function addToCart(
  scope: BuyerScope,
  { quantity, ...thing }: Thing & { quantity: number },
): Promise<CartChange> {
  return transaction(async (tx) => {
    const cartId = await openCart(tx, scope)
    return putMore(tx, cartId, { ...thing, quantity })
  })
}

/**
 * Adults, children and guests from abroad of one visit: together they are the group, and after them
 * comes what they have with it. Of several refusals the first is told.
 */
export function addVisitToCart(
  scope: BuyerScope,
  visit: Visit,
  wishes: readonly { variantId: string; quantity: number }[],
): Promise<CartChange> {
  return transaction(async (tx) => {
    const cartId = await openCart(tx, scope)
    let change: CartChange = { ok: true, cartCount: await countCart(tx, cartId) }
    const { people, addOns } = await sortWishes(tx, wishes)
    for (const [index, { variantId, quantity }] of [...people, ...addOns].entries()) {
      const companions = sum(people.slice(index + 1).map((still) => still.quantity))
      const isAlone = people.length === 1 && people[0]?.variantId === variantId
      const wanted = {
        variantId,
        visit: isAlone ? visit : withoutGuests(visit),
        quantity,
        companions,
      }
      const { cartCount, ...put } = await putMore(tx, cartId, wanted)
      change = { ...(change.ok ? put : change), cartCount }
    }
    return change
  })
}

async function findLine(tx: Tx, cartId: string, thing: Thing): Promise<string | null> {
  const { date, sessionId, departure } = columnsOf(thing)
  const [line] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM cart_lines WHERE cart_id = ${cartId}::uuid AND variant_id = ${thing.variantId}::uuid
      AND date IS NOT DISTINCT FROM ${date}::date AND session_id IS NOT DISTINCT FROM ${sessionId}::uuid
      AND departure IS NOT DISTINCT FROM ${departure}::date`
  return line?.id ?? null
}

const columnsOf = ({ visit }: Thing) =>
  visit ? visitColumns(visit) : { date: null, sessionId: null, departure: null }

/** Who sleeps in which of two kinds of rooms nobody said, and in a bed that is added nobody else does. */
const withoutGuests = (visit: Visit): Visit =>
  visit.kind === 'stay' ? { ...visit, guests: null } : visit

/**
 * What was typed beside the lines. One that did not change is left alone, and so is what must still be
 * said about it (a new price); of several refusals the first is told.
 */
export function setCartQuantities(
  scope: BuyerScope,
  wishes: readonly { lineId: string; quantity: number }[],
): Promise<CartChange> {
  return transaction(async (tx) => {
    const cartId = await openCart(tx, scope)
    const lines = new Map((await listCartLines(tx, cartId)).map((line) => [line.id, line]))
    let change: CartChange = { ok: true, cartCount: await countCart(tx, cartId) }
    for (const [index, wish] of wishes.entries()) {
      const line = lines.get(wish.lineId)
      if (!line && change.ok) change = { ...change, ok: false, reason: 'not-for-sale' }
      // How many of a group come was confirmed with its request.
      if (!line || line.group || line.quantity === wish.quantity) continue
      const { variantId, visit } = line
      const { quantity } = wish
      const companions = visit ? stillToCome({ ...line, visit }, lines, wishes.slice(index + 1)) : 0
      const wanted = { variantId, visit, quantity, companions }
      const { cartCount, ...put } = await putLine(tx, cartId, wanted)
      change = { ...(change.ok ? put : change), cartCount }
    }
    return change
  })
}

/**
 * A line that is not there is as gone as one that was just removed. With the last line of a visit goes
 * what was to be had with it; `addOns` says how many lines those were.
 */
export function removeFromCart(
  scope: BuyerScope,
  lineId: string,
): Promise<CartChange & { addOns: number }> {
  return transaction(async (tx) => {
    const cartId = await openCart(tx, scope)
    await tx.cartLine.deleteMany({ where: { cartId, id: lineId } })
    const addOns = await dropLonelyAddOns(tx, cartId)
    return { ok: true, cartCount: await countCart(tx, cartId), addOns }
  })
}

export async function dropLonelyAddOns(tx: Tx, cartId: string): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM cart_lines line USING variants v
    WHERE line.cart_id = ${cartId}::uuid AND v.id = line.variant_id AND v.add_on_capacity IS NOT NULL
      AND NOT ${hasVisit(Prisma.sql`line`, cartId)}`
}

/** Somebody comes: for add-ons `line` of variants `v`. */
const hasVisit = (line: Prisma.Sql, cartId: string) => Prisma.sql`EXISTS (
  SELECT FROM cart_lines visit JOIN variants place ON place.id = visit.variant_id
  WHERE visit.cart_id = ${cartId}::uuid AND place.listing_id = v.listing_id
    AND place.add_on_capacity IS NULL AND ${onTheSameDay(Prisma.sql`visit`, line)})`

export const onTheSameDay = (one: Prisma.Sql, other: Prisma.Sql) => Prisma.sql`
  ${one}.date IS NOT DISTINCT FROM ${other}.date
  AND ${one}.session_id IS NOT DISTINCT FROM ${other}.session_id
  AND ${one}.departure IS NOT DISTINCT FROM ${other}.departure`

/** A good has no date, and everything else must have one. */
export const isForSale = (date: Prisma.Sql) => Prisma.sql`
  v.is_active AND l.status = 'live' AND (l.kind = 'product') = (${date} IS NULL)
  AND m.status = 'active'`

/** Finds or makes the cart and marks it changed; the row lock puts two tabs one after the other. */
export async function openCart(tx: Tx, scope: BuyerScope | { userId: string }): Promise<string> {
  const key = 'sessionId' in scope ? cartKey(scope) : scope
  await tx.cart.createMany({ data: { id: newId(), ...key }, skipDuplicates: true })
  const cart = await tx.cart.update({
    where: key,
    data: { version: { increment: 1 } },
    select: { id: true },
  })
  return cart.id
}

/** `companions`: who is put in with the same form and is not in the cart yet. */
type Wanted = Thing & { quantity: number; companions?: number }

/** So many more of it than are in the cart already. */
async function putMore(
  tx: Tx,
  cartId: string,
  { quantity, ...thing }: Wanted,
): Promise<CartChange> {
  const lineId = await findLine(tx, cartId, thing)
  const line = lineId ? await tx.cartLine.findFirst({ where: { id: lineId, cartId } }) : null
  const visit = withMoreGuests(thing.visit, line?.guests ?? null)
  return putLine(tx, cartId, { ...thing, visit, quantity: (line?.quantity ?? 0) + quantity })
}

/** Another room for more people of the same stay. */
function withMoreGuests(visit: Visit | null, before: number | null): Visit | null {
  const guests = guestsOf(visit)
  if (visit?.kind !== 'stay' || guests === null || before === null) return visit
  return { ...visit, guests: guests + before }
}

async function putLine(tx: Tx, cartId: string, wanted: Wanted): Promise<CartChange> {
  const refusal = await putWhatIsLeft(tx, cartId, wanted)
  const cartCount = await countCart(tx, cartId)
  return refusal ? { ok: false, cartCount, ...refusal } : { ok: true, cartCount }
}

async function putWhatIsLeft(
  tx: Tx,
  cartId: string,
  wanted: Wanted,
): Promise<{ reason: CartRefusal; left?: number } | null> {
  const offer = await offerOf(tx, cartId, wanted)
  if (!offer) return { reason: 'not-for-sale' }
  if (offer.refusal && offer.refusal !== 'full') return { reason: offer.refusal }
  const left = mostAllowed(offer)
  if (left === 0) return { reason: 'sold-out', left }
  const lineId = await findLine(tx, cartId, wanted)
  const others = await tx.cartLine.count({
    where: { cartId, ...(lineId && { id: { not: lineId } }) },
  })
  if (others >= maximumLines) return { reason: 'cart-full' }
  const kept = Math.min(wanted.quantity, left)
  const { date, sessionId, departure } = columnsOf(wanted)
  await tx.$executeRaw`
    INSERT INTO cart_lines (cart_id, variant_id, date, session_id, departure, guests, quantity, seen_price)
    VALUES (${cartId}::uuid, ${wanted.variantId}::uuid, ${date}::date, ${sessionId}::uuid,
      ${departure}::date, ${guestsOf(wanted.visit)}::smallint, ${kept}, ${offer.price})
    ON CONFLICT (cart_id, variant_id, date, session_id, departure) DO UPDATE
      SET quantity = excluded.quantity, guests = excluded.guests, seen_price = excluded.seen_price`
  return kept < wanted.quantity ? { reason: 'too-many', left } : null
}

type Offer = {
  price: bigint
  available: number
  maximumPerOrder: number
  refusal: WishRefusal | null
}

type OfferRow = Omit<Offer, 'refusal'> & {
  listingId: string
  addOnId: string | null
  /** An add-on of which no visit is in this cart. */
  isAlone: boolean
}

async function offerOf(tx: Tx, cartId: string, wanted: Wanted): Promise<Offer | null> {
  const { variantId, visit, quantity } = wanted
  const { date, sessionId, departure } = columnsOf({ variantId, visit })
  const line = Prisma.sql`wanted`
  const [offer] = await tx.$queryRaw<OfferRow[]>`
    SELECT v.price, v.on_hand - v.held AS available, v.maximum_per_order AS "maximumPerOrder",
      v.listing_id AS "listingId", CASE WHEN v.add_on_capacity IS NOT NULL THEN v.id END AS "addOnId",
      v.add_on_capacity IS NOT NULL AND NOT ${hasVisit(line, cartId)} AS "isAlone"
    FROM variants v JOIN listings l ON l.id = v.listing_id JOIN makers m ON m.id = l.maker_id
    CROSS JOIN (SELECT ${date}::date AS date, ${sessionId}::uuid AS session_id,
      ${departure}::date AS departure) wanted
    WHERE v.id = ${variantId}::uuid AND ${isForSale(Prisma.sql`wanted.date`)}`
  if (!offer) return null
  if (!visit) return { ...offer, refusal: null }
  const { listingId, maximumPerOrder, addOnId } = offer
  const companions =
    (wanted.companions ?? 0) + (await countCompanions(tx, cartId, { listingId, variantId, visit }))
  const [dated] = await offerVisits(tx, [
    { variantId, listingId, visit, quantity, addOnId, companions },
  ])
  if (!dated) return null
  const refusal = offer.isAlone ? 'without-visit' : dated.refusal
  return { maximumPerOrder, price: dated.price, available: dated.left, refusal }
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
