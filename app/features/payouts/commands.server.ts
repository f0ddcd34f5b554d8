import { heldUntil } from '#app/core/account-hold.ts'
import { calendarDateOf } from '#app/core/dates.ts'
import { newCode, newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { recordTransaction, reverseTransaction } from '#app/features/ledger/commands.server.ts'
import { postingsForPayout } from '#app/features/ledger/postings.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import type { PaidOut, Prepare } from './forms.ts'
import { type PayoutStatus, statusesBefore } from './payout-status.ts'

type Deed = { shopId: AuthorizedShopId; actor: Actor & { type: 'staff' } }
type PayoutDeed = Deed & { payoutId: string }

export type PrepareRefusal = 'not-found' | 'not-available' | 'no-account' | 'account-changed'

/**
 * The treasurer says what a maker is to be paid. In the statement that writes it: no more than is final
 * and not on its way already. A transfer goes to the account that was on the page.
 */
export function preparePayout(
  { shopId, actor }: Deed,
  { makerId, amount, method, account }: Prepare & { makerId: string },
): Promise<Result<{ id: string }, PrepareRefusal>> {
  return transaction(async (tx) => {
    if (!(await lockMaker(tx, { shopId, makerId }))) return refuse('not-found')
    const accountId = method === 'transfer' ? await newestAccount(tx, { shopId, makerId }) : null
    if (method === 'transfer' && accountId === null) return refuse('no-account')
    if (method === 'transfer' && accountId !== account) return refuse('account-changed')
    const id = newId()
    const number = `PB-${newCode(8)}`
    const written = await tx.$executeRaw`
      INSERT INTO payouts (id, number, shop_id, maker_id, amount, method, account_id, prepared_by)
      SELECT ${id}::uuid, ${number}, ${shopId}::uuid, ${makerId}::uuid, ${amount}::bigint,
        ${method}::"PayoutMethod", ${accountId}::uuid, ${actor.id}::uuid
      FROM maker_money(${makerId}::uuid) WHERE payable - held - open >= ${amount}::bigint`
    if (written === 0) return refuse('not-available')
    await audit(tx, { shopId, actor, payoutId: id }, { from: null, to: 'prepared' })
    return ok({ id })
  })
}

export type ApproveRefusal =
  | 'not-found'
  | 'already-changed'
  | 'same-person'
  | 'not-available'
  | 'account-changed'
  /** Nobody has had the time to say that it is not his. */
  | 'account-new'

/** Another person lets the money leave. A sale contested since then, or another account, stops it. */
export function approvePayout(deed: PayoutDeed): Promise<Result<undefined, ApproveRefusal>> {
  return transaction(async (tx) => {
    const { shopId, actor } = deed
    const payout = await lockPayout(tx, deed)
    if (!payout) return refuse('not-found')
    if (payout.status !== 'prepared') return refuse('already-changed')
    if (payout.preparedBy === actor.id) return refuse('same-person')
    if (payout.accountId && payout.accountId !== (await newestAccount(tx, payout)))
      return refuse('account-changed')
    if (await isHeld(tx, payout)) return refuse('account-new')
    const moved = await tx.$executeRaw`
      UPDATE payouts SET status = 'approved', approved_by = ${actor.id}::uuid, approved_at = now()
      FROM maker_money(${payout.makerId}::uuid) money
      WHERE id = ${payout.id}::uuid AND shop_id = ${shopId}::uuid AND status = 'prepared'
        AND money.payable - money.held - money.open >= 0`
    if (moved === 0) return refuse('not-available')
    await audit(tx, deed, { from: 'prepared', to: 'approved' })
    return ok()
  })
}

export type Refusal = 'not-found' | 'already-changed'

/** It is not paid after all: by the manager who does not agree, or by the treasurer who was wrong. */
export function sendPayoutBack(
  deed: PayoutDeed & { reason: string },
): Promise<Result<undefined, Refusal>> {
  return transaction(async (tx) => {
    const payout = await lockPayout(tx, deed)
    if (!payout) return refuse('not-found')
    const { reason } = deed
    return (await movePayout(tx, deed, payout, { to: 'sentBack', reason }))
      ? ok()
      : refuse('already-changed')
  })
}

export type RecordRefusal = Refusal | 'date' | 'reference'

/**
 * The maker has the money, and the books say so. It has left, so nothing stops this any more; what was
 * contested meanwhile evens out with the next sales.
 */
export function recordPayout(
  deed: PayoutDeed & { paid: PaidOut },
): Promise<Result<undefined, RecordRefusal>> {
  return transaction(async (tx) => {
    const payout = await lockPayout(tx, deed)
    if (!payout) return refuse('not-found')
    if (payout.status !== 'approved' || !payout.approvedAt) return refuse('already-changed')
    const { date, reference } = deed.paid
    if (date < calendarDateOf(payout.approvedAt) || date > calendarDateOf(payout.now))
      return refuse('date')
    if (payout.method === 'transfer' && reference === '') return refuse('reference')
    const data = {
      paidOn: new Date(`${date}T00:00:00Z`),
      reference: reference || null,
      recordedBy: deed.actor.id,
      recordedAt: payout.now,
    }
    if (!(await movePayout(tx, deed, payout, { to: 'paid', data })))
      return refuse('already-changed')
    await recordTransaction(tx, {
      idempotencyKey: paidKey(payout.id),
      event: 'payout.paid',
      postings: postingsForPayout(payout),
      occurredAt: payout.now,
      payoutId: payout.id,
    })
    await recordEvent(tx, { type: 'payout.paid', payoutId: payout.id })
    return ok()
  })
}

/** It came back from the bank, or never left: owed to the maker again, by the mirror image in the books. */
export function undoPayout(
  deed: PayoutDeed & { reason: string },
): Promise<Result<undefined, Refusal | 'same-person'>> {
  return transaction(async (tx) => {
    const payout = await lockPayout(tx, deed)
    if (!payout) return refuse('not-found')
    // Who recorded it could otherwise show one transfer and have the next one for himself.
    if (payout.recordedBy === deed.actor.id) return refuse('same-person')
    const { reason } = deed
    if (!(await movePayout(tx, deed, payout, { to: 'returned', reason })))
      return refuse('already-changed')
    await reverseTransaction(tx, { idempotencyKey: paidKey(payout.id), occurredAt: payout.now })
    return ok()
  })
}

const paidKey = (payoutId: string) => `payout:${payoutId}:paid`

type LockedPayout = {
  id: string
  shopId: string
  makerId: string
  amount: Rupiah
  method: 'transfer' | 'cash'
  accountId: string | null
  status: PayoutStatus
  preparedBy: string
  recordedBy: string | null
  approvedAt: Date | null
  now: Date
}

/** The maker first, then the payout: all that leaves of one maker is one after the other. */
async function lockPayout(
  tx: Tx,
  { shopId, payoutId }: Pick<PayoutDeed, 'shopId' | 'payoutId'>,
): Promise<LockedPayout | null> {
  await tx.$queryRaw`
    SELECT m.id FROM makers m JOIN payouts p ON p.maker_id = m.id
    WHERE p.id = ${payoutId}::uuid AND p.shop_id = ${shopId}::uuid FOR NO KEY UPDATE OF m`
  const [payout] = await tx.$queryRaw<LockedPayout[]>`
    SELECT id, shop_id AS "shopId", maker_id AS "makerId", amount, method::text,
      account_id AS "accountId", status::text, prepared_by AS "preparedBy",
      recorded_by AS "recordedBy", approved_at AS "approvedAt", now() AS now
    FROM payouts WHERE id = ${payoutId}::uuid AND shop_id = ${shopId}::uuid FOR NO KEY UPDATE`
  return payout ?? null
}

export async function lockMaker(
  tx: Tx,
  { shopId, makerId }: { shopId: string; makerId: string },
): Promise<boolean> {
  const locked = await tx.$queryRaw<object[]>`
    SELECT id FROM makers WHERE id = ${makerId}::uuid AND shop_id = ${shopId}::uuid
    FOR NO KEY UPDATE`
  return locked.length > 0
}

async function isHeld(
  tx: Tx,
  { accountId: id, shopId, makerId, now }: LockedPayout,
): Promise<boolean> {
  if (id === null) return false
  const account = await tx.payoutAccount.findUniqueOrThrow({ where: { id, shopId, makerId } })
  return heldUntil(account) > now
}

async function newestAccount(tx: Tx, where: { shopId: string; makerId: string }) {
  const { shopId, makerId } = where
  const newest = await tx.payoutAccount.findFirst({
    where: { shopId, makerId },
    orderBy: [{ enteredAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  })
  return newest?.id ?? null
}

type Move = {
  to: PayoutStatus
  reason?: string
  data?: { paidOn: Date; reference: string | null; recordedBy: string; recordedAt: Date }
}

/** Along a declared edge, or not at all. */
async function movePayout(
  tx: Tx,
  deed: PayoutDeed,
  { id, status: from }: LockedPayout,
  { to, reason, data }: Move,
): Promise<boolean> {
  if (!statusesBefore(to).includes(from)) return false
  const { count } = await tx.payout.updateMany({
    where: { id, shopId: deed.shopId, status: from },
    data: { status: to, ...data },
  })
  if (count === 0) return false
  await audit(tx, deed, { from, to, ...(reason && { details: { reason } }) })
  return true
}

function audit(
  tx: Tx,
  { shopId, actor, payoutId }: PayoutDeed,
  edge: { from: PayoutStatus | null; to: PayoutStatus; details?: { reason: string } },
): Promise<void> {
  const subject = { type: 'payout', id: payoutId } as const
  return recordAudit(tx, [{ subject, action: 'status', actor, shopId, ...edge }])
}
