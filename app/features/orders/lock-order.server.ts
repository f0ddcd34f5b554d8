import { zoneNameOfExperience } from '#app/features/bookings/zone-name.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { AuthorizedShopId, PurchaseToken } from '#app/server/scopes.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { ComplaintKind, ComplaintTurnFacts } from './complaint.ts'

export type LockedOrder = ComplaintTurnFacts & {
  id: string
  number: string
  shopId: string
  purchaseId: string
  acceptedAt: Date | null
  shippableAt: Date | null
  complaintKind: ComplaintKind | null
  /** Not paid yet: the BUM Desa takes the money when the buyer has the goods. */
  isDue: boolean
  /** Nothing but visits. */
  isOnSite: boolean
  /** Of goods that wait for a guest. */
  pickupDate: Date | null
  /** When the first day of its visits begins where they are; null without any. */
  firstVisitAt: Date | null
  /** By the clock of the database, which is the only clock orders know. */
  now: Date
  isAcceptOver: boolean
  /** Whose word a complaint waits for has not said it in time. */
  isAnswerOver: boolean
  isPaymentFinal: boolean
  /** Both never while a complaint is open. */
  isCompletionDue: boolean
  isDeliveryPresumed: boolean
}

/** Whose order it must be: a BUM Desa's, a buyer's, or (for a job) anybody's. */
export type OrderOwner = { shopId: AuthorizedShopId } | { purchaseToken: PurchaseToken } | 'anybody'

/** For every clock: while the buyer complains, none of them decides. */
export const noOpenComplaint = Prisma.sql`
  (o.complained_at IS NULL OR o.complaint_settled_at IS NOT NULL)`

/** Only orders with nothing to bring: goods of a mixed one are begun with when they are accepted. */
const firstVisitAt = Prisma.sql`(
  SELECT min(b.date::timestamp AT TIME ZONE ${zoneNameOfExperience})
  FROM order_lines line JOIN bookings b ON b.order_line_id = line.id
  JOIN experiences e ON e.listing_id = b.listing_id
  WHERE line.order_id = o.id AND o.delivery_method = 'onSite' AND b.status = 'booked')`

/** Holds the order still until the transaction ends; null when there is no such order of this owner. */
export async function lockOrder(
  tx: Tx,
  { orderId, owner }: { orderId: string; owner: OrderOwner },
): Promise<LockedOrder | null> {
  const [order] = await tx.$queryRaw<LockedOrder[]>`
    SELECT o.id, o.number, o.shop_id AS "shopId", o.purchase_id AS "purchaseId", o.status::text,
      o.accepted_at AS "acceptedAt", o.shippable_at AS "shippableAt", now() AS now,
      o.delivery_method = 'onSite' AS "isOnSite", ${firstVisitAt} AS "firstVisitAt",
      o.pickup_date AS "pickupDate", p.status = 'dueOnDelivery' AS "isDue",
      o.complained_at AS "complainedAt", o.complaint_kind::text AS "complaintKind",
      o.complaint_settled_at AS "complaintSettledAt",
      o.complaint_replied_at AS "complaintRepliedAt",
      o.complaint_handed_over_at AS "complaintHandedOverAt",
      coalesce(o.complaint_answer_by <= now(), true) AS "isAnswerOver",
      coalesce(o.accept_by <= now(), false) AS "isAcceptOver",
      coalesce(o.shippable_at <= now(), true) AS "isPaymentFinal",
      coalesce(o.completes_at <= now(), false) AND ${noOpenComplaint} AS "isCompletionDue",
      coalesce(o.presumed_delivered_at <= now(), false) AND ${noOpenComplaint}
        AS "isDeliveryPresumed"
    FROM orders o JOIN purchases p ON p.id = o.purchase_id
    WHERE o.id = ${orderId}::uuid AND ${ownedBy(owner)}
    FOR UPDATE OF o`
  return order ?? null
}

/**
 * Who will move money of an order takes this lock first. A bank's reversal takes attempt, purchase and
 * orders in the same order, so the two queue up instead of deadlocking, and never both book.
 */
export async function lockPaymentOf(
  tx: Tx,
  { orderId, owner }: { orderId: string; owner: OrderOwner },
): Promise<LockedPayment | null> {
  const [payment] = await tx.$queryRaw<LockedPayment[]>`
    SELECT p.status = 'paid' AS "isPaid", false AS "isDue", a.status = 'disputed' AS "isDisputed"
    FROM payment_attempts a JOIN purchases p ON p.id = a.purchase_id
    JOIN orders o ON o.purchase_id = p.id
    WHERE o.id = ${orderId}::uuid AND ${ownedBy(owner)} AND a.status IN ('paid', 'disputed')
    FOR NO KEY UPDATE OF a, p`
  if (payment) return payment
  const [due] = await tx.$queryRaw<LockedPayment[]>`
    SELECT false AS "isPaid", true AS "isDue", false AS "isDisputed"
    FROM purchases p JOIN orders o ON o.purchase_id = p.id
    WHERE o.id = ${orderId}::uuid AND ${ownedBy(owner)} AND p.status = 'dueOnDelivery'
    FOR NO KEY UPDATE OF p`
  return due ?? null
}

/** The purchase counts: it is paid, or agreed to be paid at the hand-over. */
export const stands = (payment: LockedPayment | null): boolean =>
  payment !== null && (payment.isPaid || payment.isDue)

/** `isDue`: there is no payment yet, and the purchase stands without. */
type LockedPayment = { isPaid: boolean; isDue: boolean; isDisputed: boolean }

function ownedBy(owner: OrderOwner): Prisma.Sql {
  if (owner === 'anybody') return Prisma.sql`true`
  if ('shopId' in owner) return Prisma.sql`o.shop_id = ${owner.shopId}::uuid`
  return Prisma.sql`p.token = ${owner.purchaseToken}`
}
