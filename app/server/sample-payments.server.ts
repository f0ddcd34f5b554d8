import { db } from '#app/server/db.server.ts'

export type SamplePayment = {
  transactionId: string
  orderId: string
  method: string
  amount: bigint
  createdAt: Date
  paidAt: Date
  /** Only what the provider itself sends back; transfers by hand are none of its business. */
  refunds: readonly { key: string; amount: bigint; createdAt: Date; confirmedAt: Date | null }[]
}

/** The payments the sample story tells of, for the emulator to know them as the provider would. */
export async function listSamplePayments(): Promise<SamplePayment[]> {
  const attempts = await db.paymentAttempt.findMany({
    where: { status: 'paid', purchase: { isSample: true, channel: 'web' } },
    include: {
      refunds: { where: { status: { in: ['accepted', 'confirmed'] }, preparedBy: null } },
    },
  })
  return attempts.flatMap(
    ({ providerTransactionId: transactionId, paidAt, method, ...attempt }) => {
      if (!transactionId || !paidAt || !method) return []
      const { providerOrderId: orderId, amount, createdAt } = attempt
      const refunds = attempt.refunds.map((refund) => ({
        key: refund.refundKey,
        amount: refund.amount,
        createdAt: refund.createdAt,
        confirmedAt: refund.bankConfirmedAt,
      }))
      return [{ transactionId, orderId, method, amount, createdAt, paidAt, refunds }]
    },
  )
}
