import { db, transaction } from '#app/server/db.server.ts'
import { gatewayOf } from '#app/server/gateways.server.ts'
import type { PaymentReference, ProviderPayment } from '#integrations/payments/payment-gateway.ts'
import { type Applied, applyProviderPayment } from './apply-payment.server.ts'
import { type Attempt, getAttempt, planNextCheck } from './attempts.server.ts'
import { keepSilence } from './provider-word.server.ts'
import { hasMoney, saysMoney } from './verdict.ts'

export type Checked = Applied['outcome'] | 'not-started'

const mostQuestions = 5

/**
 * Asks the provider about an attempt and believes the answer; no transaction is open while it is asked.
 * With a transaction id (from a notification) that transaction is asked about first, because money is
 * booked by transaction; what cannot be money is asked again by order id, because an order id may own
 * several transactions and only the newest says whether the buyer is still paying.
 * Throws `GatewayUnavailable` when the provider cannot be asked: then nothing is known.
 */
export async function checkPayment(attemptId: string, transactionId?: string): Promise<Checked> {
  for (let question = 1; question <= mostQuestions; question++) {
    const attempt = await getAttempt(db, attemptId)
    if (!attempt) throw new Error(`There is no attempt ${attemptId}`)
    const payment = await ask(attempt, transactionId)
    if (payment === 'not-started') {
      await keepSilence(db, attempt)
      await planNextCheck(db, { ...attempt, checks: attempt.checks + 1 })
      return 'not-started'
    }
    const { merchantId } = gatewayOf(attempt.provider)
    const { outcome } = await transaction((tx) =>
      applyProviderPayment(tx, attemptId, { seen: attempt, payment, merchantId }),
    )
    if (outcome !== 'stale') return outcome
  }
  throw new Error(`Attempt ${attemptId} changed under every one of ${mostQuestions} questions`)
}

async function ask(
  attempt: Attempt,
  transactionId: string | undefined,
): Promise<ProviderPayment | 'not-started'> {
  const gateway = gatewayOf(attempt.provider)
  const { providerTransactionId, status } = attempt
  // Money is followed by its transaction, whatever else happens under the same order id.
  const followed = hasMoney(status) ? providerTransactionId : null
  const first: PaymentReference | null =
    (transactionId ?? followed) ? { transactionId: transactionId ?? followed ?? '' } : null
  if (first) {
    const payment = await gateway.fetchStatus(first)
    const isAnswer =
      payment !== 'not-started' &&
      (saysMoney(payment.state) || payment.state === 'review' || hasMoney(status))
    if (isAnswer) return payment
  }
  if (status === 'review' && providerTransactionId) {
    // Under suspicion it may yet become money, whatever else the buyer has begun in the meantime.
    const suspected = await gateway.fetchStatus({ transactionId: providerTransactionId })
    if (suspected !== 'not-started' && suspected.state === 'review') return suspected
  }
  if (followed && followed !== transactionId) {
    return gateway.fetchStatus({ transactionId: followed })
  }
  return gateway.fetchStatus({
    orderId: attempt.providerOrderId,
    token: attempt.providerToken,
  })
}
