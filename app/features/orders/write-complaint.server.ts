import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { type Complaint, completeAfterComplaintDays } from './complaint.ts'
import type { LockedOrder } from './lock-order.server.ts'

// What becomes of a complaint, each with its row in the trail. The order is locked by the caller.
// The buyer's words stay out of the trail, which is kept for ten years.

export async function openComplaint(
  tx: Tx,
  order: LockedOrder,
  { kind, words, actor }: Complaint & { actor: Actor },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE orders SET complained_at = now(), complaint_kind = ${kind}::"ComplaintKind",
      complaint = ${words}
    WHERE id = ${order.id}::uuid`
  await audit(tx, order, { action: 'complained', actor, details: { kind } })
}

/**
 * As if it had never been said: the clock that stood still goes on, but never ends at once, so that who
 * was talked into it, or touched the wrong button, can say it again.
 */
export async function clearComplaint(tx: Tx, order: LockedOrder, actor: Actor): Promise<void> {
  await tx.$executeRaw`
    UPDATE orders SET complained_at = NULL, complaint_kind = NULL, complaint = NULL,
      completes_at = CASE WHEN status = 'delivered' THEN greatest(completes_at,
        now() + make_interval(days => ${completeAfterComplaintDays}::int)) END
    WHERE id = ${order.id}::uuid`
  await audit(tx, order, { action: 'complaint-withdrawn', actor })
}

/** For the BUM Desa: what is delivered is completed tomorrow. */
export async function endComplaint(tx: Tx, order: LockedOrder, actor: Actor): Promise<void> {
  await tx.$executeRaw`
    UPDATE orders SET complaint_settled_at = now(),
      completes_at = now() + make_interval(days => ${completeAfterComplaintDays}::int)
    WHERE id = ${order.id}::uuid`
  await audit(tx, order, { action: 'complaint-settled', actor })
}

function audit(
  tx: Tx,
  { id, shopId }: LockedOrder,
  deed: { action: string; actor: Actor; details?: Record<string, string> },
): Promise<void> {
  return recordAudit(tx, [{ subject: { type: 'order', id }, shopId, ...deed }])
}
