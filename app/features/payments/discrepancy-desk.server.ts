import { ok, refuse, type Result } from '#app/core/result.ts'
import { resolveDiscrepancy } from '#app/features/discrepancies/commands.server.ts'
import { accounts } from '#app/features/ledger/accounts.ts'
import { reverseTransaction } from '#app/features/ledger/commands.server.ts'
import { settleDifference } from '#app/features/purchases/collect.server.ts'
import { payPurchase } from '#app/features/purchases/commands.server.ts'
import { lockRefund, moveRefund, requestedKey } from '#app/features/refunds/settle-refund.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { minutesUntilFinal, type PaymentMethod } from '#integrations/payments/payment-gateway.ts'
import { type Attempt, lockPayment, moveAttempt } from './attempts.server.ts'
import { bookRounding } from './book-rounding.server.ts'
import { readCaseFacts } from './desk-queries.server.ts'
import { canAcceptLateMoney, closeRefusal, type CloseRefusal } from './desk-deeds.ts'
import type { CloseForm } from './desk-forms.ts'
import { endStray } from './stray-rows.server.ts'

export type Admin = Extract<Actor, { type: 'admin' }>
export type CaseDeed = { caseId: string; actor: Admin }
type CaseRow = { id: string; dedupeKey: string; attemptId: string | null; isOpen: boolean }

/** The payment first, then the case: the order of locks of everybody who touches money. */
export async function lockCase(
  tx: Tx,
  caseId: string,
): Promise<{ found: CaseRow; attempt: Attempt | null } | null> {
  const [owner] = await tx.$queryRaw<{ purchaseId: string | null }[]>`
    SELECT a.purchase_id AS "purchaseId" FROM discrepancies d
    LEFT JOIN payment_attempts a ON a.id = d.attempt_id WHERE d.id = ${caseId}::uuid`
  if (!owner) return null
  const attempts = owner.purchaseId ? (await lockPayment(tx, owner.purchaseId)).attempts : []
  const [found] = await tx.$queryRaw<CaseRow[]>`
    SELECT id, dedupe_key AS "dedupeKey", attempt_id AS "attemptId", resolved_at IS NULL AS "isOpen"
    FROM discrepancies WHERE id = ${caseId}::uuid FOR UPDATE`
  if (!found) return null
  return { found, attempt: attempts.find(({ id }) => id === found.attemptId) ?? null }
}

/**
 * The buyer wants the goods after all and everything is free (again): a refund that nobody has sent yet
 * is taken back, and the money buys what it was meant for. Only one of two people who press this, or
 * send the refund instead, can win: the payment is locked.
 */
export function acceptLateMoneyByHand({
  caseId,
  actor,
}: CaseDeed): Promise<Result<undefined, 'not-found' | 'already-changed' | 'sold-out'>> {
  return transaction(async (tx) => {
    const locked = await lockCase(tx, caseId)
    if (!locked) return refuse('not-found')
    const { attempt, found } = locked
    const facts = await readCaseFacts(tx, found)
    if (!attempt || !canAcceptLateMoney(facts)) return refuse('already-changed')
    const paidAt = await paidAtOf(tx, attempt)
    const paid = await payPurchase(tx, {
      purchaseId: attempt.purchaseId,
      attemptId: attempt.id,
      from: accounts.suspense,
      paidAt,
      minutesUntilFinal: minutesUntilFinal((attempt.method ?? 'other') as PaymentMethod),
      actor: { type: 'provider', id: null },
    })
    if (paid !== 'paid') return refuse(paid === 'sold-out' ? 'sold-out' : 'already-changed')
    await takeBackRefunds(tx, { attemptId: attempt.id, actor })
    await moveAttempt(tx, attempt, { to: 'paid', actor })
    await bookRounding(tx, attempt, { from: accounts.suspense, paidAt })
    await endCase(tx, { caseId, resolution: 'accepted-late', actor })
    return ok()
  })
}

async function paidAtOf(tx: Tx, { id }: Attempt): Promise<Date> {
  const { paidAt, createdAt } = await tx.paymentAttempt.findUniqueOrThrow({
    where: { id },
    select: { paidAt: true, createdAt: true },
  })
  return paidAt ?? createdAt
}

async function takeBackRefunds(
  tx: Tx,
  { attemptId, actor }: { attemptId: string; actor: Admin },
): Promise<void> {
  const rows = await tx.refund.findMany({
    where: { attemptId, status: 'manual' },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  for (const { id } of rows) {
    const refund = await lockRefund(tx, id)
    if (!refund) continue
    await moveRefund(tx, refund, { to: 'refused', actor, failureReason: 'accepted-instead' })
    await reverseTransaction(tx, { idempotencyKey: requestedKey(id), occurredAt: new Date() })
  }
}

/** A late case was closed by itself when the refund was asked for; how it really ended is said here. */
async function endCase(
  tx: Tx,
  { caseId, resolution, actor }: CaseDeed & { resolution: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE discrepancies SET resolution = ${resolution}, resolved_at = now(),
      resolved_by = ${actor.id}::uuid
    WHERE id = ${caseId}::uuid`
  await recordAudit(tx, [
    {
      subject: { type: 'discrepancy', id: caseId },
      action: 'resolved',
      actor,
      details: { resolution },
    },
  ])
}

/** What a case is about that has no payment yet: its order is locked before the case (purchases/collect.server.ts). */
async function orderOfCollection(tx: Tx, caseId: string): Promise<string | null> {
  const [found] = await tx.$queryRaw<{ orderId: string }[]>`
    SELECT c.order_id AS "orderId" FROM discrepancies d
    JOIN collections c ON d.dedupe_key = 'collection:' || c.order_id WHERE d.id = ${caseId}::uuid`
  return found?.orderId ?? null
}

/** A person found out what it was. The note stays with the case and never reaches the audit trail. */
export function closeCase({
  caseId,
  actor,
  close: { preset, note },
}: CaseDeed & { close: CloseForm }): Promise<
  Result<
    undefined,
    'not-found' | 'already-changed' | 'own-record' | 'stray-here' | 'stray-unseen' | CloseRefusal
  >
> {
  return transaction(async (tx) => {
    const orderId = await orderOfCollection(tx, caseId)
    if (orderId) {
      return settleDifference(tx, { orderId, owner: 'anybody', actor, why: note ?? preset })
    }
    const locked = await lockCase(tx, caseId)
    if (!locked) return refuse('not-found')
    const { found } = locked
    if (!found.isOpen) return refuse('already-changed')
    const refusal = closeRefusal(await readCaseFacts(tx, found))
    if (refusal) return refuse(refusal)
    const ended = await endStray(tx, found.dedupeKey, { preset, note })
    if (!ended.ok) return ended
    await resolveDiscrepancy(tx, { dedupeKey: found.dedupeKey, resolution: preset, actor })
    if (note) {
      await tx.$executeRaw`
        UPDATE discrepancies SET details = details || jsonb_build_object('note', ${note}::text)
        WHERE id = ${caseId}::uuid`
    }
    return ok()
  })
}
