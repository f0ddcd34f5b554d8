import type { CalendarDate } from '#app/core/dates.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { reverseTransaction } from '#app/features/ledger/commands.server.ts'
import { pool, type Tx } from '#app/server/db.server.ts'
import type { CloseForm } from './desk-forms.ts'

/** Whose account it came to. */
export const strayProvider = 'manual-transfer'
export const strayKey = (orderId: string) => `unknown:${strayProvider}:${orderId}`
export const arrivedKey = (orderId: string) => `stray:${orderId}:arrived`

type Stray = {
  orderId: string
  amount: Rupiah
  reference: string
  seenBy: string
  isConfirmed: boolean
}

/** The money a case is about, under its lock; null for a case of another kind. */
export async function lockStray(tx: Tx, dedupeKey: string): Promise<Stray | null> {
  const [row] = await tx.$queryRaw<Stray[]>`
    SELECT order_id AS "orderId", amount, seen_reference AS reference, seen_by AS "seenBy",
      confirmed_at IS NOT NULL AS "isConfirmed"
    FROM manual_transfers WHERE ${strayKey('')} || order_id = ${dedupeKey}
      AND arrived_on IS NOT NULL AND seen_by IS NOT NULL FOR UPDATE`
  return row ?? null
}

/**
 * Nobody's case is closed by words while its money is here: the bank took it back, or it never was there; then
 * its number is free again.
 */
export async function endStray(
  tx: Tx,
  dedupeKey: string,
  { preset }: CloseForm,
): Promise<Result<undefined, 'stray-here' | 'stray-unseen'>> {
  const stray = await lockStray(tx, dedupeKey)
  if (!stray) return ok()
  const { orderId, isConfirmed } = stray
  if (isConfirmed && preset !== 'refundedAtProvider') return refuse('stray-here')
  if (!isConfirmed && preset !== 'noMoney') return refuse('stray-unseen')
  if (isConfirmed) {
    await reverseTransaction(tx, { idempotencyKey: arrivedKey(orderId), occurredAt: new Date() })
  }
  const never = { seenAmount: null, seenReference: null, seenBy: null, seenAt: null }
  const data = isConfirmed ? {} : { ...never, rejectedAt: new Date() }
  await tx.manualTransfer.update({ where: { orderId }, data: { ...data, sender: null } })
  return ok()
}

export type StrayAtDesk = {
  date: CalendarDate
  sender: string | null
  /** Null until another one has found it as well, but for who recorded it. */
  reference: string | null
  isConfirmed: boolean
  isMine: boolean
}

/** As this admin may see it; null for a case of another kind. */
export async function readStray(caseId: string, adminId: string): Promise<StrayAtDesk | null> {
  const { rows } = await pool.query<StrayAtDesk>(
    `SELECT arrived_on AS date, sender, confirmed_at IS NOT NULL AS "isConfirmed",
       coalesce(seen_by = $2::uuid, false) AS "isMine",
       CASE WHEN confirmed_at IS NOT NULL OR seen_by = $2::uuid THEN seen_reference END AS reference
     FROM manual_transfers JOIN discrepancies d ON d.dedupe_key = $3 || order_id
     WHERE d.id = $1::uuid AND arrived_on IS NOT NULL`,
    [caseId, adminId, strayKey('')],
  )
  return rows[0] ?? null
}
