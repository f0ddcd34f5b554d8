import { ok, refuse, type Result } from '#app/core/result.ts'
import { todayAt } from '#app/features/bookings/calendar-date.ts'
import { lockTickets } from '#app/features/bookings/walk-in.server.ts'
import { zoneOfShop } from '#app/features/bookings/zone-name.server.ts'
import { lockPayment, moveAttempt } from '#app/features/payments/attempts.server.ts'
import { undoPayment } from '#app/features/purchases/commands.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { CounterScope } from './commands.server.ts'
import { isWithinReach } from './sales-reach.server.ts'
import { type Role, type UndoRefusal, whyNotUndo } from './undo-policy.ts'

type SaleRow = {
  purchaseId: string
  day: string
  soldBy: string
  isUndone: boolean
  now: Date
}

/**
 * The buyer has the money back and nothing was sold: order cancelled, places and goods free again, the
 * ledger undone by its mirror image. Against the gate the ticket's lock decides: either somebody was let
 * in and the sale stands, or it is undone and the gate says so.
 */
export function undoSale(
  { shopId, unitId, actor, role }: CounterScope & { role: Role },
  { saleId, reason }: { saleId: string; reason: string },
): Promise<Result<undefined, UndoRefusal | 'not-found'>> {
  return transaction(async (tx) => {
    const reach = { shopId, unitId, userId: actor.id }
    if (!(await isWithinReach(tx, reach, saleId))) return refuse('not-found')
    const [sale] = await tx.$queryRaw<SaleRow[]>`
      SELECT purchase_id AS "purchaseId", day::text, sold_by AS "soldBy",
        undone_at IS NOT NULL AS "isUndone", now() AS now
      FROM counter_sales WHERE shop_id = ${shopId}::uuid AND id = ${saleId}::uuid
      FOR NO KEY UPDATE`
    if (!sale) return refuse('not-found')
    const { purchaseId, now } = sale
    const { attempts } = await lockPayment(tx, purchaseId)
    const attempt = attempts.find(({ status }) => status === 'paid')
    const { isUsed } = await lockTickets(tx, { purchaseId, exceptScan: saleId })
    const today = todayAt(await zoneOfShop(tx, shopId), now)
    const isStanding = attempt !== undefined && (await isUntouched(tx, purchaseId))
    const who = { today, userId: actor.id, role }
    const refusal = whyNotUndo({ ...sale, isStanding, isUsed }, who)
    if (refusal) return refuse(refusal)
    if (!attempt) return refuse('already-changed')
    await moveAttempt(tx, attempt, { to: 'reversed', actor, details: { why: 'undone' } })
    await undoPayment(tx, {
      purchaseId,
      attemptId: attempt.id,
      at: now,
      actor,
      isAllBack: true,
    })
    await tx.counterSale.update({
      where: { shopId_id: { shopId, id: saleId } },
      data: { undoneAt: now, undoneBy: actor.id, undoReason: reason },
    })
    return ok()
  })
}

/** Of the purchase `p` of a sale. */
export const untouchedSql = `(p.status = 'paid'
  AND NOT EXISTS (SELECT FROM refunds r WHERE r.purchase_id = p.id AND r.status <> 'refused')
  AND NOT EXISTS (SELECT FROM orders o
    WHERE o.purchase_id = p.id AND o.status NOT IN ('accepted', 'delivered')))`

/** Nobody has refused, refunded or completed it; its payment is locked, so nobody will meanwhile. */
async function isUntouched(tx: Tx, purchaseId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isUntouched: boolean }[]>`
    SELECT ${Prisma.raw(untouchedSql)} AS "isUntouched" FROM purchases p WHERE p.id = ${purchaseId}::uuid`
  return row?.isUntouched ?? false
}
