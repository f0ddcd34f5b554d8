import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { Preparing } from './maker-orders.server.ts'
import { isPreparedByMaker } from './maker-orders.ts'
import type { OrderStatus } from './order-status.ts'

type Deed = { of: Preparing; actor: Actor; orderLineId: string }
type Refusal = 'not-found' | 'already-changed'

/** Who prepares it has the line ready. Twice is once. */
export function markReady(deed: Deed): Promise<Result<undefined, Refusal>> {
  return change(deed, 'line-ready', async (tx, line) => {
    const { count } = await tx.readyLine.createMany({ data: line, skipDuplicates: true })
    return count
  })
}

/** It is not ready after all. */
export function takeReadyBack(deed: Deed): Promise<Result<undefined, Refusal>> {
  return change(deed, 'line-unready', async (tx, where) => {
    const { count } = await tx.readyLine.deleteMany({ where })
    return count
  })
}

/** The order is held still, so that nothing is said of a line that is being packed or cancelled. */
function change(
  { of, actor, orderLineId }: Deed,
  action: string,
  write: (tx: Tx, line: { orderLineId: string; shopId: string }) => Promise<number>,
): Promise<Result<undefined, Refusal>> {
  return transaction(async (tx) => {
    const { shopId } = of
    const order = await lockOrderOfLine(tx, of, orderLineId)
    if (!order) return refuse('not-found')
    if (!isPreparedByMaker(order.status)) return refuse('already-changed')
    if ((await write(tx, { orderLineId, shopId })) === 0) return ok()
    const subject = { type: 'order', id: order.id } as const
    await recordAudit(tx, [{ subject, action, actor, shopId, details: { orderLineId } }])
    return ok()
  })
}

/** Null for another's line, for a visit, and for what never stood. */
async function lockOrderOfLine(
  tx: Tx,
  of: Preparing,
  orderLineId: string,
): Promise<{ id: string; status: OrderStatus } | null> {
  const isTheirs =
    'makerId' in of
      ? Prisma.sql`line.maker_id = ${of.makerId}::uuid`
      : Prisma.sql`l.business_unit_id = ${of.unitId}::uuid`
  const [order] = await tx.$queryRaw<{ id: string; status: OrderStatus }[]>`
    SELECT o.id, o.status::text FROM order_lines line JOIN orders o ON o.id = line.order_id
    JOIN purchases p ON p.id = o.purchase_id AND coalesce(p.paid_at, p.agreed_at) IS NOT NULL
    JOIN variants v ON v.id = line.variant_id
    JOIN listings l ON l.id = v.listing_id AND l.kind = 'product'
    WHERE line.id = ${orderLineId}::uuid AND ${isTheirs}
      AND line.shop_id = ${of.shopId}::uuid
    FOR NO KEY UPDATE OF o`
  return order ?? null
}
