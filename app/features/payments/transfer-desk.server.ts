import { type BankLine, lineDifference } from '#app/core/bank-line.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { isUniqueViolation } from '#app/server/unique-violation.server.ts'
import { type Attempt, getAttempt } from './attempts.server.ts'
import { checkPayment } from './check-payment.server.ts'

type Deed = { attemptId: string; actor: Extract<Actor, { type: 'admin' }> }

export type ArrivalRefusal =
  | 'not-found'
  | 'already-changed'
  /** The line of the statement belongs to another payment. */
  | 'reference-used'
  /** Who found the money does not confirm it. */
  | 'own-record'
  /** What the second person read is not what the first one recorded. */
  | 'record-differs'

/**
 * What one person found on the statement, also days after the transfer was rejected. Until somebody else has
 * confirmed it, it may be corrected. The trail says what it was only then: the other one must find it by himself.
 */
export async function recordArrival({
  attemptId,
  actor,
  seen,
}: Deed & { seen: BankLine }): Promise<Result<undefined, ArrivalRefusal>> {
  try {
    return await transaction((tx) => writeArrival(tx, { attemptId, actor, seen }))
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('reference-used')
    throw error
  }
}

async function writeArrival(
  tx: Tx,
  { attemptId, actor, seen }: Deed & { seen: BankLine },
): Promise<Result<undefined, ArrivalRefusal>> {
  const attempt = await getAttempt(tx, attemptId)
  if (!attempt) return refuse('not-found')
  const { providerOrderId: orderId } = attempt
  const before = await lockOpen(tx, orderId)
  if (!before) return refuse('already-changed')
  const { amount: seenAmount, reference: seenReference } = seen
  await tx.manualTransfer.update({
    where: { orderId },
    data: { seenAmount, seenReference, seenBy: actor.id, seenAt: new Date() },
  })
  await audit(tx, { attemptId, actor }, 'transfer-seen', before.seen && saidOf(before.seen))
  return ok()
}

type Recorded = { seen: BankLine | null; seenBy: string | null }

/** What nobody has confirmed yet, with what was recorded, under its lock. */
async function lockOpen(tx: Tx, orderId: string): Promise<Recorded | null> {
  const [row] = await tx.$queryRaw<(BankLine & { seenBy: string | null })[]>`
    SELECT seen_amount AS amount, seen_reference AS reference, seen_by AS "seenBy"
    FROM manual_transfers WHERE order_id = ${orderId} AND confirmed_at IS NULL FOR UPDATE`
  if (!row) return null
  const { seenBy, ...seen } = row
  return { seen: seenBy === null ? null : seen, seenBy }
}

const saidOf = ({ amount, reference }: BankLine) => ({ amount: amount.toString(), reference })

function audit(
  tx: Tx,
  { attemptId, actor }: Deed,
  action: string,
  details: Record<string, string> | null = null,
): Promise<void> {
  const subject = { type: 'attempt', id: attemptId } as const
  return recordAudit(tx, [{ subject, action, actor, ...(details && { details }) }])
}

/**
 * Somebody else finds the same line there and says what he read, so that nobody confirms without looking, or
 * what was corrected meanwhile. Only now is it money; of another amount than was asked for it
 * buys nothing by itself and becomes a case. Should the last step be lost, the reconciler takes it.
 */
export async function confirmArrival({
  seen,
  ...deed
}: Deed & { seen: BankLine }): Promise<Result<undefined, ArrivalRefusal>> {
  const confirmed = await transaction((tx) => writeConfirmed(tx, deed, seen))
  if (confirmed.ok) await checkPayment(deed.attemptId)
  return confirmed
}

async function writeConfirmed(
  tx: Tx,
  deed: Deed,
  seen: BankLine,
): Promise<Result<undefined, ArrivalRefusal>> {
  const { attemptId, actor } = deed
  const attempt = await getAttempt(tx, attemptId)
  if (!attempt) return refuse('not-found')
  const { providerOrderId: orderId } = attempt
  const recorded = await lockOpen(tx, orderId)
  if (!recorded?.seen) return refuse('already-changed')
  if (recorded.seenBy === actor.id) return refuse('own-record')
  const difference = lineDifference(recorded.seen, seen)
  if (difference) {
    // Who tries references until one fits leaves a trace of every try.
    await audit(tx, deed, 'transfer-differs', { difference })
    return refuse('record-differs')
  }
  const confirmedAt = new Date()
  await tx.manualTransfer.update({
    where: { orderId },
    data: { confirmedBy: actor.id, confirmedAt },
  })
  const data = { nextCheckAt: confirmedAt }
  await tx.paymentAttempt.updateMany({ where: { id: attemptId }, data })
  await audit(tx, deed, 'transfer-confirmed', saidOf(recorded.seen))
  return ok()
}

/** The buyer says that it was sent, and nobody has said yet whether it came. */
const undecided = { claimedAt: { not: null }, confirmedAt: null, rejectedAt: null } as const

export async function isUndecidedTransfer(tx: Tx, { providerOrderId }: Attempt): Promise<boolean> {
  const where = { orderId: providerOrderId, ...undecided }
  return (await tx.manualTransfer.count({ where })) > 0
}

export type TransferAtDesk = {
  hasProof: boolean
  isClaimed: boolean
  seen: { amount: Rupiah; reference: string; by: string; at: Date } | null
  isConfirmed: boolean
  isRejected: boolean
}

/** Null for a payment of another kind. */
export async function getTransferAtDesk(orderId: string): Promise<TransferAtDesk | null> {
  const found = await db.manualTransfer.findUnique({ where: { orderId }, omit: { proof: true } })
  if (!found) return null
  const { seenAmount, seenReference, seenBy, seenAt } = found
  const isSeen = seenAmount !== null && seenReference !== null && seenBy !== null && seenAt !== null
  return {
    hasProof: found.proofHash !== null,
    isClaimed: found.claimedAt !== null,
    seen: isSeen
      ? { amount: seenAmount as Rupiah, reference: seenReference, by: seenBy, at: seenAt }
      : null,
    isConfirmed: found.confirmedAt !== null,
    isRejected: found.rejectedAt !== null,
  }
}

/** Who must find the line on the statement is not told which one it is. */
export function transferFor({ seen, ...transfer }: TransferAtDesk, { id: adminId }: Deed['actor']) {
  const isMine = seen?.by === adminId
  const isTold = isMine || transfer.isConfirmed
  return { ...transfer, isSeen: seen !== null, isMine, seen: isTold ? seen : null }
}
export type ShownTransfer = ReturnType<typeof transferFor>

/** Each look stays in the trail. */
export async function readTransferProof(deed: Deed): Promise<Uint8Array | null> {
  const attempt = await getAttempt(db, deed.attemptId)
  const found =
    attempt &&
    (await db.manualTransfer.findUnique({
      where: { orderId: attempt.providerOrderId },
      select: { proof: true },
    }))
  if (!found?.proof) return null
  await audit(db, deed, 'proof-read')
  return found.proof
}
