import { z } from 'zod'
import { cursorPattern } from '#app/core/cursor.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import type { FulfilmentMethod } from '#app/features/shipping/delivery.ts'
import { listTrail, type TrailRow } from '#app/server/audit-trail.server.ts'
import { pool } from '#app/server/db.server.ts'
import { openComplaintSql } from './complaint-queries.server.ts'
import type { ComplaintKind } from './complaint.ts'

const complaintViews = ['terbuka', 'selesai'] as const

/** Anything odd in the address is the list as it usually is. */
export const complaintListQuery = z.object({
  keadaan: z.enum(complaintViews).catch('terbuka'),
  /** Where the page before ended: time and id of its last order. */
  sebelum: z.string().regex(cursorPattern).nullable().catch(null),
})

export type ListedComplaint = {
  orderId: string
  number: string
  shopName: string
  kind: ComplaintKind
  total: Rupiah
  complainedAt: Date
  /** Null while it is open. */
  end: 'shopGaveBack' | 'complaintUpheld' | 'settled' | 'reversed' | null
}

const listed = `o.id AS "orderId", o.number, s.name AS "shopName", o.complaint_kind::text AS kind,
  o.total, o.complained_at AS "complainedAt",
  CASE WHEN o.complaint_settled_at IS NOT NULL THEN 'settled'
    WHEN o.status = 'cancelled' THEN coalesce((SELECT r.reason::text FROM refunds r
      WHERE r.order_id = o.id AND r.reason IN ('shopGaveBack', 'complaintUpheld') LIMIT 1), 'reversed')
  END AS "end"`

const pageSize = 30

/** Newest first. What the buyer has withdrawn stands only in the trail of its order. */
export async function listComplaints({
  keadaan,
  sebelum,
}: z.infer<typeof complaintListQuery>): Promise<{
  complaints: (ListedComplaint & { cursor: string })[]
  next: string | null
}> {
  const [time = null, id = null] = sebelum?.split('_') ?? []
  const { rows } = await pool.query<ListedComplaint & { cursor: string }>(
    `SELECT ${listed},
       floor(extract(epoch FROM o.complained_at) * 1000000)::text || '_' || o.id AS cursor
     FROM orders o JOIN shops s ON s.id = o.shop_id
     WHERE o.complained_at IS NOT NULL AND ${keadaan === 'terbuka' ? '' : 'NOT'} (${openComplaintSql})
       AND ($1::bigint IS NULL OR (o.complained_at, o.id)
         < (to_timestamp(0) + $1::bigint * interval '1 microsecond', $2::uuid))
     ORDER BY o.complained_at DESC, o.id DESC LIMIT ${pageSize + 1}`,
    [time, id],
  )
  const complaints = rows.slice(0, pageSize)
  return { complaints, next: rows.length > pageSize ? (complaints.at(-1)?.cursor ?? null) : null }
}

export async function countOpenComplaints(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM orders o WHERE ${openComplaintSql}`,
  )
  return rows[0]?.count ?? 0
}

export type ComplaintPage = ListedComplaint & {
  isOpen: boolean
  words: string | null
  isErased: boolean
  shopPhone: string
  purchaseNumber: string
  deliveryMethod: FulfilmentMethod
  handedOverAt: Date | null
  deliveredAt: Date | null
  refunded: Rupiah
  attemptId: string | null
  isDisputed: boolean
  trail: TrailRow[]
}

export async function getComplaintPage(orderId: string): Promise<ComplaintPage | null> {
  const { rows } = await pool.query<Omit<ComplaintPage, 'trail'> & { refundIds: string[] }>(
    `SELECT ${listed}, (${openComplaintSql}) AS "isOpen", o.complaint AS words,
       details.purchase_id IS NULL AS "isErased", s.phone AS "shopPhone", p.number AS "purchaseNumber",
       o.delivery_method::text AS "deliveryMethod", o.handed_over_at AS "handedOverAt",
       o.delivered_at AS "deliveredAt", coalesce(given.amount, 0)::bigint AS refunded,
       coalesce(given.ids, '{}') AS "refundIds", a.id AS "attemptId",
       coalesce(a.status = 'disputed', false) AS "isDisputed"
     FROM orders o JOIN shops s ON s.id = o.shop_id JOIN purchases p ON p.id = o.purchase_id
     LEFT JOIN buyer_details details ON details.purchase_id = p.id
     LEFT JOIN payment_attempts a ON a.purchase_id = p.id AND a.status IN ('paid', 'disputed')
     LEFT JOIN LATERAL (
       SELECT sum(r.amount) FILTER (WHERE r.status <> 'refused') AS amount, array_agg(r.id) AS ids
       FROM refunds r WHERE r.order_id = o.id
     ) given ON true
     WHERE o.id = $1 AND o.complained_at IS NOT NULL`,
    [orderId],
  )
  if (!rows[0]) return null
  const { refundIds, ...complaint } = rows[0]
  return { ...complaint, trail: await listTrail([orderId, ...refundIds]) }
}
