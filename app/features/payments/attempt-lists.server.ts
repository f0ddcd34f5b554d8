import type { Rupiah } from '#app/core/rupiah.ts'
import { escapeLike } from '#app/core/text.ts'
import { pool } from '#app/server/db.server.ts'
import { pageOf } from '#app/server/keyset.server.ts'
import { providersByAmount } from '#app/server/payment-providers.server.ts'
import type { AttemptStatus } from './attempt-status.ts'

const pageSize = 25

/** The number of an order is that of its purchase and one digit more, which people copy as well. */
export const numberPattern = (typed: string) => escapeLike(typed.replace(/(.{8,})-\d{1,3}$/, '$1'))

export type ListedReview = {
  id: string
  amount: Rupiah
  method: string | null
  purchaseNumber: string
  expiresAt: Date
}

/** A transfer that the buyer says was sent is to be decided even after its goods were let go. */
const toDecide = `SELECT id FROM payment_attempts WHERE status = 'review'
  UNION SELECT a.id FROM manual_transfers m
    JOIN payment_attempts a ON a.provider_order_id = m.order_id
      AND a.provider IN (${providersByAmount.map((name) => `'${name}'`).join()})
    WHERE m.claimed_at IS NOT NULL AND m.confirmed_at IS NULL AND m.rejected_at IS NULL`

/** Payments that the provider or we hold back until somebody decides; the first to run out first. */
export async function listReviews({
  cari = '',
  putusan = null,
}: { cari?: string; putusan?: string | null } = {}): Promise<{
  rows: ListedReview[]
  next: string | null
}> {
  const [time = null, id = null] = putusan?.split('_') ?? []
  const { rows } = await pool.query<ListedReview & { cursor: string }>(
    `SELECT a.id, a.amount, a.method, p.number AS "purchaseNumber", a.expires_at AS "expiresAt",
       floor(extract(epoch FROM a.expires_at) * 1000000)::text || '_' || a.id AS cursor
     FROM payment_attempts a JOIN purchases p ON p.id = a.purchase_id
     WHERE a.id IN (${toDecide}) AND ($1 = '' OR p.number ILIKE '%' || $1 || '%')
       AND ($2::bigint IS NULL OR (a.expires_at, a.id) >
         (to_timestamp(0) + $2::bigint * interval '1 microsecond', $3::uuid))
     ORDER BY a.expires_at, a.id LIMIT ${pageSize + 1}`,
    [numberPattern(cari), time, id],
  )
  return pageOf(rows, pageSize)
}

export async function countReviews(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (${toDecide}) to_decide`,
  )
  return rows[0]?.count ?? 0
}

export type FoundAttempt = {
  id: string
  amount: Rupiah
  method: string | null
  purchaseNumber: string
  status: AttemptStatus
  createdAt: Date
}

/** Of the purchases with this in their number, whatever became of them: also what still hangs. Newest first. */
export async function findAttempts({
  cari,
  pembayaran,
}: {
  cari: string
  pembayaran: string | null
}): Promise<{ rows: FoundAttempt[]; next: string | null }> {
  if (cari === '') return { rows: [], next: null }
  const { rows } = await pool.query<FoundAttempt & { cursor: string }>(
    `SELECT a.id, a.amount, a.method, p.number AS "purchaseNumber", a.status::text,
       a.created_at AS "createdAt", a.id AS cursor
     FROM payment_attempts a JOIN purchases p ON p.id = a.purchase_id
     WHERE p.number ILIKE '%' || $1 || '%' AND ($2::uuid IS NULL OR a.id < $2)
     ORDER BY a.id DESC LIMIT ${pageSize + 1}`,
    [numberPattern(cari), pembayaran],
  )
  return pageOf(rows, pageSize)
}
