import { ok, refuse, type Result } from '#app/core/result.ts'
import { pool, transaction } from '#app/server/db.server.ts'
import type { ChangedStock } from './seller-listing.ts'
import { ownedBy, type SellerReading } from './seller.server.ts'
import {
  lockStock,
  type StockDeed,
  type StockRefusal,
  writeStock,
} from './stock-commands.server.ts'

/**
 * A number that somebody set: of no sale and no stock-take, and nothing has moved that stock since. What is
 * held for buyers may have changed; it comes and goes beside what is on the shelf.
 */
const lastSet = `m.order_line_id IS NULL AND m.stock_take_id IS NULL
  AND m.reason IN ('received', 'stockTake')
  AND NOT EXISTS (SELECT 1 FROM stock_movements later
    WHERE later.variant_id = m.variant_id AND later.id > m.id)`

/** What can still be undone; null once something else moved it, and for what is another's. */
export async function getChangedStock(
  seller: SellerReading,
  movementId: string | null,
): Promise<ChangedStock | null> {
  if (!movementId) return null
  const { shopId, makerId = null, businessUnitId = null } = ownedBy(seller)
  const { rows } = await pool.query<ChangedStock>(
    `SELECT m.id AS "movementId", v.id AS "variantId", v.on_hand - v.held - m.delta AS before
    FROM stock_movements m JOIN variants v ON v.id = m.variant_id
    JOIN listings l ON l.id = v.listing_id AND l.kind = 'product'
    WHERE m.id = $1 AND m.shop_id = $2 AND ${lastSet}
      AND ($3::uuid IS NULL OR l.maker_id = $3) AND ($4::uuid IS NULL OR l.business_unit_id = $4)`,
    [movementId, shopId, makerId, businessUnitId],
  )
  return rows[0] ?? null
}

/** Back to what it was before, by a movement of its own; refused when anything moved it since. */
export function undoStock(
  { seller, actor, variantId }: StockDeed,
  movementId: string,
): Promise<Result<null, StockRefusal | 'moved-since'>> {
  return transaction(async (tx) => {
    const stock = await lockStock(tx, seller, variantId)
    if (!stock) return refuse('not-found')
    const [set] = await tx.$queryRawUnsafe<{ delta: number }[]>(
      `SELECT m.delta FROM stock_movements m
      WHERE m.id = $1::uuid AND m.variant_id = $2::uuid AND ${lastSet}`,
      movementId,
      variantId,
    )
    if (!set) return refuse('moved-since')
    const left = stock.available - set.delta
    if (left < 0) return refuse('none-left')
    const move = { ...stock, variantId, left, actor, reason: 'stockTake' } as const
    await writeStock(tx, move)
    return ok(null)
  })
}
