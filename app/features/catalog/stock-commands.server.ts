import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { type AuditRecord, recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import type { MovementReason } from '#prisma/generated/enums.ts'
import { mostPieces } from './listing-form.ts'
import { ownedBy, type Seller } from './seller.server.ts'

export type StockDeed = { seller: Seller; actor: Actor; variantId: string }
export type StockRefusal = 'not-found' | 'none-left' | 'too-many'
/** What may be sold now, and what moved it; null when it was that already. */
export type StockChanged = { available: number; movementId: string | null }

/** One more or one less of what may still be sold; what is promised to buyers is not touched. */
export function stepStock(
  deed: StockDeed & { step: 1 | -1 },
): Promise<Result<StockChanged, StockRefusal>> {
  return changeStock(deed, { wanted: (available) => available + deed.step })
}

/** As counted: so many may still be sold, besides what is promised to buyers. Zero is "habis". */
export function setStock(
  deed: StockDeed & { count: number },
): Promise<Result<StockChanged, StockRefusal>> {
  return changeStock(deed, { wanted: () => deed.count })
}

/** Without a reason what came is received, and what is missing was counted. */
type Why = { reason?: MovementReason; note?: string | null }
type StockChange = Why & { wanted: (available: number) => number }

/** By a movement, under the lock that also holds take. */
export function changeStock(
  { seller, actor, variantId }: StockDeed,
  { wanted, ...why }: StockChange,
): Promise<Result<StockChanged, StockRefusal>> {
  return transaction(async (tx) => {
    const stock = await lockStock(tx, seller, variantId)
    if (!stock) return refuse('not-found')
    const left = wanted(stock.available)
    if (left < 0) return refuse('none-left')
    if (left > mostPieces) return refuse('too-many')
    const movementId = await writeStock(tx, { ...stock, variantId, left, actor, ...why })
    return ok({ available: left, movementId })
  })
}

export type LockedStock = { shopId: string; listingId: string; label: string; available: number }

/** The movement that leads to what is left, and its row in the trail of the good. */
export async function writeStock(
  tx: Tx,
  stock: LockedStock & Why & { variantId: string; left: number; actor: Actor },
): Promise<string | null> {
  const { shopId, variantId, available, left, actor, note = null } = stock
  const delta = left - available
  if (delta === 0) return null
  const reason = stock.reason ?? (delta > 0 ? 'received' : 'stockTake')
  const id = newId()
  const move = { id, shopId, variantId, delta, reason, actorId: actor.id, note }
  await tx.stockMovement.create({ data: move })
  await recordAudit(tx, [stockDeed({ ...stock, reason })])
  return id
}

type StockSaid = LockedStock & { left: number; actor: Actor; reason: MovementReason }

/** What the trail says of a stock that somebody set; why, in words, stays with the movement. */
export function stockDeed({ listingId, shopId, label, actor, ...said }: StockSaid): AuditRecord {
  const { available: stockBefore, left: stock, reason } = said
  const subject = { type: 'listing', id: listingId } as const
  const details = { ...(label && { variant: label }), stock, stockBefore, reason }
  return { subject, action: 'stock', actor, shopId, details }
}

/** A hold that is made meanwhile waits, so that nothing is promised which is gone. */
export async function lockStock(
  tx: Tx,
  seller: Seller,
  variantId: string,
): Promise<LockedStock | null> {
  const { shopId, makerId = null, businessUnitId = null } = ownedBy(seller)
  const [stock] = await tx.$queryRaw<LockedStock[]>`
    SELECT v.shop_id AS "shopId", v.listing_id AS "listingId", v.label_id AS label,
      v.on_hand - v.held AS available
    FROM variants v JOIN listings l ON l.id = v.listing_id AND l.kind = 'product'
    WHERE v.id = ${variantId}::uuid AND v.shop_id = ${shopId}::uuid
      AND (${makerId}::uuid IS NULL OR l.maker_id = ${makerId}::uuid)
      AND (${businessUnitId}::uuid IS NULL OR l.business_unit_id = ${businessUnitId}::uuid)
    FOR NO KEY UPDATE OF v`
  return stock ?? null
}
