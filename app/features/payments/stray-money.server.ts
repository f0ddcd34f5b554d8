import { type BankLine, lineDifference } from '#app/core/bank-line.ts'
import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { openDiscrepancy, resolveDiscrepancy } from '#app/features/discrepancies/commands.server.ts'
import { recordTransaction, reverseTransaction } from '#app/features/ledger/commands.server.ts'
import { postingsForLateMoney } from '#app/features/ledger/postings.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import { gatewayOf } from '#app/server/gateways.server.ts'
import { isUniqueViolation } from '#app/server/unique-violation.server.ts'
import { lockPayment } from './attempts.server.ts'
import type { StrayForm } from './desk-forms.ts'
import { type Admin, type CaseDeed, lockCase } from './discrepancy-desk.server.ts'
import { acceptExtraMoney } from './late-money.server.ts'
import { arrivedKey, lockStray, strayKey, strayProvider } from './stray-rows.server.ts'

/**
 * Money on the statement that no open payment asked for: of a stranger, of a buyer who paid twice. What one
 * person found is a case from the first moment, and money once another has found it, too.
 */
export async function recordStray({
  actor,
  found: { amount, reference, date, sender },
}: {
  actor: Admin
  found: StrayForm
}): Promise<Result<string, 'reference-used'>> {
  const orderId = `STRAY-${newId()}`
  const seen = {
    seenAmount: amount,
    seenReference: reference,
    seenBy: actor.id,
    seenAt: new Date(),
  }
  const arrivedOn = new Date(`${date}T00:00:00Z`)
  try {
    return await transaction(async (tx) => {
      await tx.manualTransfer.create({ data: { orderId, amount, ...seen, arrivedOn, sender } })
      const dedupeKey = strayKey(orderId)
      const details = { providerOrderId: orderId }
      const kind = 'unknownOrder'
      await openDiscrepancy(tx, { kind, attemptId: null, amount, dedupeKey, details })
      const { id } = await tx.discrepancy.findUniqueOrThrow({ where: { dedupeKey } })
      await audit(tx, { caseId: id, actor }, 'transfer-seen')
      return ok(id)
    })
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('reference-used')
    throw error
  }
}

export type ConfirmStrayRefusal = 'not-found' | 'already-changed' | 'own-record' | 'record-differs'

/** The other person types the line that he found; from now on the money is in suspense. */
export function confirmStray({
  seen,
  ...deed
}: CaseDeed & { seen: BankLine }): Promise<Result<undefined, ConfirmStrayRefusal>> {
  return transaction(async (tx): Promise<Result<undefined, ConfirmStrayRefusal>> => {
    const locked = await lockCase(tx, deed.caseId)
    if (!locked) return refuse('not-found')
    const stray = await lockStray(tx, locked.found.dedupeKey)
    if (!stray || !locked.found.isOpen || stray.isConfirmed) return refuse('already-changed')
    if (stray.seenBy === deed.actor.id) return refuse('own-record')
    const difference = lineDifference(stray, seen)
    if (difference) {
      await audit(tx, deed, 'transfer-differs', { difference })
      return refuse('record-differs')
    }
    const { orderId, amount, reference } = stray
    const data = { confirmedBy: deed.actor.id, confirmedAt: new Date() }
    await tx.manualTransfer.update({ where: { orderId }, data })
    await recordTransaction(tx, {
      idempotencyKey: arrivedKey(orderId),
      event: 'stray.arrived',
      postings: postingsForLateMoney(strayProvider, amount),
      occurredAt: data.confirmedAt,
    })
    await audit(tx, deed, 'transfer-confirmed', { amount: amount.toString(), reference })
    return ok()
  })
}

export type FindOwnerRefusal =
  | 'not-found'
  | 'already-changed'
  | 'not-confirmed'
  | 'no-such-purchase'

/**
 * Somebody found out whose it is: from now on it is extra money of that purchase, which goes back over the
 * refund desk, where its buyer says to which account. The name on the statement is not needed any more.
 */
export async function giveToPurchase({
  number,
  ...deed
}: CaseDeed & { number: string }): Promise<Result<undefined, FindOwnerRefusal>> {
  const found = await db.discrepancy.findUnique({ where: { id: deed.caseId } })
  const [purchase] = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM purchases WHERE number = ${number}`
  if (!found) return refuse('not-found')
  if (!purchase) return refuse('no-such-purchase')
  const transactionId = found.dedupeKey.slice(strayKey('').length)
  const payment = await gatewayOf(strayProvider).fetchStatus({ transactionId })
  return transaction(async (tx): Promise<Result<undefined, FindOwnerRefusal>> => {
    const [attempt] = (await lockPayment(tx, purchase.id)).attempts
    const locked = await lockCase(tx, deed.caseId)
    const stray = locked && (await lockStray(tx, locked.found.dedupeKey))
    if (!attempt) return refuse('no-such-purchase')
    if (!stray || !locked.found.isOpen) return refuse('already-changed')
    if (!stray.isConfirmed || payment === 'not-started') return refuse('not-confirmed')
    const { orderId, amount } = stray
    const paidAt = payment.settlementTime ?? new Date()
    await reverseTransaction(tx, { idempotencyKey: arrivedKey(orderId), occurredAt: new Date() })
    const extra = { ...attempt, provider: strayProvider, providerOrderId: orderId, amount }
    await acceptExtraMoney(tx, extra, { payment, paidAt })
    await tx.manualTransfer.update({ where: { orderId }, data: { sender: null } })
    const { dedupeKey } = locked.found
    await resolveDiscrepancy(tx, { dedupeKey, resolution: 'sender-found', actor: deed.actor })
    await audit(tx, deed, 'sender-found', { purchase: number })
    return ok()
  })
}

function audit(
  tx: Tx,
  { caseId, actor }: CaseDeed,
  action: string,
  details?: Record<string, string>,
): Promise<void> {
  const subject = { type: 'discrepancy', id: caseId } as const
  return recordAudit(tx, [{ subject, action, actor, ...(details && { details }) }])
}
