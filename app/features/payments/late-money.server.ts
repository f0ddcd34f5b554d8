import { newId } from '#app/core/ids.ts'
import { openDiscrepancy, resolveDiscrepancy } from '#app/features/discrepancies/commands.server.ts'
import { accounts } from '#app/features/ledger/accounts.ts'
import { recordTransaction } from '#app/features/ledger/commands.server.ts'
import { postingsForLateMoney } from '#app/features/ledger/postings.ts'
import { payPurchase } from '#app/features/purchases/commands.server.ts'
import { refundUnexpectedPayment } from '#app/features/refunds/commands.server.ts'
import {
  leftOfAttempt,
  recordProviderRefunds,
} from '#app/features/refunds/provider-refunds.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import { systemActor } from '#app/server/scopes.server.ts'
import type { ProviderPayment } from '#integrations/payments/payment-gateway.ts'
import { minutesUntilFinal } from '#integrations/payments/payment-gateway.ts'
import { type Attempt, moveAttempt } from './attempts.server.ts'
import { bookRounding } from './book-rounding.server.ts'

export const lateMoneyKey = (attemptId: string) => `attempt:${attemptId}:late`

const provider = { type: 'provider', id: null } as const

/**
 * Money that nobody waits for any more ("uang tanpa pesanan"): the purchase has expired, was cancelled,
 * or was paid by another attempt. It is kept apart first; then an expired purchase is taken up again if
 * everything in it is still free, and in every other case the money goes back by itself.
 */
export async function acceptLateMoney(
  tx: Tx,
  attempt: Attempt,
  money: { payment: ProviderPayment; paidAt: Date },
): Promise<'accepted-late' | 'refunded-late'> {
  const { paidAt, payment } = money
  const unexpected = await bookUnexpected(tx, attempt, money)
  const purchase = await tx.purchase.findUniqueOrThrow({
    where: { id: attempt.purchaseId },
    select: { status: true },
  })
  const paid =
    purchase.status === 'expired'
      ? await payPurchase(tx, {
          purchaseId: attempt.purchaseId,
          attemptId: attempt.id,
          from: accounts.suspense,
          paidAt,
          minutesUntilFinal: minutesUntilFinal(payment.method),
          actor: { type: 'provider', id: null },
        })
      : 'not-payable'
  if (paid === 'paid') {
    await moveAttempt(tx, unexpected, { to: 'paid', actor: systemActor })
    await bookRounding(tx, attempt, { from: accounts.suspense, paidAt })
    await resolve(tx, attempt.id, 'accepted-late')
    return 'accepted-late'
  }
  await giveBack(tx, unexpected, money)
  return 'refunded-late'
}

/**
 * Money that left again, or is contested, before anybody here heard of it: nothing is sold for it, even
 * if everything is still free. What the provider still has of it goes back as well.
 */
export async function keepMoneyApart(
  tx: Tx,
  attempt: Attempt,
  money: { payment: ProviderPayment; paidAt: Date },
): Promise<'refunded-late'> {
  await giveBack(tx, await bookUnexpected(tx, attempt, money), money)
  return 'refunded-late'
}

async function bookUnexpected(
  tx: Tx,
  attempt: Attempt,
  { payment, paidAt }: { payment: ProviderPayment; paidAt: Date },
): Promise<Attempt> {
  const unexpected = await moveAttempt(tx, attempt, {
    to: 'unexpected',
    actor: provider,
    data: { paidAt, providerTransactionId: payment.transactionId, method: payment.method },
  })
  await bookLateMoney(tx, unexpected, paidAt)
  return unexpected
}

/**
 * A second transaction under an order id that was paid already: a virtual account paid after the buyer
 * had changed to another way, for example. It gets an attempt of its own, so that it has its own place
 * in the ledger and its own refund.
 */
export async function acceptExtraMoney(
  tx: Tx,
  attempt: Attempt,
  money: { payment: ProviderPayment; paidAt: Date },
): Promise<'refunded-late' | 'known'> {
  const { payment, paidAt } = money
  const id = newId()
  const providerOrderId = `${attempt.providerOrderId}~${payment.transactionId}`
  const { count } = await tx.paymentAttempt.createMany({
    data: {
      id,
      providerOrderId,
      purchaseId: attempt.purchaseId,
      provider: attempt.provider,
      providerTransactionId: payment.transactionId,
      status: 'unexpected',
      amount: attempt.amount,
      method: payment.method,
      expiresAt: paidAt,
      nextCheckAt: new Date(),
      paidAt,
    },
    skipDuplicates: true,
  })
  if (count === 0) return 'known'
  await recordAudit(tx, [
    { subject: { type: 'attempt', id }, action: 'status', to: 'unexpected', actor: provider },
  ])
  const extra = { ...attempt, id, providerOrderId, status: 'unexpected' } as const
  await bookLateMoney(tx, extra, paidAt)
  await giveBack(tx, extra, money)
  return 'refunded-late'
}

async function bookLateMoney(tx: Tx, attempt: Attempt, paidAt: Date): Promise<void> {
  await recordTransaction(tx, {
    idempotencyKey: lateMoneyKey(attempt.id),
    event: 'attempt.paidLate',
    postings: postingsForLateMoney(attempt.provider, attempt.amount),
    occurredAt: paidAt,
    purchaseId: attempt.purchaseId,
    attemptId: attempt.id,
  })
  await openDiscrepancy(tx, {
    kind: 'paidUnexpectedly',
    attemptId: attempt.id,
    amount: attempt.amount,
    dedupeKey: lateMoneyKey(attempt.id),
    details: { providerOrderId: attempt.providerOrderId },
  })
}

/** All that somebody at the provider has not given back already. */
async function giveBack(
  tx: Tx,
  attempt: Attempt,
  { payment, paidAt }: { payment: ProviderPayment; paidAt: Date },
): Promise<void> {
  await recordProviderRefunds(tx, attempt, payment.refunds)
  const left = await leftOfAttempt(tx, attempt)
  // All of it went back, says the provider, but not as what: the case stays open for a person.
  if (left > 0n && payment.state === 'refunded') return
  if (left > 0n) {
    await refundUnexpectedPayment(
      tx,
      { ...attempt, amount: left },
      { purchaseId: attempt.purchaseId, reason: 'latePayment', actor: systemActor, at: paidAt },
    )
  }
  await resolve(tx, attempt.id, 'refunded-late')
}

function resolve(tx: Tx, attemptId: string, resolution: string): Promise<boolean> {
  return resolveDiscrepancy(tx, {
    dedupeKey: lateMoneyKey(attemptId),
    resolution,
    actor: systemActor,
  })
}
