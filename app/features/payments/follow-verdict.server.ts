import { zero } from '#app/core/rupiah.ts'
import { openDiscrepancy } from '#app/features/discrepancies/commands.server.ts'
import { accounts } from '#app/features/ledger/accounts.ts'
import { reverseTransaction } from '#app/features/ledger/commands.server.ts'
import { payPurchase, undoPayment } from '#app/features/purchases/commands.server.ts'
import type { PurchaseStatus } from '#app/features/purchases/purchase-status.ts'
import {
  recordFailedRefunds,
  recordProviderRefunds,
} from '#app/features/refunds/provider-refunds.server.ts'
import { voidRefunds } from '#app/features/refunds/settle-refund.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import { minutesUntilFinal, type ProviderPayment } from '#integrations/payments/payment-gateway.ts'
import { type Attempt, moveAttempt, planNextCheck } from './attempts.server.ts'
import { bookRounding } from './book-rounding.server.ts'
import { endDispute, openDispute } from './dispute-case.server.ts'
import { keepForPayment } from './keep-for-payment.server.ts'
import {
  acceptExtraMoney,
  acceptLateMoney,
  keepMoneyApart,
  lateMoneyKey,
} from './late-money.server.ts'
import { isSlowMethod, minutesToKeep, reviewMinutes } from './payment-clock.ts'
import { hasMoney, type Verdict } from './verdict.ts'

export type Outcome = Verdict | 'mismatch' | 'accepted-late' | 'refunded-late' | 'known'

export type Story = {
  attempt: Attempt
  purchaseStatus: PurchaseStatus
  payment: ProviderPayment
  /** When the money came, by the provider's word. */
  at: Date
}

const provider = { type: 'provider', id: null } as const

/** Does what the verdict on an answer says. The payment is locked; told twice, it changes nothing. */
export async function follow(tx: Tx, story: Story, verdict: Verdict): Promise<Outcome> {
  const { attempt, payment } = story
  const data = factsOf(payment)
  switch (verdict) {
    case 'nothing':
    case 'letGo':
      await planNextCheck(tx, { ...attempt, checks: attempt.checks + 1 })
      break
    case 'odd':
      await reportOdd(tx, story)
      await planNextCheck(tx, { ...attempt, checks: attempt.checks + 1 })
      break
    case 'begin':
      return begin(tx, story)
    case 'review':
      return review(tx, story)
    case 'fail':
    case 'expire':
    case 'cancel':
      await moveAttempt(tx, attempt, {
        to: endOf[verdict],
        actor: provider,
        data: { ...data, failureReason: payment.state },
      })
      break
    case 'capture':
      return capture(tx, story)
    case 'keepApart':
      return keepMoneyApart(tx, attempt, { payment, paidAt: story.at })
    case 'dispute':
      await dispute(tx, story)
      break
    case 'redeem':
      await moveAttempt(tx, attempt, { to: 'paid', actor: provider })
      await endDispute(tx, attempt.id, { resolution: 'dispute-won', actor: provider })
      break
    case 'reverse':
      await takeBack(tx, story)
      break
    case 'extra':
      return acceptExtraMoney(tx, attempt, { payment, paidAt: story.at })
  }
  if (hasMoney(attempt.status) && verdict !== 'reverse') {
    // What the bank has taken back gives nothing back; what went back before may still return.
    if (attempt.status !== 'reversed') await recordProviderRefunds(tx, attempt, payment.refunds)
    await recordFailedRefunds(tx, attempt, payment.failedRefundKeys)
  }
  return verdict
}

const endOf = { fail: 'failed', expire: 'expired', cancel: 'cancelled' } as const

/** What is worth remembering of a transaction, for the buyer's page and for refunds. */
const factsOf = ({ transactionId, method, instructions }: ProviderPayment) => ({
  providerTransactionId: transactionId,
  method,
  instructions,
})

export const momentOf = ({ settlementTime, transactionTime }: ProviderPayment) =>
  settlementTime ?? transactionTime ?? new Date()

/** The buyer chose a way to pay. A slow one keeps the stock for longer. */
async function begin(tx: Tx, { attempt, payment }: Story): Promise<'begin' | 'nothing'> {
  const isKnown =
    attempt.status === 'pending' && attempt.providerTransactionId === payment.transactionId
  if (isKnown) {
    await planNextCheck(tx, { ...attempt, checks: attempt.checks + 1 })
    return 'nothing'
  }
  const data = factsOf(payment)
  if (attempt.status === 'pending') {
    await tx.paymentAttempt.updateMany({ where: { id: attempt.id }, data })
    await planNextCheck(tx, { ...attempt, checks: 0 })
  } else await moveAttempt(tx, attempt, { to: 'pending', actor: provider, data })
  if (isSlowMethod(payment.method)) {
    const minutes = minutesToKeep(payment.expiryTime, new Date())
    await keepForPayment(tx, { purchaseId: attempt.purchaseId, attemptId: attempt.id, minutes })
  }
  return 'begin'
}

/** Money that somebody must decide about keeps its stock, because the answer may well be yes. */
export async function review(
  tx: Tx,
  { attempt, payment }: Story,
  details?: Record<string, string>,
): Promise<'review' | 'nothing'> {
  if (attempt.status === 'review') {
    await planNextCheck(tx, { ...attempt, checks: attempt.checks + 1 })
    return 'nothing'
  }
  await moveAttempt(tx, attempt, {
    to: 'review',
    actor: provider,
    data: factsOf(payment),
    ...(details ? { details } : {}),
  })
  const { purchaseId, id: attemptId } = attempt
  await keepForPayment(tx, { purchaseId, attemptId, minutes: reviewMinutes })
  return 'review'
}

async function capture(
  tx: Tx,
  story: Story,
): Promise<'capture' | 'accepted-late' | 'refunded-late'> {
  const { attempt, purchaseStatus, payment, at } = story
  const data = { ...factsOf(payment), paidAt: at }
  const paid =
    purchaseStatus === 'awaitingPayment'
      ? await payPurchase(tx, {
          purchaseId: attempt.purchaseId,
          attemptId: attempt.id,
          from: accounts.provider(attempt.provider),
          paidAt: at,
          minutesUntilFinal: minutesUntilFinal(payment.method),
          actor: provider,
        })
      : 'not-payable'
  if (paid === 'paid') {
    await moveAttempt(tx, attempt, { to: 'paid', actor: provider, data })
    await bookRounding(tx, attempt, { from: accounts.provider(attempt.provider), paidAt: at })
    await recordProviderRefunds(tx, attempt, payment.refunds)
    return 'capture'
  }
  await tx.paymentAttempt.updateMany({ where: { id: attempt.id }, data })
  const outcome = await acceptLateMoney(tx, attempt, { payment, paidAt: at })
  await recordProviderRefunds(tx, attempt, payment.refunds)
  return outcome
}

async function dispute(tx: Tx, { attempt, payment }: Story): Promise<void> {
  await moveAttempt(tx, attempt, { to: 'disputed', actor: provider })
  await openDispute(tx, attempt, payment)
  await recordProviderRefunds(tx, attempt, payment.refunds)
}

/** The bank took the money back. What it had paid for is undone as far as it has not left. */
async function takeBack(tx: Tx, { attempt }: Story): Promise<void> {
  const at = new Date()
  await voidRefunds(tx, { attemptId: attempt.id, at })
  if (attempt.status !== 'unexpected') {
    const { purchaseId, id: attemptId } = attempt
    const { goneOrderIds } = await undoPayment(tx, {
      purchaseId,
      attemptId,
      at,
      actor: provider,
      isAllBack: false,
    })
    if (goneOrderIds.length > 0) {
      await openDiscrepancy(tx, {
        kind: 'reversedAfterFulfilment',
        attemptId,
        amount: attempt.amount,
        dedupeKey: `attempt:${attemptId}:reversed`,
        details: { orders: goneOrderIds.join(' ') },
      })
    }
  }
  // Money that had come late went through suspense first; that step is undone as well.
  await reverseTransaction(tx, { idempotencyKey: lateMoneyKey(attempt.id), occurredAt: at })
  await moveAttempt(tx, attempt, { to: 'reversed', actor: provider })
  await endDispute(tx, attempt.id, { resolution: 'dispute-lost', actor: provider })
}

function reportOdd(tx: Tx, { attempt, payment }: Story): Promise<void> {
  return openDiscrepancy(tx, {
    kind: 'paidUnexpectedly',
    attemptId: attempt.id,
    amount: payment.amount ?? zero,
    dedupeKey: `odd:${attempt.id}:${payment.state}`,
    details: { status: attempt.status, told: payment.state },
  })
}
