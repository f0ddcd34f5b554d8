import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import {
  type Complaint,
  complaintAnswerHours,
  completeAfterComplaintDays,
  type HandOverReason,
} from './complaint.ts'
import type { LockedOrder } from './lock-order.server.ts'

// What becomes of a complaint, each with its row in the trail. The order is locked by the caller.
// What the two write to each other stays out of the trail, which is kept for ten years.

const answerBy = Prisma.sql`now() + make_interval(hours => ${complaintAnswerHours}::int)`

export async function openComplaint(
  tx: Tx,
  order: LockedOrder,
  { kind, words, actor }: Complaint & { actor: Actor },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE orders SET complained_at = now(), complaint_kind = ${kind}::"ComplaintKind",
      complaint = ${words}, complaint_answer_by = ${answerBy}, complaint_reply = NULL,
      complaint_replied_at = NULL, complaint_handed_over_at = NULL
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
      complaint_answer_by = NULL, complaint_reply = NULL, complaint_replied_at = NULL,
      complaint_handed_over_at = NULL,
      completes_at = CASE WHEN status = 'delivered' THEN greatest(completes_at,
        now() + make_interval(days => ${completeAfterComplaintDays}::int)) END
    WHERE id = ${order.id}::uuid`
  await audit(tx, order, { action: 'complaint-withdrawn', actor })
}

/** The BUM Desa has its say, and the clock of the buyer begins. */
export async function writeReply(
  tx: Tx,
  order: LockedOrder,
  { words, actor }: { words: string; actor: Actor },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE orders SET complaint_reply = ${words}, complaint_replied_at = now(),
      complaint_answer_by = ${answerBy}
    WHERE id = ${order.id}::uuid`
  await audit(tx, order, { action: 'complaint-answered', actor })
}

/** From now on it is Lumbung's to decide. */
export async function handOverComplaint(
  tx: Tx,
  order: LockedOrder,
  { why, actor }: { why: HandOverReason; actor: Actor },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE orders SET complaint_handed_over_at = now() WHERE id = ${order.id}::uuid`
  await audit(tx, order, { action: 'complaint-handed-over', actor, details: { why } })
  await recordEvent(tx, { type: 'order.complaintHandedOver', orderId: order.id, why })
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
