import { add, type Rupiah } from '#app/core/rupiah.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { ProviderPayment } from '#integrations/payments/payment-gateway.ts'
import type { SeenAttempt } from './apply-payment.server.ts'

/**
 * Writes down what the provider said of a locked attempt, whatever was made of it: invariant I14 compares
 * the two. Money is followed by its transaction, so what is said of another one under the same order id
 * is no word about it.
 */
export async function keepWord(tx: Tx, attemptId: string, payment: ProviderPayment): Promise<void> {
  await tx.$executeRaw`
    UPDATE payment_attempts
    SET provider_state = ${payment.state}::"ProviderPaymentState",
      provider_amount = ${amountThatCame(payment)}::bigint, asked_at = now()
    WHERE id = ${attemptId}::uuid AND (provider_transaction_id = ${payment.transactionId}
      OR status NOT IN ('paid', 'unexpected', 'disputed', 'reversed'))`
}

/** The provider knows of no payment; unless one came while it was asked. */
export async function keepSilence(tx: Tx, attempt: SeenAttempt & { id: string }): Promise<void> {
  await tx.$executeRaw`
    UPDATE payment_attempts
    SET provider_state = 'notStarted', provider_amount = NULL, asked_at = now()
    WHERE id = ${attempt.id}::uuid AND status = ${attempt.status}::"AttemptStatus"
      AND provider_transaction_id IS NOT DISTINCT FROM ${attempt.providerTransactionId}`
}

/** Null when it is not whole rupiah. */
export function amountThatCame({
  currency,
  amount,
  receivedAmounts,
}: ProviderPayment): Rupiah | null {
  if (currency !== 'IDR') return null
  const received = receivedAmounts.map((each) => each.amount)
  if (received.length === 0) return amount
  return received.includes(null) ? null : add(...(received as Rupiah[]))
}
