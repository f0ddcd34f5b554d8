import { db } from '#app/server/db.server.ts'
import type { PurchaseToken } from '#app/server/scopes.server.ts'
import { complaintState, complaintTurn, type ComplaintTurnFacts } from './complaint.ts'

/** What `complaintState` calls open, for a query that calls orders `o`. */
export const openComplaintSql = `o.status IN ('handedOver', 'delivered')
  AND o.complained_at IS NOT NULL AND o.complaint_settled_at IS NULL`

/** The BUM Desa has the word about it, as `complaintTurn` says. */
export const shopTurnSql = `${openComplaintSql}
  AND o.complaint_replied_at IS NULL AND o.complaint_handed_over_at IS NULL`

/** What the buyer's page of a complaint shows; null for an order of another purchase. */
export async function getComplaintForBuyer(purchaseToken: PurchaseToken, orderId: string) {
  const order = await db.order.findFirst({
    where: { id: orderId, purchase: { token: purchaseToken } },
    select: {
      id: true,
      number: true,
      status: true,
      complainedAt: true,
      complaintKind: true,
      complaint: true,
      complaintSettledAt: true,
      complaintAnswerBy: true,
      complaintReply: true,
      complaintRepliedAt: true,
      complaintHandedOverAt: true,
      shop: { select: { name: true, phone: true, isSample: true } },
      purchase: { select: { status: true } },
    },
  })
  if (!order) return null
  const { purchase, ...rest } = order
  const facts = { ...rest, isDue: purchase.status === 'dueOnDelivery' } satisfies ComplaintTurnFacts
  return { ...facts, state: complaintState(facts), turn: complaintTurn(facts) }
}
