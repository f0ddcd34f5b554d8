import type { Rupiah } from '#app/core/rupiah.ts'
import type { DiscrepancyKind } from '#app/features/discrepancies/commands.server.ts'
import type { PurchaseStatus } from '#app/features/purchases/purchase-status.ts'
import { pool, type Tx } from '#app/server/db.server.ts'
import type { AttemptStatus } from './attempt-status.ts'
import { numberPattern } from './attempt-lists.server.ts'
import { type CaseFacts, type DeskRefund, storyOf, type CaseStory } from './desk-deeds.ts'
import type { CaseListQuery, CaseView } from './desk-forms.ts'

export type ListedCase = {
  id: string
  story: CaseStory
  amount: Rupiah
  purchaseNumber: string | null
  createdAt: Date
  resolution: string | null
}

const pageSize = 30

/** Cases, newest first; an id ends a page, because ids are made in the order of time. */
export async function listCases({
  keadaan,
  jenis,
  cari,
  sebelum,
}: Pick<CaseListQuery, 'jenis' | 'cari' | 'sebelum'> & {
  keadaan: Exclude<CaseView, 'tertahan' | 'menggantung'>
}): Promise<{
  cases: ListedCase[]
  next: string | null
}> {
  const isOpen = keadaan === 'terbuka'
  const { rows } = await pool.query<ListedCase & { dedupeKey: string }>(
    `SELECT d.id, d.dedupe_key AS "dedupeKey", d.amount, p.number AS "purchaseNumber",
       d.created_at AS "createdAt", d.resolution
     FROM discrepancies d LEFT JOIN payment_attempts a ON a.id = d.attempt_id
     LEFT JOIN purchases p ON p.id = a.purchase_id
     WHERE (d.resolved_at IS NULL) = $1 AND ($2::uuid IS NULL OR d.id < $2::uuid)
       AND ($3::text IS NULL OR d.kind::text = $3)
       AND ($4 = '' OR p.number ILIKE '%' || $4 || '%')
     ORDER BY d.id DESC LIMIT ${pageSize + 1}`,
    [isOpen, sebelum, jenis, numberPattern(cari)],
  )
  const cases = rows
    .slice(0, pageSize)
    .map(({ dedupeKey, ...row }) => ({ ...row, story: storyOf(dedupeKey) }))
  return { cases, next: rows.length > pageSize ? (cases.at(-1)?.id ?? null) : null }
}

export type OpenCases = Partial<Record<DiscrepancyKind, number>>

export async function countOpenCases(): Promise<OpenCases> {
  const { rows } = await pool.query<{ kind: DiscrepancyKind; count: number }>(
    `SELECT kind::text, count(*)::int AS count FROM discrepancies
     WHERE resolved_at IS NULL GROUP BY kind`,
  )
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]))
}

/** What decides about the buttons of a case; under the lock it is what decides about the deed. */
export async function readCaseFacts(
  client: Tx,
  {
    dedupeKey,
    attemptId,
    isOpen,
  }: { dedupeKey: string; attemptId: string | null; isOpen: boolean },
): Promise<CaseFacts> {
  const story = storyOf(dedupeKey)
  if (!attemptId) return { story, isOpen, attempt: null, refunds: [], suspense: 0n }
  const [attempt] = await client.$queryRaw<
    { status: AttemptStatus; purchaseStatus: PurchaseStatus; isWhole: boolean }[]
  >`
    SELECT a.status::text, p.status::text AS "purchaseStatus", a.amount - a.rounding = p.total AS "isWhole"
    FROM payment_attempts a JOIN purchases p ON p.id = a.purchase_id
    WHERE a.id = ${attemptId}::uuid`
  const refunds = await client.$queryRaw<DeskRefund[]>`
    SELECT status::text, prepared_by IS NOT NULL AS "isPrepared" FROM refunds
    WHERE attempt_id = ${attemptId}::uuid ORDER BY id`
  const suspense = await suspenseOf(client, attemptId)
  return { story, isOpen, attempt: attempt ?? null, refunds, suspense }
}

async function suspenseOf(client: Tx, attemptId: string): Promise<bigint> {
  const [row] = await client.$queryRaw<{ balance: bigint }[]>`
    SELECT coalesce(sum(CASE WHEN t.code = 'suspense' THEN q.amount ELSE 0 END)
      - sum(CASE WHEN f.code = 'suspense' THEN q.amount ELSE 0 END), 0)::bigint AS balance
    FROM postings q JOIN ledger_transactions l ON l.id = q.transaction_id
    JOIN ledger_accounts f ON f.id = q.from_account_id
    JOIN ledger_accounts t ON t.id = q.to_account_id
    WHERE l.attempt_id = ${attemptId}::uuid
      AND l.purchase_id = (SELECT purchase_id FROM payment_attempts WHERE id = ${attemptId}::uuid)`
  return row?.balance ?? 0n
}
