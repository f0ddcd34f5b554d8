import { add, type Rupiah, subtract, zero } from '#app/core/rupiah.ts'
import { lockVariantsOfOrder, returnGoods } from '#app/features/availability/commands.server.ts'
import {
  type Cancellation,
  cancelBooking,
  keptOfLines,
  listBookings,
  lockBookings,
  type LockedBooking,
  type StandingBookings,
} from '#app/features/bookings/cancel-bookings.server.ts'
import { endCollection } from '#app/features/collections/commands.server.ts'
import { type BookingGivenUp, type GivenUp, givenUp } from '#app/features/bookings/giving-up.ts'
import { hasBegun, refundPercentAt } from '#app/features/bookings/refund-tiers.ts'
import { leftByTheBooks } from '#app/features/ledger/commands.server.ts'
import { totalOf } from '#app/features/ledger/postings.ts'
import { refundLines, refundOrder } from '#app/features/refunds/commands.server.ts'
import type { RefundReason } from '#app/features/refunds/refund-status.ts'
import { db, type Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { bookCompletion } from './book-completion.server.ts'
import type { LockedOrder } from './lock-order.server.ts'
import { moveOrder } from './move-order.server.ts'
import { getOrderSplit } from './queries.server.ts'
import { stampOrder } from './stamp-order.server.ts'

type CancelReason = Cancellation['reason']
type Why<Reason extends RefundReason = RefundReason> = {
  reason: Reason
  actor: Actor
  refusalReason?: string
}

/** What the end of an order would mean now. */
export type Ending = {
  /** Visits that will not take place. */
  visits: { booking: StandingBookings['bookings'][number]; given: GivenUp }[]
  /** What stays with the BUM Desa and the others of a line, by order line. */
  kept: ReadonlyMap<string, Rupiah>
  /** What goes back to the buyer. */
  amount: Rupiah
}

/** As `lockEnding` would find it at this moment, for a page. */
export async function previewEnding(
  order: { id: string; shopId: string },
  reason: CancelReason,
): Promise<Ending> {
  return endingOf(db, order, { ...(await listBookings(db, order.id)), reason })
}

/** Holds everything still that the end of the order gives back; the payment and the order must be locked. */
export async function lockEnding(
  tx: Tx,
  order: LockedOrder,
  reason: CancelReason,
): Promise<Ending> {
  await lockVariantsOfOrder(tx, order.id)
  // Of what is not paid yet nothing comes back, and it has no visits.
  if (order.isDue) return { visits: [], kept: new Map(), amount: zero }
  return endingOf(tx, order, { ...(await lockBookings(tx, order.id)), reason })
}

/**
 * A buyer gets back of a visit what its tiers say, and nothing of one that has taken place; whoever else
 * cancels gives all of it back. What was kept of tickets given up before stays kept.
 */
async function endingOf(
  client: Tx,
  order: { id: string; shopId: string },
  { bookings, now, reason }: StandingBookings & { reason: CancelReason },
): Promise<Ending> {
  const kept = await keptOfLines(client, order.id)
  const visits: Ending['visits'] = []
  for (const booking of bookings.filter(isPending)) {
    const count = booking.quantity
    const isByTiers = reason === 'buyerCancelled' && booking.status === 'booked'
    const isGone = isByTiers && hasBegun(booking.terms, now)
    const percent = isByTiers ? refundPercentAt(booking.terms, now) : 100
    const given = givenUp(booking, { count, percent })
    const keeps = subtract(given.value, isGone ? (0n as Rupiah) : given.amount)
    kept.set(booking.orderLineId, add(kept.get(booking.orderLineId) ?? (0n as Rupiah), keeps))
    if (!isGone) visits.push({ booking, given })
  }
  const left = await leftByTheBooks(client, await getOrderSplit(client, order))
  return { visits, kept, amount: subtract(totalOf(left), add(...kept.values())) }
}

/**
 * The end of a paid order of which nothing has left: cancelled, the goods back on the shelf, the days free
 * again and the money on its way to the buyer, all or nothing. The payment must be locked already.
 */
export async function cancelAndRefund(
  tx: Tx,
  order: LockedOrder,
  why: Why<CancelReason>,
): Promise<boolean> {
  return endAndRefund(tx, order, { ...why, ending: await lockEnding(tx, order, why.reason) })
}

export async function endAndRefund(
  tx: Tx,
  order: LockedOrder,
  { ending, ...why }: Why<CancelReason> & { ending: Ending },
): Promise<boolean> {
  if (!(await endOrder(tx, order, why))) return false
  await returnGoods(tx, order.id)
  if (order.isDue) {
    await endCollection(tx, { orderId: order.id, as: unpaidEnd(why.reason), actor: why.actor })
    return true
  }
  const { refundId } = await refundRest(tx, order, { ...why, kept: ending.kept })
  for (const visit of ending.visits) await cancelBooking(tx, { ...visit, ...why, refundId })
  await bookCompletion(tx, order)
  return true
}

/** Visits are never paid at the hand-over, so nobody calls one of those off. */
function unpaidEnd(reason: CancelReason) {
  if (reason === 'operatorCancelled') throw new Error('An unpaid order has no visits')
  return reason
}

/** After a complaint: nobody knows whether what has left can be sold again, and all of the money goes back. */
export async function refundGoneOrder(tx: Tx, order: LockedOrder, why: Why): Promise<boolean> {
  if (!(await endOrder(tx, order, why))) return false
  const { refundId } = await refundRest(tx, order, { ...why, kept: new Map() })
  const { bookings } = await lockBookings(tx, order.id)
  for (const booking of bookings.filter(({ status }) => status === 'calledOff')) {
    const given = givenUp(booking, { count: booking.quantity, percent: 100 })
    const { actor } = why
    await cancelBooking(tx, { booking, given, reason: 'operatorCancelled', actor, refundId })
  }
  return true
}

/** Paid, and neither had nor given back yet. */
const isPending = ({ status }: LockedBooking) => status === 'booked' || status === 'calledOff'

/** What some lines of an order get back for visits that will not take place, and what that means for it. */
type GivingBack = Why<CancelReason> & {
  parts: readonly BookingGivenUp<LockedBooking>[]
  standing: StandingBookings
}

/**
 * The money comes back from the shares of those lines alone; what their rules keep stays where it is. With
 * its last visit an order that was nothing but visits is over. Payment, order and bookings must be locked.
 */
export async function giveVisitsBack(
  tx: Tx,
  order: LockedOrder,
  { parts, standing, ...why }: GivingBack,
): Promise<void> {
  const { bookings, now: at } = standing
  const amounts = parts.map(({ booking, given: { amount } }) => ({
    orderLineId: booking.orderLineId,
    amount,
  }))
  const request = { purchaseId: order.purchaseId, at, ...why, parts: amounts }
  const { refundId } = await refundLines(tx, await getOrderSplit(tx, order), request)
  for (const part of parts) await cancelBooking(tx, { ...part, ...why, refundId })
  const gone = new Set(
    parts.filter(({ given }) => given.remaining === 0).map(({ booking }) => booking.id),
  )
  if (order.isOnSite && bookings.every((each) => !isPending(each) || gone.has(each.id))) {
    await endOrder(tx, order, why)
    await bookCompletion(tx, order)
  }
}

async function endOrder(tx: Tx, order: LockedOrder, why: Why): Promise<boolean> {
  const moved = await moveOrder(tx, {
    orderId: order.id,
    to: 'cancelled',
    actor: why.actor,
    details: { why: why.reason },
    ...(why.refusalReason ? { data: { refusalReason: why.refusalReason } } : {}),
  })
  if (!moved) return false
  await stampOrder(tx, { orderId: order.id, status: 'cancelled' })
  return true
}

async function refundRest(
  tx: Tx,
  order: LockedOrder,
  { reason, actor, kept }: Why & Pick<Ending, 'kept'>,
) {
  const split = await getOrderSplit(tx, order)
  const { purchaseId, now: at } = order
  return refundOrder(tx, split, { purchaseId, reason, actor, at, kept })
}
