import { calendarDateOf } from '#app/core/dates.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { resolveDiscrepancy } from '#app/features/discrepancies/commands.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import type { $Enums } from '#prisma/generated/client.ts'
import type { SeenTransfer, TransferForm } from './desk-forms.ts'
import { type TransferDifference, transferDifference } from './seen-transfer.ts'
import { forgetTransfer } from './forget-transfer.server.ts'
import { isProven, keepProof, onceUsed, type TakenProof } from './proofs.server.ts'
import { lockRefund, type LockedRefund, moveRefund } from './settle-refund.server.ts'

type Admin = Extract<Actor, { type: 'admin' }>
type RefundDeed = { refundId: string; actor: Admin }
type Recorded = {
  preparedBy: string | null
  transferReference: string | null
  transferredOn: Date | null
  payoutAmount: bigint | null
  createdAt: Date
  attempt: { status: $Enums.AttemptStatus }
  destination: { version: string; accountNumber: string; enteredBy: string | null } | null
}

/** The refund under its lock and who has prepared it, if it waits for a person at all. */
async function lockManual(
  tx: Tx,
  refundId: string,
): Promise<Result<{ refund: LockedRefund; record: Recorded }, 'not-found' | 'already-changed'>> {
  const refund = await lockRefund(tx, refundId)
  if (!refund) return refuse('not-found')
  if (refund.status !== 'manual') return refuse('already-changed')
  const record = await tx.refund.findUniqueOrThrow({
    where: { id: refundId },
    select: {
      preparedBy: true,
      transferReference: true,
      transferredOn: true,
      payoutAmount: true,
      createdAt: true,
      attempt: { select: { status: true } },
      destination: { select: { version: true, accountNumber: true, enteredBy: true } },
    },
  })
  return ok({ refund, record })
}

export type RecordRefusal =
  | 'not-found'
  | 'already-changed'
  | 'no-destination'
  | 'destination-changed'
  | 'payment-contested'
  | 'bad-date'
  | 'transfer-used'
  | 'proof-used'

type Transfer = RefundDeed & { transfer: TransferForm & { proof?: TakenProof | null } }

/**
 * One person says that the transfer was made, where to, and the bank's reference for the other one to
 * find; the bank's paper, if there is one, is kept for later. From here on the account is fixed. While the
 * bank contests the payment nothing is sent: it might take the same money back.
 */
export async function recordTransfer(deed: Transfer): Promise<Result<undefined, RecordRefusal>> {
  const recorded = await onceUsed(transaction((tx) => writeTransfer(tx, deed)))
  const isSame = !recorded.ok && recorded.reason === 'proof-used' && (await isUsed(deed))
  return isSame ? refuse('transfer-used') : recorded
}

/** One transfer is one refund, however its number is typed (unique index). */
async function isUsed({ refundId, transfer }: Transfer): Promise<boolean> {
  const [other] = await db.$queryRaw<object[]>`
    SELECT id FROM refunds WHERE bare_reference(transfer_reference) = bare_reference(${transfer.reference})
      AND id <> ${refundId}::uuid`
  return other !== undefined
}

async function writeTransfer(
  tx: Tx,
  { refundId, actor, transfer }: Transfer,
): Promise<Result<undefined, RecordRefusal>> {
  const locked = await lockManual(tx, refundId)
  if (!locked.ok) return locked
  const { record } = locked.value
  if (record.preparedBy !== null) return refuse('already-changed')
  if (record.attempt.status === 'disputed') return refuse('payment-contested')
  if (!record.destination) return refuse('no-destination')
  if (record.destination.version !== transfer.destination) return refuse('destination-changed')
  const { reference, date, proof, noProof } = transfer
  const isInTime = date >= calendarDateOf(record.createdAt) && date <= calendarDateOf(new Date())
  if (!isInTime) return refuse('bad-date')
  await tx.refund.update({
    where: { id: refundId },
    data: {
      preparedBy: actor.id,
      preparedAt: new Date(),
      transferReference: reference,
      transferredOn: new Date(`${date}T00:00:00Z`),
      noProofReason: noProof,
    },
  })
  await audit(tx, { refundId, actor }, 'prepared', { date, ...(noProof && { noProof }) })
  if (proof) await keepProof(tx, { refundId, reference, actor, proof })
  return ok()
}

export type ConfirmRefusal =
  | 'not-found'
  | 'already-changed'
  | 'not-prepared'
  | 'same-person'
  | 'typed-the-account'
  /** Iris says that another amount left under this reference. */
  | 'payout-differs'
  /** Neither the bank's paper is there nor why it gave none. */
  | 'proof-missing'
  | TransferDifference

/**
 * Another one found it on the bank's statement: only now has the money left, also in the ledger. He
 * says what he saw there, so that nobody confirms without looking, or what was recorded anew meanwhile.
 */
export function confirmTransfer({
  refundId,
  actor,
  seen,
}: RefundDeed & { seen: SeenTransfer }): Promise<Result<undefined, ConfirmRefusal>> {
  return transaction(async (tx) => {
    const locked = await lockManual(tx, refundId)
    if (!locked.ok) return locked
    const { refund, record } = locked.value
    if (record.preparedBy === null) return refuse('not-prepared')
    if (record.preparedBy === actor.id) return refuse('same-person')
    if (record.destination?.enteredBy === actor.id) return refuse('typed-the-account')
    const recorded = {
      reference: record.transferReference ?? '',
      amount: refund.amount,
      account: record.destination?.accountNumber ?? '',
    }
    const difference = transferDifference(recorded, seen)
    if (difference) {
      // Who tries references until one fits leaves a trace of every try.
      await audit(tx, { refundId, actor }, 'transfer-differs', { difference })
      return refuse(difference)
    }
    if (!(await isProven(tx, refundId))) return refuse('proof-missing')
    if ((record.payoutAmount ?? refund.amount) !== refund.amount) return refuse('payout-differs')
    await moveRefund(tx, refund, { to: 'confirmed', actor, bankConfirmedAt: new Date() })
    await tx.refund.update({ where: { id: refundId }, data: { confirmedBy: actor.id } })
    await resolveDiscrepancy(tx, {
      dedupeKey: `refund:${refundId}:refused`,
      resolution: 'refunded-by-hand',
      actor,
    })
    return ok()
  })
}

/**
 * It is not on the statement, or came back: the refund waits to be sent again, and what was recorded
 * stays in the trail. Not by who recorded it, who could otherwise send twice and show one transfer. If
 * the bank took the payment back meanwhile, nothing is owed any more.
 */
export function sendTransferBack({
  refundId,
  actor,
}: RefundDeed): Promise<Result<undefined, 'not-found' | 'already-changed' | 'same-person'>> {
  return transaction(async (tx) => {
    const locked = await lockManual(tx, refundId)
    if (!locked.ok) return locked
    const { refund, record } = locked.value
    if (record.preparedBy === null) return refuse('already-changed')
    if (record.preparedBy === actor.id) return refuse('same-person')
    await forgetTransfer(tx, refund, { action: 'transfer-not-found', actor })
    return ok()
  })
}

export type RefundContact = { name: string; phone: string; email: string | null }

/** To ask a buyer who did not say where the money goes. Every look at the contact is recorded. */
export async function revealContact({
  refundId,
  actor,
}: RefundDeed): Promise<Result<RefundContact, 'not-found' | 'already-changed' | 'erased'>> {
  const refund = await db.refund.findUnique({
    where: { id: refundId },
    select: { status: true, purchase: { select: { details: true } } },
  })
  if (!refund) return refuse('not-found')
  if (refund.status !== 'manual') return refuse('already-changed')
  const { details } = refund.purchase
  if (!details) return refuse('erased')
  await audit(db, { refundId, actor }, 'contact-read')
  return ok({ name: details.name, phone: details.phone, email: details.email })
}

function audit(
  tx: Tx,
  { refundId, actor }: RefundDeed,
  action: string,
  details?: Record<string, string>,
): Promise<void> {
  return recordAudit(tx, [
    { subject: { type: 'refund', id: refundId }, action, actor, ...(details ? { details } : {}) },
  ])
}
