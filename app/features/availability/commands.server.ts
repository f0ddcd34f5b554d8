import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import {
  commitVisits,
  extendVisits,
  holdVisits,
  lockCalendarsOfPurchase,
  releaseVisits,
  returnVisits,
  type VisitShortage,
  type WantedVisit,
} from '#app/features/bookings/commands.server.ts'
import type { WalkIn } from '#app/features/bookings/walk-in.ts'
import type { Tx } from '#app/server/db.server.ts'

export type HoldLine = { variantId: string; quantity: number }
export type Shortage = { variantId: string; wanted: number; available: number }
export type Shortages = { goods: Shortage[]; visits: VisitShortage[] }

/**
 * The one door to availability: goods, days and nights of an unpaid purchase are kept until a time, all
 * or nothing. On shortages the caller must roll its transaction back.
 */
export async function holdAll(
  tx: Tx,
  hold: {
    purchaseId: string
    goods: readonly HoldLine[]
    visits: readonly WantedVisit[]
    minutes: number
    walkIn?: WalkIn
  },
): Promise<Shortages | null> {
  const held = await holdStock(tx, { ...hold, lines: hold.goods })
  if (!held.ok) return { goods: held.shortages ?? [], visits: [] }
  const visits = await holdVisits(tx, hold)
  return visits.length > 0 ? { goods: [], visits } : null
}

/**
 * Takes stock for an unpaid purchase until a time (database clock). All or nothing: on `sold-out` the
 * caller must roll its transaction back, because the lines that could be taken were taken.
 *
 * Every command here locks variants in the order of their ids and before
 * anything else of a variant, so two carts with the same goods in another order queue up instead of
 * deadlocking; the guard `on_hand - held >= quantity` is checked under that lock, and the CHECK of the
 * table is the last line. `NO KEY`, because every order line written before holds a key lock on its
 * variant: a plain FOR UPDATE would have each buyer wait for all others. Holds that were released
 * before (late money) are taken anew.
 */
async function holdStock(
  tx: Tx,
  hold: { purchaseId: string; lines: readonly HoldLine[]; minutes: number; walkIn?: WalkIn },
): Promise<Result<undefined, 'sold-out'> & { shortages?: Shortage[] }> {
  if (hold.lines.length === 0) return ok()
  const variantIds = hold.lines.map(({ variantId }) => variantId)
  const quantities = hold.lines.map(({ quantity }) => quantity)
  // Closed on the web, a BUM Desa still sells to who stands before it.
  const selling = hold.walkIn ? ['open', 'closed'] : ['open']
  const rows = await tx.$queryRaw<{ id: string; available: number; quantity: number }[]>`
    WITH wanted AS (
      SELECT * FROM unnest(${variantIds}::uuid[], ${quantities}::int[]) AS wanted(variant_id, quantity)
    ), locked AS MATERIALIZED (
      SELECT v.id, v.on_hand - v.held AS available, wanted.quantity,
        v.is_active AND l.status = 'live' AND m.status = 'active'
          AND s.status::text = ANY(${selling}) AS is_for_sale
      FROM variants v JOIN wanted ON wanted.variant_id = v.id
        JOIN listings l ON l.id = v.listing_id
        JOIN makers m ON m.id = l.maker_id
        JOIN shops s ON s.id = v.shop_id
      ORDER BY v.id FOR NO KEY UPDATE OF v
    ), taken AS (
      UPDATE variants v SET held = v.held + locked.quantity
      FROM locked
      WHERE v.id = locked.id AND locked.is_for_sale AND v.on_hand - v.held >= locked.quantity
      RETURNING v.id
    )
    SELECT locked.id, CASE WHEN locked.is_for_sale THEN locked.available ELSE 0 END AS available,
      locked.quantity
    FROM locked WHERE locked.id NOT IN (SELECT id FROM taken)`
  if (rows.length > 0) {
    const shortages = rows.map((row) => ({
      variantId: row.id,
      wanted: row.quantity,
      available: Math.max(0, row.available),
    }))
    return { ...refuse('sold-out'), shortages }
  }
  const ids = hold.lines.map(() => newId())
  const written = await tx.$executeRaw`
    INSERT INTO holds (id, purchase_id, variant_id, quantity, expires_at)
    SELECT line.id, ${hold.purchaseId}::uuid, line.variant_id, line.quantity,
      now() + make_interval(mins => ${hold.minutes}::int)
    FROM unnest(${ids}::uuid[], ${variantIds}::uuid[], ${quantities}::int[]) AS line(id, variant_id, quantity)
    ON CONFLICT (purchase_id, variant_id) DO UPDATE
      SET status = 'live', quantity = excluded.quantity, expires_at = excluded.expires_at
      WHERE holds.status = 'released'`
  if (written !== hold.lines.length) throw new Error('A purchase cannot hold the same stock twice')
  return ok()
}

/** Keeps what is held for longer, never for shorter; nothing happens to holds that are over. */
export async function extendHolds(
  tx: Tx,
  { purchaseId, minutes }: { purchaseId: string; minutes: number },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE holds SET expires_at = greatest(expires_at, now() + make_interval(mins => ${minutes}::int))
    WHERE purchase_id = ${purchaseId}::uuid AND status = 'live'`
  await extendVisits(tx, { purchaseId, minutes })
}

/** Gives back what a purchase held. Guarded by each hold's state: a second call returns nothing twice. */
export async function releaseHolds(tx: Tx, purchaseId: string): Promise<void> {
  await lockVariantsOfPurchase(tx, purchaseId)
  await tx.$executeRaw`
    WITH released AS (
      UPDATE holds SET status = 'released'
      WHERE purchase_id = ${purchaseId}::uuid AND status = 'live'
      RETURNING variant_id, quantity
    )
    UPDATE variants v SET held = v.held - released.quantity
    FROM released WHERE v.id = released.variant_id`
  await releaseVisits(tx, purchaseId)
}

/**
 * Turns what a purchase held into sales: the held stock leaves by one movement for each order line.
 * Returns false when any hold is no longer live; the caller then decides what late money means.
 */
export async function commitHolds(tx: Tx, purchaseId: string): Promise<boolean> {
  await lockVariantsOfPurchase(tx, purchaseId)
  const lines = await tx.$queryRaw<
    {
      orderLineId: string
      shopId: string
      variantId: string
      quantity: number
      status: string | null
    }[]
  >`
    SELECT line.id AS "orderLineId", line.shop_id AS "shopId", line.variant_id AS "variantId",
      line.quantity, hold.status::text
    FROM orders o JOIN order_lines line ON line.order_id = o.id
    LEFT JOIN holds hold ON hold.purchase_id = o.purchase_id AND hold.variant_id = line.variant_id
    WHERE o.purchase_id = ${purchaseId}::uuid
      AND NOT EXISTS (SELECT FROM bookings WHERE order_line_id = line.id)`
  if (lines.some(({ status }) => status !== 'live')) return false
  if (!(await commitVisits(tx, purchaseId))) return false
  await tx.$executeRaw`
    WITH committed AS (
      UPDATE holds SET status = 'committed'
      WHERE purchase_id = ${purchaseId}::uuid AND status = 'live'
      RETURNING variant_id, quantity
    )
    UPDATE variants v SET held = v.held - committed.quantity
    FROM committed WHERE v.id = committed.variant_id`
  await tx.stockMovement.createMany({
    data: lines.map(({ orderLineId, shopId, variantId, quantity }) => ({
      id: newId(),
      shopId,
      variantId,
      orderLineId,
      delta: -quantity,
      reason: 'sale' as const,
    })),
  })
  return true
}

/**
 * What a cancelled order was to have and never left: goods back on the shelf, days and nights free again,
 * once for each line that was sold.
 */
export async function putBackOnSale(tx: Tx, orderId: string): Promise<void> {
  await lockVariantsOfOrder(tx, orderId)
  await returnGoods(tx, orderId)
  await returnVisits(tx, orderId)
}

export async function lockVariantsOfOrder(tx: Tx, orderId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT v.id FROM variants v
    WHERE v.id IN (SELECT variant_id FROM order_lines WHERE order_id = ${orderId}::uuid)
    ORDER BY v.id FOR NO KEY UPDATE`
}

/**
 * The goods alone, without what was missing before; their variants must be locked. What has left and made
 * room already gives none a second time.
 */
export async function returnGoods(tx: Tx, orderId: string): Promise<void> {
  const sold = await tx.$queryRaw<
    { orderLineId: string; shopId: string; variantId: string; delta: number }[]
  >`
    SELECT movement.order_line_id AS "orderLineId", movement.shop_id AS "shopId",
      movement.variant_id AS "variantId", -movement.delta - coalesce(shortage.missing, 0) AS delta
    FROM stock_movements movement JOIN order_lines line ON line.id = movement.order_line_id
    LEFT JOIN order_shortages shortage ON shortage.order_line_id = line.id
    WHERE line.order_id = ${orderId}::uuid AND movement.reason = 'sale'
      AND -movement.delta > coalesce(shortage.missing, 0)
      AND NOT EXISTS (SELECT FROM stock_movements made
        WHERE made.order_line_id = line.id AND made.reason = 'made')`
  await tx.stockMovement.createMany({
    data: sold.map((line) => ({ id: newId(), ...line, reason: 'returned' as const })),
    skipDuplicates: true,
  })
}

/**
 * What a line was sold and is not sent, and can be sold again; its variant must be locked. One that had left
 * and came back has made room already.
 */
export async function putUnsentBack(
  tx: Tx,
  lines: readonly { orderLineId: string; shopId: string; variantId: string; missing: number }[],
): Promise<void> {
  const made = await tx.stockMovement.findMany({
    where: { reason: 'made', orderLineId: { in: lines.map(({ orderLineId }) => orderLineId) } },
    select: { orderLineId: true },
  })
  const unsent = lines.filter((line) => !made.some((one) => one.orderLineId === line.orderLineId))
  await tx.stockMovement.createMany({
    data: unsent.map(({ missing, ...line }) => ({
      ...line,
      id: newId(),
      delta: missing,
      reason: 'unsent' as const,
    })),
  })
}

/** For who will move what several orders have: everything at once, so the order of locks holds. */
export async function lockAvailabilityOfPurchase(tx: Tx, purchaseId: string): Promise<void> {
  await lockVariantsOfPurchase(tx, purchaseId)
  await lockCalendarsOfPurchase(tx, purchaseId)
}

async function lockVariantsOfPurchase(tx: Tx, purchaseId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT v.id FROM variants v
    WHERE v.id IN (SELECT variant_id FROM holds WHERE purchase_id = ${purchaseId}::uuid)
    ORDER BY v.id FOR NO KEY UPDATE`
}
