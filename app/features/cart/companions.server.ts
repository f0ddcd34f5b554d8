import { companionsOf, type Visit, visitColumns } from '#app/features/bookings/visit.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { CartLine } from './cart-line.ts'

/** Visitors of other kinds who are in the cart for the same time already. */
export async function countCompanions(
  tx: Tx,
  cartId: string,
  { listingId, variantId, visit }: { listingId: string; variantId: string; visit: Visit },
): Promise<number> {
  const { date, sessionId, departure } = visitColumns(visit)
  if (departure !== null) return 0
  const [counted] = await tx.$queryRaw<{ count: number }[]>`
    SELECT coalesce(sum(line.quantity), 0)::int AS count
    FROM cart_lines line JOIN variants v ON v.id = line.variant_id AND v.add_on_capacity IS NULL
    WHERE line.cart_id = ${cartId}::uuid AND v.listing_id = ${listingId}::uuid
      AND line.variant_id <> ${variantId}::uuid AND line.date = ${date}::date
      AND line.departure IS NULL AND line.session_id IS NOT DISTINCT FROM ${sessionId}::uuid`
  return counted?.count ?? 0
}

/** Who comes, and what they have with their visit. */
export async function sortWishes<Wish extends { variantId: string }>(
  tx: Tx,
  wishes: readonly Wish[],
): Promise<{ people: Wish[]; addOns: Wish[] }> {
  const rows = await tx.variant.findMany({
    where: { id: { in: wishes.map(({ variantId }) => variantId) }, addOnCapacity: { not: null } },
    select: { id: true },
  })
  const ids = new Set(rows.map(({ id }) => id))
  const isAddOn = ({ variantId }: Wish) => ids.has(variantId)
  return {
    people: wishes.filter((wish) => !isAddOn(wish)),
    addOns: wishes.filter(isAddOn),
  }
}

/** By how many the group of a line grows with the wishes that come after it in the form. */
export function stillToCome(
  line: CartLine & { visit: Visit },
  lines: ReadonlyMap<string, CartLine>,
  later: readonly { lineId: string; quantity: number }[],
): number {
  const growth = later.flatMap(({ lineId, quantity }) => {
    const other = lines.get(lineId)
    if (!other?.visit || other.id === line.id) return []
    return [{ ...other, visit: other.visit, quantity: quantity - other.quantity }]
  })
  return companionsOf(line, growth)
}
