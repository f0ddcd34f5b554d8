import { add, type Rupiah, zero } from '#app/core/rupiah.ts'
import { openDiscrepancy } from '#app/features/discrepancies/commands.server.ts'
import { accounts } from '#app/features/ledger/accounts.ts'
import { reverseTransaction } from '#app/features/ledger/commands.server.ts'
import { payPurchase, undoPayment } from '#app/features/purchases/commands.server.ts'
import type { PurchaseStatus } from '#app/features/purchases/purchase-status.ts'
import { recordProviderRefunds } from '#app/features/refunds/provider-refunds.server.ts'
import { voidRefunds } from '#app/features/refunds/settle-refund.server.ts'
import { enqueue } from '#app/server/boss.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import { minutesUntilFinal, type ProviderPayment } from '#integrations/payments/payment-gateway.ts'
import { isLive } from './attempt-status.ts'
import { type Attempt, lockPayment, moveAttempt, planNextCheck } from './attempts.server.ts'
import { keepForPayment } from './keep-for-payment.server.ts'
import { acceptExtraMoney, acceptLateMoney, lateMoneyKey } from './late-money.server.ts'
import { isSlowMethod, minutesToKeep, reviewMinutes } from './payment-clock.ts'
import { hasMoney, saysMoney, type Verdict, verdictOn } from './verdict.ts'

/** What was known of an attempt when the provider was asked. */
export type SeenAttempt = Pick<Attempt, 'status' | 'providerTransactionId'>

export type Applied =
  | { outcome: Verdict | 'mismatch' | 'accepted-late' | 'refunded-late' | 'known' }
  /** The attempt changed while the provider was asked: the answer may be older than the change. Ask again. */
  | { outcome: 'stale' }

type Story = {
  attempt: Attempt
  purchaseStatus: PurchaseStatus
  payment: ProviderPayment
  /** When the money came, by the provider's word. */
  at: Date
}

const provider = { type: 'provider', id: null } as const

/**
 * The one place where what a provider says becomes what we believe; notification, browser return,
 * reconciler, expiry and buttons all end here. `payment` must come from the provider's status call.
 * Told twice, it changes nothing. The answer only counts if the attempt is still as it was when the
 * question was asked: else "expired", asked before and told after the money came, would look like a
 * bank that took the money back.
 */
export async function applyProviderPayment(
  tx: Tx,
  attemptId: string,
  told: { seen: SeenAttempt; payment: ProviderPayment; merchantId: string | null },
): Promise<Applied> {
  const { payment } = told
  const found = await lockStory(tx, attemptId)
  if (!found) throw new Error(`There is no attempt ${attemptId}`)
  const { attempt, purchaseStatus, others } = found
  if (attempt.status !== told.seen.status) return { outcome: 'stale' }
  if (attempt.providerTransactionId !== told.seen.providerTransactionId) return { outcome: 'stale' }

  const problem = mismatchOf(attempt, payment, told.merchantId)
  if (problem === 'foreign') return { outcome: 'mismatch' }
  const story = { attempt, purchaseStatus, payment, at: momentOf(payment) }
  if (problem && !isHarmless(attempt, payment)) return { outcome: await doubt(tx, story, problem) }

  const verdict = verdictOn(
    {
      status: attempt.status,
      isSameTransaction:
        attempt.providerTransactionId === null ||
        attempt.providerTransactionId === payment.transactionId,
      mayBeLive:
        purchaseStatus === 'awaitingPayment' && !others.some(({ status }) => isLive(status)),
    },
    payment.state,
  )
  const outcome = await follow(tx, story, verdict)
  await freeOthers(tx, { outcome, others })
  return { outcome }
}

async function lockStory(tx: Tx, attemptId: string) {
  const [row] = await tx.$queryRaw<{ purchaseId: string }[]>`
    SELECT purchase_id AS "purchaseId" FROM payment_attempts WHERE id = ${attemptId}::uuid`
  if (!row) return null
  const { attempts, purchaseStatus } = await lockPayment(tx, row.purchaseId)
  const attempt = attempts.find(({ id }) => id === attemptId)
  if (!attempt) return null
  return { attempt, purchaseStatus, others: attempts.filter(({ id }) => id !== attemptId) }
}

type Problem = 'foreign' | 'amount' | 'currency' | 'received-amount'

/** Nothing of another order or merchant is believed; another amount or currency is money to look at. */
export function mismatchOf(
  attempt: Pick<Attempt, 'providerOrderId' | 'amount'>,
  payment: ProviderPayment,
  merchantId: string | null,
): Problem | null {
  // An attempt for a second transaction carries that transaction's id behind the order id.
  const [orderId] = attempt.providerOrderId.split('~')
  if (payment.orderId !== orderId) return 'foreign'
  if (merchantId && payment.merchantId && payment.merchantId !== merchantId) return 'foreign'
  if (payment.currency !== 'IDR') return 'currency'
  if (payment.amount !== attempt.amount) return 'amount'
  const received = payment.receivedAmounts.map(({ amount }) => amount)
  if (received.length === 0) return null
  if (received.includes(null)) return 'received-amount'
  return add(...(received as Rupiah[])) === attempt.amount ? null : 'received-amount'
}

/** A wrong amount matters once there is money, or once somebody may think there is. */
function isHarmless(attempt: Attempt, { state, transactionId }: ProviderPayment): boolean {
  if (hasMoney(attempt.status) && attempt.providerTransactionId === transactionId) {
    return !saysMoney(state)
  }
  return !saysMoney(state) && state !== 'review' && state !== 'authorized'
}

/** Money of another amount or currency buys nothing by itself: a person decides, and sees it at once. */
async function doubt(tx: Tx, story: Story, problem: Problem): Promise<'mismatch'> {
  const { attempt, payment } = story
  await openDiscrepancy(tx, {
    kind: 'amountMismatch',
    attemptId: attempt.id,
    amount: payment.amount ?? zero,
    dedupeKey: `mismatch:${attempt.provider}:${payment.transactionId}`,
    details: { problem, told: payment.amountAsSent, currency: payment.currency },
  })
  if (attempt.status === 'created' || attempt.status === 'pending') {
    await review(tx, story, { why: problem })
  } else await planNextCheck(tx, { ...attempt, checks: attempt.checks + 1 })
  return 'mismatch'
}

async function follow(tx: Tx, story: Story, verdict: Verdict): Promise<Applied['outcome']> {
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
    case 'captureAndDispute':
      if ((await capture(tx, story)) === 'capture')
        await dispute(tx, { ...story, attempt: { ...attempt, status: 'paid' } })
      return verdict
    case 'dispute':
      await dispute(tx, story)
      break
    case 'redeem':
      await moveAttempt(tx, attempt, { to: 'paid', actor: provider })
      break
    case 'reverse':
      await takeBack(tx, story)
      break
    case 'extra':
      return acceptExtraMoney(tx, attempt, { payment, paidAt: story.at })
  }
  if (
    attempt.status === 'paid' ||
    attempt.status === 'unexpected' ||
    attempt.status === 'disputed'
  ) {
    if (verdict !== 'reverse') await recordProviderRefunds(tx, attempt, payment.refunds)
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

const momentOf = ({ settlementTime, transactionTime }: ProviderPayment) =>
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
async function review(
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
        })
      : 'not-payable'
  if (paid === 'paid') {
    await moveAttempt(tx, attempt, { to: 'paid', actor: provider, data })
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
  await recordProviderRefunds(tx, attempt, payment.refunds)
}

/** The bank took the money back. What it had paid for is undone as far as it has not left. */
async function takeBack(tx: Tx, { attempt }: Story): Promise<void> {
  const at = new Date()
  await voidRefunds(tx, { attemptId: attempt.id, at })
  if (attempt.status !== 'unexpected') {
    const { purchaseId, id: attemptId } = attempt
    const { goneOrderIds } = await undoPayment(tx, { purchaseId, attemptId, at })
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

/** A purchase that is paid needs no second page: its other attempts are looked at and closed at once. */
async function freeOthers(
  tx: Tx,
  { outcome, others }: { outcome: Applied['outcome']; others: readonly Attempt[] },
): Promise<void> {
  if (outcome !== 'capture' && outcome !== 'captureAndDispute') return
  for (const { id, status } of others) {
    if (isLive(status)) await enqueue(tx, 'check-payment', { attemptId: id })
  }
}
