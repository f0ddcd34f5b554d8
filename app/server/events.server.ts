import { enqueueMany } from '#app/server/boss.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { JobName, JobPayload } from '#app/server/job-catalog.server.ts'

/** What can happen. Features say it; the table below decides what follows. */
export type AppEvent =
  | { type: 'purchase.placed'; purchaseId: string }
  | { type: 'purchase.paid'; purchaseId: string }
  /** It stands, and is paid when the buyer has the goods; then it was. */
  | { type: 'purchase.agreed'; purchaseId: string }
  | { type: 'purchase.collected'; purchaseId: string }
  | { type: 'purchase.expired'; purchaseId: string }
  /** What the buyer's proof showed is not on the statement; `orderId` is the provider's. */
  | { type: 'transfer.rejected'; orderId: string }
  /** Who lost the link wants it once more; each asking is another. Maybe of no purchase at all. */
  | { type: 'purchase.linkAsked'; purchaseId: string; askingId: string }
  | { type: 'order.changed'; orderId: string; status: string }
  /** A part of it is not sent, or weighed less; `refundId` is what goes back for it. */
  | { type: 'order.shortened'; orderId: string; refundId: string }
  /** The same of what is paid at the hand-over: nothing goes back, and less is due. */
  | { type: 'order.dueLowered'; orderId: string }
  /** Handed over long ago: the buyer is asked whether it is here. */
  | { type: 'order.arrivalAsked'; orderId: string }
  /** The buyer says that something is wrong; Lumbung decides that it is not. */
  | { type: 'order.complained'; orderId: string }
  | { type: 'order.complaintSettled'; orderId: string }
  /** The BUM Desa says something to it; or Lumbung has to decide. */
  | { type: 'order.complaintAnswered'; orderId: string }
  | { type: 'order.complaintHandedOver'; orderId: string; why: string }
  /** A group asks for a day, or what it asked for got another state. */
  | { type: 'request.changed'; requestId: string; status: string }
  /** The buyer gave tickets up and others of the order still come; `remaining` names the cancellation. */
  | { type: 'booking.cancelled'; bookingId: string; remaining: number }
  /** Its guests choose now; each time it happens is another call. */
  | { type: 'booking.calledOff'; bookingId: string; callId: string }
  /** Each change is another; the letter says the day as it is now. */
  | { type: 'booking.moved'; bookingId: string; changeId: string }
  | { type: 'attempt.created'; attemptId: string }
  /** The bank contests it. */
  | { type: 'attempt.disputed'; attemptId: string }
  | { type: 'providerEvent.received'; providerEventId: string }
  | { type: 'refund.requested'; refundId: string }
  /** The bank has confirmed it, or a person must send the money. */
  | { type: 'refund.changed'; refundId: string }
  /** Where it goes, said anew: each time is another version. */
  | { type: 'refund.accountSet'; refundId: string; version: string }
  /** Nights given away both here and at another site. */
  | { type: 'calendar.collided'; bookingId: string; host: string }
  /** Paused, or back again; each change is another. */
  | { type: 'maker.changed'; makerId: string; status: string; changeId: string }
  /** The BUM Desa took the stall out of the account of this person; each time is another. */
  | { type: 'maker.accountDetached'; makerId: string; userId: string; changeId: string }
  /** Somebody asks to sell through a BUM Desa, and is answered. */
  | { type: 'application.sent' | 'application.decided'; applicationId: string }
  /** The maker has the money. */
  | { type: 'payout.paid'; payoutId: string }
  /** Where a maker is paid from now on. */
  | { type: 'payout.accountSet'; accountId: string }
  | { type: 'question.asked'; questionId: string }
  | { type: 'question.answered'; questionId: string }
  | { type: 'report.decided'; reportId: string; decisionId: string }
  /** What was reported is hidden, or shown again. */
  | { type: 'report.followed'; reportId: string; decisionId: string }
  | { type: 'shop.allowed' | 'shop.suspended'; shopId: string; changeId: string }
  | { type: 'message.queued'; messageId: string }

type EventOf<Type extends AppEvent['type']> = Extract<AppEvent, { type: Type }>

/** Only jobs that the event tells everything they need. */
type JobFor<Type extends AppEvent['type']> = {
  [Name in JobName]: EventOf<Type> extends JobPayload<Name> ? Name : never
}[JobName]

const reactions: { readonly [Type in AppEvent['type']]: readonly JobFor<Type>[] } = {
  'purchase.placed': ['notify-buyer'],
  'purchase.paid': ['send-receipt', 'notify-shop'],
  'purchase.agreed': ['notify-buyer', 'notify-shop'],
  'purchase.collected': ['send-receipt'],
  'purchase.expired': ['notify-buyer'],
  'transfer.rejected': ['notify-buyer'],
  'purchase.linkAsked': ['notify-buyer'],
  'order.changed': ['notify-buyer', 'notify-shop'],
  'order.shortened': ['notify-buyer'],
  'order.dueLowered': ['notify-buyer'],
  'order.arrivalAsked': ['notify-buyer'],
  'order.complained': ['notify-shop'],
  'order.complaintSettled': ['notify-buyer'],
  'order.complaintAnswered': ['notify-buyer'],
  'order.complaintHandedOver': ['notify-admins', 'notify-buyer', 'notify-shop'],
  'request.changed': ['notify-buyer', 'notify-shop'],
  'booking.cancelled': ['notify-buyer', 'notify-shop'],
  'booking.calledOff': ['notify-buyer'],
  'booking.moved': ['notify-buyer', 'notify-shop'],
  'attempt.created': ['start-payment'],
  'attempt.disputed': ['notify-admins'],
  'providerEvent.received': ['apply-provider-event'],
  'refund.requested': ['send-refund'],
  'refund.changed': ['notify-buyer'],
  'refund.accountSet': ['notify-buyer'],
  'calendar.collided': ['notify-shop'],
  'maker.changed': ['notify-maker'],
  'maker.accountDetached': ['notify-maker'],
  'application.sent': ['notify-shop'],
  'application.decided': ['notify-maker'],
  'payout.paid': ['notify-maker'],
  'payout.accountSet': ['notify-maker'],
  'question.asked': ['notify-shop', 'notify-maker'],
  'question.answered': ['notify-buyer'],
  'report.decided': ['notify-buyer'],
  'report.followed': ['notify-shop', 'notify-maker'],
  'shop.allowed': ['notify-shop'],
  'shop.suspended': ['notify-shop'],
  'message.queued': ['deliver-message'],
}

/** Starts every job that reacts to the event, in the transaction that made it happen. */
export async function recordEvent(tx: Tx, event: AppEvent): Promise<void> {
  for (const name of reactions[event.type]) await enqueueMany(tx, name, [event])
}
