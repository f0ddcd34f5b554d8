import { newId } from '#app/core/ids.ts'
import { type Rupiah, zero } from '#app/core/rupiah.ts'
import { openDiscrepancy } from '#app/features/discrepancies/commands.server.ts'
import { recordTransaction } from '#app/features/ledger/commands.server.ts'
import { postingsForUnplannedRefund } from '#app/features/ledger/postings.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { ProviderRefund } from '#integrations/payments/payment-gateway.ts'
import { reopenProviderRefund } from './reopen-refund.server.ts'
import {
  lockRefund,
  type LockedRefund,
  moveRefund,
  reportSentThoughVoid,
  requestedKey,
} from './settle-refund.server.ts'

type RefundedAttempt = { id: string; purchaseId: string; provider: string; amount: Rupiah }

/**
 * What the provider says about refunds of a payment, in absolute terms: told twice it changes nothing.
 * One that we never asked for (made in the provider's dashboard) is booked all the same, because the
 * money is gone, and a person is told. The payment must be locked.
 */
export async function recordProviderRefunds(
  tx: Tx,
  attempt: RefundedAttempt,
  refunds: readonly ProviderRefund[],
): Promise<void> {
  for (const told of refunds) {
    const known = await tx.refund.findFirst({
      where: knownAs(attempt, told),
      select: { id: true, amount: true },
    })
    if (known && known.amount !== told.amount) await reportOddAmount(tx, attempt, told)
    const id = known?.id ?? (await claimRefund(tx, attempt, told))
    const refund = id === null ? null : await lockRefund(tx, id)
    if (!refund || (known && known.amount !== told.amount)) continue
    const actor = { type: 'provider', id: null } as const
    if (refund.status === 'manual' && refund.isPrepared) await reportSentTwice(tx, refund)
    const { bankConfirmedAt } = told
    if (refund.status === 'refused') await reportSentThoughVoid(tx, refund, { to: 'accepted' })
    else if (bankConfirmedAt)
      await moveRefund(tx, refund, { to: 'confirmed', actor, bankConfirmedAt })
    else await moveRefund(tx, refund, { to: 'accepted', actor })
  }
}

/**
 * Refunds that the provider accepted and the bank then sent back: the buyer has nothing, so a person
 * sends the money. It is told again and again, also after a person has sent it.
 */
export async function recordFailedRefunds(
  tx: Tx,
  attempt: RefundedAttempt,
  failedKeys: readonly string[],
): Promise<void> {
  for (const refundKey of failedKeys) {
    const known = await tx.refund.findFirst({
      where: knownAs(attempt, { refundKey }),
      select: { id: true },
    })
    const refund = known && (await lockRefund(tx, known.id))
    if (!refund) continue
    const actor = { type: 'provider', id: null } as const
    if (refund.status !== 'confirmed') {
      await moveRefund(tx, refund, { to: 'manual', actor, failureReason: 'did-not-arrive' })
    } else if (!refund.isConfirmedByPerson) await reopenProviderRefund(tx, refund, { actor })
  }
}

/** Which refund of ours somebody has made in the dashboard; null when it can be none. */
async function claimRefund(
  tx: Tx,
  attempt: RefundedAttempt,
  told: ProviderRefund,
): Promise<string | null> {
  await reportForeignRefund(tx, attempt, told)
  const { amount } = told
  if (amount === null || amount <= 0n) return null
  const left = await leftOfAttempt(tx, attempt)
  // More than was paid cannot have gone back; the case that was just opened says what the provider says.
  return amount <= left
    ? adoptRefund(tx, attempt, { ...told, amount })
    : findMadeByHand(tx, attempt, { ...told, amount })
}

/** What was paid less everything that goes back or went back. */
export async function leftOfAttempt(
  tx: Tx,
  attempt: Pick<RefundedAttempt, 'id' | 'amount'>,
): Promise<Rupiah> {
  const { _sum } = await tx.refund.aggregate({
    where: { attemptId: attempt.id, status: { not: 'refused' } },
    _sum: { amount: true },
  })
  return (attempt.amount - (_sum.amount ?? 0n)) as Rupiah
}

/** What the bank took of it for good and a person has booked. */
export async function lossOfAttempt(client: Tx, attemptId: string): Promise<Rupiah> {
  const { _sum } = await client.refund.aggregate({
    where: { attemptId, reason: 'disputeLost' },
    _sum: { amount: true },
  })
  return (_sum.amount ?? 0n) as Rupiah
}

type ToldRefund = ProviderRefund & { amount: Rupiah }

/**
 * There is no money left for two, so a refund of the dashboard with the very amount of one that is still
 * to leave is that one, made by hand: it must not be sent again, neither by us nor by a person.
 */
async function findMadeByHand(
  tx: Tx,
  attempt: RefundedAttempt,
  told: ToldRefund,
): Promise<string | null> {
  const open = await tx.refund.findFirst({
    where: { attemptId: attempt.id, amount: told.amount, status: { in: ['requested', 'manual'] } },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  })
  if (!open) return null
  const refundKey = foreignKey(attempt, told)
  await tx.refund.updateMany({ where: { id: open.id }, data: { refundKey } })
  return open.id
}

async function adoptRefund(tx: Tx, attempt: RefundedAttempt, told: ToldRefund): Promise<string> {
  const id = newId()
  await tx.refund.create({
    data: {
      id,
      purchaseId: attempt.purchaseId,
      attemptId: attempt.id,
      refundKey: foreignKey(attempt, told),
      amount: told.amount,
      reason: 'goodwill',
    },
  })
  await recordAudit(tx, [
    {
      subject: { type: 'refund', id },
      action: 'status',
      to: 'requested',
      actor: { type: 'provider', id: null },
    },
  ])
  await recordTransaction(tx, {
    idempotencyKey: requestedKey(id),
    event: 'refund.requested',
    postings: postingsForUnplannedRefund(attempt.provider, told.amount),
    occurredAt: told.bankConfirmedAt ?? new Date(),
    purchaseId: attempt.purchaseId,
    attemptId: attempt.id,
  })
  return id
}

/** Keys of the dashboard are only unique within one payment. */
const foreignKey = ({ id }: RefundedAttempt, { refundKey }: Key) => `${id}:${refundKey}`
type Key = Pick<ProviderRefund, 'refundKey'>

const knownAs = (attempt: RefundedAttempt, key: Key) => ({
  attemptId: attempt.id,
  refundKey: { in: [key.refundKey, foreignKey(attempt, key)] },
})

/** A person has recorded a transfer of the same money: it may have left twice. */
function reportSentTwice(tx: Tx, { id, attemptId, amount }: LockedRefund) {
  return openDiscrepancy(tx, {
    kind: 'amountMismatch',
    attemptId,
    amount,
    dedupeKey: `refund:${id}:sent-twice`,
    details: { why: 'The provider refunded what a person had recorded as transferred by hand' },
  })
}

function reportForeignRefund(tx: Tx, attempt: RefundedAttempt, told: ProviderRefund) {
  return openDiscrepancy(tx, {
    kind: 'amountMismatch',
    attemptId: attempt.id,
    amount: told.amount ?? zero,
    dedupeKey: `foreign-refund:${foreignKey(attempt, told)}`,
    details: { why: 'A refund was made at the provider that nobody asked for here' },
  })
}

function reportOddAmount(tx: Tx, attempt: RefundedAttempt, told: ProviderRefund) {
  return openDiscrepancy(tx, {
    kind: 'amountMismatch',
    attemptId: attempt.id,
    amount: told.amount ?? zero,
    dedupeKey: `odd-refund:${foreignKey(attempt, told)}`,
    details: { why: 'The provider refunded another amount than was asked for' },
  })
}
