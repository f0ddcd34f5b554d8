import type { Rupiah } from '#app/core/rupiah.ts'
import { pool } from '#app/server/db.server.ts'
import { pageOf } from '#app/server/keyset.server.ts'
import { providersByAmount } from '#app/server/payment-providers.server.ts'
import { numberPattern } from './attempt-lists.server.ts'

const pageSize = 25

/** `past`: its time is over and nobody ended it. `silent`: the provider has said nothing for half an hour. */
export type HangingWhy = 'past' | 'overdue' | 'silent'

export type HangingAttempt = {
  id: string
  amount: Rupiah
  method: string | null
  purchaseNumber: string
  why: HangingWhy
  /** What the provider said last, if ever. */
  askedAt: Date | null
  createdAt: Date
}

/** Of a transfer that is known by its amount no provider is asked. */
const askable = `a.provider NOT IN (${providersByAmount.map((name) => `'${name}'`).join()})`

/** Buyers wait in all of them; what waits for a decision of ours is told apart (listReviews). */
const whySql = `CASE WHEN a.expires_at < now() - interval '10 minutes' THEN 'past'
  WHEN a.next_check_at < now() - interval '10 minutes' THEN 'overdue'
  WHEN ${askable} AND coalesce(a.asked_at, a.created_at) < now() - interval '30 minutes' THEN 'silent' END`

const hanging = `a.status IN ('created', 'pending') AND ${whySql} IS NOT NULL`

/** Payments that nothing moves any more, the oldest first. */
export async function listHangingAttempts({
  cari,
  gantung,
}: {
  cari: string
  /** The id of the last one of the page before: ids are made in the order of time. */
  gantung: string | null
}): Promise<{ rows: HangingAttempt[]; next: string | null }> {
  const { rows } = await pool.query<HangingAttempt & { cursor: string }>(
    `SELECT a.id, a.amount, a.method, p.number AS "purchaseNumber", ${whySql} AS why,
       a.asked_at AS "askedAt", a.created_at AS "createdAt", a.id AS cursor
     FROM payment_attempts a JOIN purchases p ON p.id = a.purchase_id
     WHERE ${hanging} AND ($1 = '' OR p.number ILIKE '%' || $1 || '%')
       AND ($2::uuid IS NULL OR a.id > $2)
     ORDER BY a.id LIMIT ${pageSize + 1}`,
    [numberPattern(cari), gantung],
  )
  return pageOf(rows, pageSize)
}

export async function countHangingAttempts(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM payment_attempts a WHERE ${hanging}`,
  )
  return rows[0]?.count ?? 0
}
