import type { Rupiah } from '#app/core/rupiah.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { resolveDiscrepancy } from '#app/features/discrepancies/commands.server.ts'
import { recordTransaction } from '#app/features/ledger/commands.server.ts'
import { postingsForLateMoney } from '#app/features/ledger/postings.ts'
import { refundUnexpectedPayment } from '#app/features/refunds/commands.server.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import { gatewayOf } from '#app/server/gateways.server.ts'
import { GatewayUnavailable, type ProviderPayment } from '#integrations/payments/payment-gateway.ts'
import { mismatchOf } from './apply-payment.server.ts'
import { type Attempt, getAttempt, moveAttempt } from './attempts.server.ts'
import { deedsOfCase } from './desk-deeds.ts'
import { readCaseFacts } from './desk-queries.server.ts'
import { type Admin, type CaseDeed, lockCase } from './discrepancy-desk.server.ts'
import { lateMoneyKey } from './late-money.server.ts'
import { amountThatCame } from './provider-word.server.ts'

export type GiveBackRefusal =
  | 'not-found'
  | 'already-changed'
  | 'provider-silent'
  /** By the provider's word now: not paid, paid back already, or the amount was right after all. */
  | 'no-wrong-money'
  /** Sen or another currency: only the provider's own pages can return that. */
  | 'unreadable-amount'

type Seen = { attempt: Attempt; payment: ProviderPayment; amount: Rupiah }

/**
 * Money of a wrong amount goes back to whoever sent it. The provider is asked first what really came;
 * that amount is booked as money nobody expected and leaves through an ordinary refund, by itself
 * where the method allows it and over the refund desk where it does not. The purchase stays unpaid.
 */
export async function giveBackWrongMoney(
  deed: CaseDeed,
): Promise<Result<undefined, GiveBackRefusal>> {
  const looked = await lookAtMoney(deed.caseId)
  if (!looked.ok) return looked
  return transaction((tx) => giveBack(tx, deed, looked.value))
}

async function lookAtMoney(caseId: string): Promise<Result<Seen, GiveBackRefusal>> {
  const found = await db.discrepancy.findUnique({
    where: { id: caseId },
    select: { attemptId: true, dedupeKey: true },
  })
  if (!found) return refuse('not-found')
  const attempt = found.attemptId ? await getAttempt(db, found.attemptId) : null
  const prefix = `mismatch:${attempt?.provider}:`
  if (!attempt || !found.dedupeKey.startsWith(prefix)) return refuse('already-changed')
  const gateway = gatewayOf(attempt.provider)
  const payment = await ask(attempt.provider, found.dedupeKey.slice(prefix.length))
  if (payment === 'silent') return refuse('provider-silent')
  if (payment === 'not-started' || payment.state !== 'paid') return refuse('no-wrong-money')
  const problem = mismatchOf(attempt, payment, gateway.merchantId)
  if (problem === null || problem === 'foreign') return refuse('no-wrong-money')
  const amount = amountThatCame(payment)
  return amount ? ok({ attempt, payment, amount }) : refuse('unreadable-amount')
}

async function ask(provider: string, transactionId: string) {
  try {
    return await gatewayOf(provider).fetchStatus({ transactionId })
  } catch (error) {
    if (error instanceof GatewayUnavailable) return 'silent'
    throw error
  }
}

async function giveBack(
  tx: Tx,
  { caseId, actor }: CaseDeed,
  { attempt: seen, payment, amount }: Seen,
): Promise<Result<undefined, GiveBackRefusal>> {
  const locked = await lockCase(tx, caseId)
  if (!locked) return refuse('not-found')
  const { found, attempt } = locked
  const facts = await readCaseFacts(tx, found)
  // What the provider said is about the attempt as it was then.
  if (!attempt || attempt.status !== seen.status || !deedsOfCase(facts).giveBack) {
    return refuse('already-changed')
  }
  const paidAt = payment.settlementTime ?? payment.transactionTime ?? new Date()
  await bookWrongMoney(tx, { attempt, payment, amount, paidAt, actor })
  await refundUnexpectedPayment(
    tx,
    { id: attempt.id, provider: attempt.provider, amount },
    { purchaseId: attempt.purchaseId, reason: 'goodwill', actor, at: new Date() },
  )
  await resolveDiscrepancy(tx, { dedupeKey: found.dedupeKey, resolution: 'given-back', actor })
  return ok()
}

/** From here on the attempt stands for what came, not for what was asked; the trail keeps both. */
async function bookWrongMoney(tx: Tx, money: Seen & { paidAt: Date; actor: Admin }): Promise<void> {
  const { attempt, payment, amount, paidAt, actor } = money
  await moveAttempt(tx, attempt, {
    to: 'unexpected',
    actor,
    data: {
      amount,
      paidAt,
      providerTransactionId: payment.transactionId,
      method: payment.method,
    },
    details: { asked: attempt.amount.toString(), came: amount.toString() },
  })
  await recordTransaction(tx, {
    idempotencyKey: lateMoneyKey(attempt.id),
    event: 'attempt.paidLate',
    postings: postingsForLateMoney(attempt.provider, amount),
    occurredAt: paidAt,
    purchaseId: attempt.purchaseId,
    attemptId: attempt.id,
  })
}
