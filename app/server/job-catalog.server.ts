/**
 * Every job, with what it is told. Its file in `app/jobs/` has the same name and is listed in
 * `app/jobs/jobs.server.ts`; what starts it stands in `events.server.ts` or `schedule.server.ts`.
 *
 *     'send-receipt': job<{ purchaseId: string }>(),
 */
export const jobCatalog = {
  'send-receipt': job<{ purchaseId: string }>(),
  'notify-buyer': job<
    | { type: 'purchase.placed' | 'purchase.agreed' | 'purchase.expired'; purchaseId: string }
    | { type: 'purchase.linkAsked'; purchaseId: string; askingId: string }
    | { type: 'transfer.rejected'; orderId: string }
    | { type: 'order.changed'; orderId: string; status: string }
    | { type: 'order.shortened'; orderId: string; refundId: string }
    | { type: 'order.dueLowered' | 'order.arrivalAsked'; orderId: string }
    | { type: 'order.complaintSettled'; orderId: string }
    | { type: 'order.complaintAnswered'; orderId: string }
    | { type: 'order.complaintHandedOver'; orderId: string; why: string }
    | { type: 'booking.cancelled'; bookingId: string; remaining: number }
    | { type: 'booking.moved'; bookingId: string; changeId: string }
    | { type: 'booking.calledOff'; bookingId: string; callId: string }
    | { type: 'refund.changed'; refundId: string }
    | { type: 'refund.accountSet'; refundId: string; version: string }
    | { type: 'request.changed'; requestId: string; status: string }
    | { type: 'question.answered'; questionId: string }
    | { type: 'report.decided'; reportId: string; decisionId: string }
  >(),
  'notify-shop': job<
    | { type: 'purchase.paid'; purchaseId: string }
    | { type: 'purchase.agreed'; purchaseId: string }
    | { type: 'order.changed'; orderId: string; status: string }
    | { type: 'order.complained'; orderId: string }
    | { type: 'order.complaintHandedOver'; orderId: string; why: string }
    | { type: 'calendar.collided'; bookingId: string; host: string }
    | { type: 'application.sent'; applicationId: string }
    | { type: 'question.asked'; questionId: string }
    | { type: 'shop.allowed' | 'shop.suspended'; shopId: string; changeId: string }
    | { type: 'report.followed'; reportId: string; decisionId: string }
    | { type: 'request.changed'; requestId: string; status: string }
    | { type: 'booking.cancelled'; bookingId: string; remaining: number }
    | { type: 'booking.moved'; bookingId: string; changeId: string }
  >(),
  'notify-maker': job<
    | { type: 'maker.changed'; makerId: string; status: string; changeId: string }
    | { type: 'maker.accountDetached'; makerId: string; userId: string; changeId: string }
    | { type: 'application.decided'; applicationId: string }
    | { type: 'payout.paid'; payoutId: string }
    | { type: 'payout.accountSet'; accountId: string }
    | { type: 'question.asked'; questionId: string }
    | { type: 'report.followed'; reportId: string; decisionId: string }
  >(),
  'notify-admins': job<
    | { type: 'order.complaintHandedOver'; orderId: string }
    | { type: 'attempt.disputed'; attemptId: string }
  >(),
  // A mail server may be away for a day: at last each quarter of an hour, as often as a day has them.
  'deliver-message': job<{ messageId: string }>({ retryLimit: 105, retryDelayMax: 900 }),
  'start-payment': job<{ attemptId: string }>(),
  'apply-provider-event': job<{ providerEventId: string }>(),
  'check-payment': job<{ attemptId: string }>(),
  'send-refund': job<{ refundId: string }>(),
  'reconcile-payments': job({ expireInSeconds: 300 }),
  'expire-purchases': job({ expireInSeconds: 300 }),
  'add-fixed-holidays': job(),
  'forget-secrets': job(),
  'ask-stock': job({ expireInSeconds: 900 }),
  'sweep-accounts': job(),
  'sweep-messages': job(),
  'sweep-payments': job(),
  'sweep-pictures': job({ expireInSeconds: 900 }),
  'check-invariants': job({ expireInSeconds: 300 }),
  'audit-invariants': job({ expireInSeconds: 3600 }),
  'cancel-unaccepted-orders': job(),
  'follow-parcels': job({ expireInSeconds: 300 }),
  'follow-arrivals': job(),
  'hand-over-complaints': job(),
  'refund-called-off': job(),
  'expire-requests': job(),
  'complete-delivered-orders': job(),
  'follow-permits': job({ expireInSeconds: 900 }),
  'reopen-shops': job(),
  'follow-calendars': job({ expireInSeconds: 1500 }),
  'watch-transfer-account': job<{
    bank: string
    accountNumber: string
    holder: string
    qris?: string | undefined
  }>(),
  'watch-transfer': job<{ refundId: string }>(),
  'watch-transfers': job(),
  'fold-balances': job(),
  'count-sales': job({ expireInSeconds: 300 }),
  'recount-sales': job({ expireInSeconds: 900 }),
  'reindex-changed': job({ expireInSeconds: 300 }),
  'reindex-search': job({ expireInSeconds: 900 }),
} as const satisfies Record<string, JobSettings<object>>

export type JobName = keyof typeof jobCatalog
export type JobPayload<Name extends JobName> = NonNullable<(typeof jobCatalog)[Name]['payload']>

type JobSettings<Payload extends object> = Limits & {
  /** Only a type: never set. */
  readonly payload?: Payload
}

type Limits = {
  /** A job that takes longer is taken for dead and given to another worker. */
  readonly expireInSeconds?: number
  /** How often it is tried again before it waits for the administrator. */
  readonly retryLimit?: number
  /** The longest that it waits between two tries. */
  readonly retryDelayMax?: number
}

export function job<Payload extends object = Record<string, never>>(
  settings: Limits = {},
): JobSettings<Payload> {
  return settings
}
