import { ok, refuse, type Result } from '#app/core/result.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { isUniqueViolation } from '#app/server/unique-violation.server.ts'
import { type Attempt, getAttempt } from './attempts.server.ts'
import { checkPayment } from './check-payment.server.ts'
import type { ArrivalForm } from './desk-forms.ts'

type Deed = { attemptId: string; actor: Extract<Actor, { type: 'admin' }> }

export type ArrivalRefusal =
  | 'not-found'
  | 'already-changed'
  /** The line of the statement belongs to another payment. */
  | 'reference-used'
  /** Who found the money does not confirm it. */
  | 'own-record'

/** What one person found on the statement. Until somebody else has confirmed it, it may be corrected. */
export async function recordArrival({
  attemptId,
  actor,
  seen,
}: Deed & { seen: ArrivalForm }): Promise<Result<undefined, ArrivalRefusal>> {
  try {
    return await transaction((tx) => writeArrival(tx, { attemptId, actor, seen }))
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('reference-used')
    throw error
  }
}

async function writeArrival(
  tx: Tx,
  { attemptId, actor, seen }: Deed & { seen: ArrivalForm },
): Promise<Result<undefined, ArrivalRefusal>> {
  const attempt = await getAttempt(tx, attemptId)
  if (!attempt) return refuse('not-found')
  const { amount, reference } = seen
  const { count } = await tx.manualTransfer.updateMany({
    where: { orderId: attempt.providerOrderId, confirmedAt: null, rejectedAt: null },
    data: { seenAmount: amount, seenReference: reference, seenBy: actor.id, seenAt: new Date() },
  })
  if (count === 0) return refuse('already-changed')
  const details = { amount: amount.toString(), reference }
  await recordAudit(tx, [
    { subject: { type: 'attempt', id: attemptId }, action: 'transfer-seen', actor, details },
  ])
  return ok()
}

/**
 * Somebody else finds the same money there: what was recorded at `seenAt`, and nothing that was corrected while
 * he looked. Only now is it money; of another amount than was asked for it
 * buys nothing by itself and becomes a case. Should the last step be lost, the reconciler takes it.
 */
export async function confirmArrival({
  attemptId,
  actor,
  seenAt,
}: Deed & { seenAt: Date }): Promise<Result<undefined, ArrivalRefusal>> {
  const confirmed = await transaction(async (tx): Promise<Result<undefined, ArrivalRefusal>> => {
    const attempt = await getAttempt(tx, attemptId)
    if (!attempt) return refuse('not-found')
    const where = { orderId: attempt.providerOrderId, confirmedAt: null, rejectedAt: null }
    const { count } = await tx.manualTransfer.updateMany({
      where: { ...where, seenAt, AND: [{ seenBy: { not: null } }, { seenBy: { not: actor.id } }] },
      data: { confirmedBy: actor.id, confirmedAt: new Date() },
    })
    if (count === 0) {
      const isOwn = await tx.manualTransfer.count({ where: { ...where, seenBy: actor.id } })
      return refuse(isOwn > 0 ? 'own-record' : 'already-changed')
    }
    await tx.paymentAttempt.updateMany({
      where: { id: attemptId },
      data: { nextCheckAt: new Date() },
    })
    await recordAudit(tx, [
      { subject: { type: 'attempt', id: attemptId }, action: 'transfer-confirmed', actor },
    ])
    return ok()
  })
  if (confirmed.ok) await checkPayment(attemptId)
  return confirmed
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

export async function getTransferProof(attemptId: string): Promise<Uint8Array | null> {
  const attempt = await getAttempt(db, attemptId)
  const found =
    attempt &&
    (await db.manualTransfer.findUnique({
      where: { orderId: attempt.providerOrderId },
      select: { proof: true },
    }))
  return found?.proof ?? null
}
