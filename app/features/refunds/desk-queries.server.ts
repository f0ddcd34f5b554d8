import type { CalendarDate } from '#app/core/dates.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { escapeLike } from '#app/core/text.ts'
import { listTrail, type TrailRow } from '#app/server/audit-trail.server.ts'
import { pool } from '#app/server/db.server.ts'
import type { RefundListQuery, RefundView } from './desk-forms.ts'
import type { Destination } from './destination.ts'
import type { RefundReason, RefundStatus } from './refund-status.ts'
import { slowAfterDays } from './slow-refund.ts'

export type ListedRefund = {
  id: string
  status: RefundStatus
  amount: Rupiah
  reason: RefundReason
  failureReason: string | null
  method: string | null
  purchaseNumber: string
  isPrepared: boolean
  createdAt: Date
  updatedAt: Date
}

/** What a BUM Desa took at its counter it gives back itself. */
const isOurs = `(SELECT a.provider FROM payment_attempts a WHERE a.id = r.attempt_id) <> 'counter'`

const conditionOf = {
  kirim: `r.status = 'manual' AND r.prepared_by IS NULL AND ${isOurs}`,
  konfirmasi: `r.status = 'manual' AND r.prepared_by IS NOT NULL`,
  lama: `r.status = 'accepted' AND r.updated_at <= now() - interval '${slowAfterDays} days'`,
  gugur: `r.status = 'refused'`,
  selesai: `r.confirmed_by IS NOT NULL`,
} as const satisfies Record<RefundView, string>

const pageSize = 30

/** Newest first; an id ends a page, because ids are made in the order of time. */
export async function listRefunds({
  keadaan,
  cari,
  sebelum,
}: RefundListQuery): Promise<{ refunds: ListedRefund[]; next: string | null }> {
  const { rows } = await pool.query<ListedRefund>(
    `SELECT r.id, r.status::text, r.amount, r.reason::text, r.failure_reason AS "failureReason",
       a.method, p.number AS "purchaseNumber", r.prepared_by IS NOT NULL AS "isPrepared",
       r.created_at AS "createdAt", r.updated_at AS "updatedAt"
     FROM refunds r JOIN payment_attempts a ON a.id = r.attempt_id
     JOIN purchases p ON p.id = r.purchase_id
     WHERE ${conditionOf[keadaan]} AND ($1::uuid IS NULL OR r.id < $1::uuid)
       AND ($2 = '' OR p.number ILIKE '%' || $2 || '%')
     ORDER BY r.id DESC LIMIT ${pageSize + 1}`,
    [sebelum, escapeLike(cari)],
  )
  const refunds = rows.slice(0, pageSize)
  return { refunds, next: rows.length > pageSize ? (refunds.at(-1)?.id ?? null) : null }
}

export type RefundCounts = {
  toSend: number
  toConfirm: number
  /** The provider took them on, and the bank is silent. */
  slow: number
  /** Nothing waits there, but somebody should have seen it. */
  refusedThisWeek: number
}

export async function countRefunds(): Promise<RefundCounts> {
  const { rows } = await pool.query<RefundCounts>(
    `SELECT count(*) FILTER (WHERE ${conditionOf.kirim})::int AS "toSend",
       count(*) FILTER (WHERE ${conditionOf.konfirmasi})::int AS "toConfirm",
       count(*) FILTER (WHERE ${conditionOf.lama})::int AS slow,
       count(*) FILTER (WHERE r.status = 'refused' AND r.updated_at > now() - interval '7 days')::int
         AS "refusedThisWeek"
     FROM refunds r WHERE r.status IN ('manual', 'accepted', 'refused')`,
  )
  return rows[0] ?? { toSend: 0, toConfirm: 0, slow: 0, refusedThisWeek: 0 }
}

export type RefundPage = ListedRefund & {
  orderNumber: string | null
  shopName: string | null
  attemptId: string
  provider: string
  providerOrderId: string
  caseId: string | null
  hasContact: boolean
  destination: (Destination & { version: string; enteredBy: string | null }) | null
  preparedBy: string | null
  preparedByName: string | null
  transferReference: string | null
  transferredOn: CalendarDate | null
  payoutAmount: Rupiah | null
  noProofReason: string | null
  confirmedByName: string | null
  trail: TrailRow[]
}

export async function getRefundPage(refundId: string): Promise<RefundPage | null> {
  const { rows } = await pool.query<Omit<RefundPage, 'trail'>>(
    `SELECT r.id, r.status::text, r.amount, r.reason::text, r.failure_reason AS "failureReason",
       a.method, p.number AS "purchaseNumber", r.prepared_by IS NOT NULL AS "isPrepared",
       r.created_at AS "createdAt", r.updated_at AS "updatedAt", o.number AS "orderNumber",
       s.name AS "shopName", a.id AS "attemptId", a.provider,
       a.provider_order_id AS "providerOrderId", details.purchase_id IS NOT NULL AS "hasContact",
       CASE WHEN d.refund_id IS NOT NULL THEN json_build_object('version', d.version, 'bank', d.bank,
         'accountNumber', d.account_number, 'holder', d.holder, 'enteredBy', d.entered_by)
       END AS destination,
       r.prepared_by AS "preparedBy", preparer.name AS "preparedByName",
       r.transfer_reference AS "transferReference", r.transferred_on AS "transferredOn",
       r.payout_amount AS "payoutAmount", r.no_proof_reason AS "noProofReason",
       confirmer.name AS "confirmedByName",
       (SELECT c.id FROM discrepancies c WHERE c.attempt_id = a.id
        ORDER BY starts_with(c.dedupe_key, 'refund:' || r.id || ':') DESC, c.id DESC LIMIT 1) AS "caseId"
     FROM refunds r JOIN payment_attempts a ON a.id = r.attempt_id
     JOIN purchases p ON p.id = r.purchase_id
     LEFT JOIN refund_destinations d ON d.refund_id = r.id
     LEFT JOIN buyer_details details ON details.purchase_id = p.id
     LEFT JOIN orders o ON o.id = r.order_id LEFT JOIN shops s ON s.id = o.shop_id
     LEFT JOIN users preparer ON preparer.id = r.prepared_by
     LEFT JOIN users confirmer ON confirmer.id = r.confirmed_by
     WHERE r.id = $1`,
    [refundId],
  )
  const [refund] = rows
  return refund ? { ...refund, trail: await listTrail([refundId]) } : null
}
