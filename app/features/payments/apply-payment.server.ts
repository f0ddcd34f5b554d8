import { add, type Rupiah, zero } from '#app/core/rupiah.ts'
import { openDiscrepancy } from '#app/features/discrepancies/commands.server.ts'
import { stateAfterLoss } from '#app/features/refunds/contested.ts'
import { lossOfAttempt } from '#app/features/refunds/provider-refunds.server.ts'
import { enqueue } from '#app/server/boss.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { ProviderPayment } from '#integrations/payments/payment-gateway.ts'
import { isLive } from './attempt-status.ts'
import { type Attempt, lockPayment, planNextCheck } from './attempts.server.ts'
import { follow, momentOf, type Outcome, review, type Story } from './follow-verdict.server.ts'
import { keepWord } from './provider-word.server.ts'
import { hasMoney, saysMoney, verdictOn } from './verdict.ts'

/** What was known of an attempt when the provider was asked. */
export type SeenAttempt = Pick<Attempt, 'status' | 'providerTransactionId'>

export type Applied =
  | { outcome: Outcome }
  /** The attempt changed while the provider was asked: the answer may be older than the change. Ask again. */
  | { outcome: 'stale' }

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
  const { attempt } = found
  if (attempt.status !== told.seen.status) return { outcome: 'stale' }
  if (attempt.providerTransactionId !== told.seen.providerTransactionId) return { outcome: 'stale' }

  const problem = mismatchOf(attempt, payment, told.merchantId)
  if (problem === 'foreign') return { outcome: 'mismatch' }
  const outcome = await believe(tx, found, { payment, problem })
  await keepWord(tx, attemptId, payment)
  return { outcome }
}

async function believe(
  tx: Tx,
  { attempt, purchaseStatus, others }: NonNullable<Awaited<ReturnType<typeof lockStory>>>,
  { payment, problem }: { payment: ProviderPayment; problem: Problem | null },
): Promise<Outcome> {
  const story = { attempt, purchaseStatus, payment, at: momentOf(payment) }
  if (problem && !isHarmless(attempt, payment)) return doubt(tx, story, problem)
  const verdict = verdictOn(
    {
      status: attempt.status,
      isSameTransaction:
        attempt.providerTransactionId === null ||
        attempt.providerTransactionId === payment.transactionId,
      mayBeLive:
        purchaseStatus === 'awaitingPayment' && !others.some(({ status }) => isLive(status)),
    },
    payment.dispute ? stateAfterLoss(payment, await lossOfAttempt(tx, attempt.id)) : payment.state,
  )
  const outcome = await follow(tx, story, verdict)
  await freeOthers(tx, { outcome, others })
  return outcome
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

/** A purchase that is paid needs no second page: its other attempts are looked at and closed at once. */
async function freeOthers(
  tx: Tx,
  { outcome, others }: { outcome: Outcome; others: readonly Attempt[] },
): Promise<void> {
  if (outcome !== 'capture') return
  for (const { id, status } of others) {
    if (isLive(status)) await enqueue(tx, 'check-payment', { attemptId: id })
  }
}
