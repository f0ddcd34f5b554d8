import type { Rupiah } from '#app/core/rupiah.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { bookDisputeLoss } from '#app/features/orders/dispute-loss.server.ts'
import { isDecided } from '#app/features/refunds/contested.ts'
import { leftOfAttempt, lossOfAttempt } from '#app/features/refunds/provider-refunds.server.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import { gatewayOf } from '#app/server/gateways.server.ts'
import { GatewayUnavailable, type ProviderDispute } from '#integrations/payments/payment-gateway.ts'
import { type Attempt, getAttempt, moveAttempt } from './attempts.server.ts'
import { deedsOfCase } from './desk-deeds.ts'
import { getCaseAttemptId } from './desk-pages.server.ts'
import { readCaseFacts } from './desk-queries.server.ts'
import { type CaseDeed, lockCase } from './discrepancy-desk.server.ts'
import { endDispute } from './dispute-case.server.ts'

export type LossRefusal =
  | 'not-found'
  | 'already-changed'
  | 'provider-silent'
  /** The bank has not decided yet. */
  | 'dispute-running'
  | 'other-loss'
  | 'loss-too-large'

type Loss = CaseDeed & { amount: Rupiah }

/**
 * The bank took a part of a contested payment for good: it is booked, and the rest is free again. The
 * provider is asked first whether the bank has decided, and how much it took, where he tells.
 */
export async function bookPartialLoss(loss: Loss): Promise<Result<undefined, LossRefusal>> {
  const attemptId = await getCaseAttemptId(loss.caseId)
  const attempt = attemptId ? await getAttempt(db, attemptId) : null
  if (!attempt) return refuse('not-found')
  const dispute = await askAbout(attempt)
  if (dispute === 'silent') return refuse('provider-silent')
  if (dispute === null) return refuse('already-changed')
  if (!isDecided(dispute)) return refuse('dispute-running')
  return transaction((tx) => book(tx, loss, dispute))
}

async function askAbout(attempt: Attempt): Promise<ProviderDispute | 'silent' | null> {
  const { provider, providerTransactionId: transactionId } = attempt
  if (transactionId === null) return null
  try {
    const payment = await gatewayOf(provider).fetchStatus({ transactionId })
    return payment !== 'not-started' && payment.state === 'disputed' ? payment.dispute : null
  } catch (error) {
    if (error instanceof GatewayUnavailable) return 'silent'
    throw error
  }
}

async function book(
  tx: Tx,
  { caseId, actor, amount }: Loss,
  told: ProviderDispute,
): Promise<Result<undefined, LossRefusal>> {
  const locked = await lockCase(tx, caseId)
  if (!locked) return refuse('not-found')
  const { found, attempt } = locked
  const facts = await readCaseFacts(tx, found)
  if (!attempt || !deedsOfCase(facts).settle) return refuse('already-changed')
  const booked = await lossOfAttempt(tx, attempt.id)
  if (told.lost > 0n && amount !== told.lost - booked) return refuse('other-loss')
  if (amount > (await leftOfAttempt(tx, attempt))) return refuse('loss-too-large')
  const { purchaseId } = attempt
  const isBooked = await bookDisputeLoss(tx, { purchaseId, amount, actor, at: new Date() })
  if (!isBooked) return refuse('loss-too-large')
  await moveAttempt(tx, attempt, { to: 'paid', actor, details: { lost: amount.toString() } })
  await endDispute(tx, attempt.id, { resolution: 'dispute-part-lost', actor })
  return ok()
}
