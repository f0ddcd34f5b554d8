import type { Rupiah } from '#app/core/rupiah.ts'
import { escapeLike } from '#app/core/text.ts'
import type { FulfilmentMethod } from '#app/features/shipping/delivery.ts'
import { listTrail, type TrailRow } from '#app/server/audit-trail.server.ts'
import { pool } from '#app/server/db.server.ts'
import { openComplaintSql } from './complaint-queries.server.ts'
import type { ComplaintListQuery, ComplaintView } from './complaint-list.ts'
import type { ComplaintKind } from './complaint.ts'

export type ListedComplaint = {
  orderId: string
  number: string
  shopName: string
  kind: ComplaintKind
  total: Rupiah
  complainedAt: Date
  answerBy: Date | null
  repliedAt: Date | null
  handedOverToAdminAt: Date | null
  /** Null while it is open. */
  end: 'shopGaveBack' | 'complaintUpheld' | 'settled' | 'reversed' | null
}

const listed = `o.id AS "orderId", o.number, s.name AS "shopName", o.complaint_kind::text AS kind,
  o.total, o.complained_at AS "complainedAt", o.complaint_answer_by AS "answerBy",
  o.complaint_replied_at AS "repliedAt", o.complaint_handed_over_at AS "handedOverToAdminAt",
  CASE WHEN o.complaint_settled_at IS NOT NULL THEN 'settled'
    WHEN o.status = 'cancelled' THEN coalesce((SELECT r.reason::text FROM refunds r
      WHERE r.order_id = o.id AND r.reason IN ('shopGaveBack', 'complaintUpheld')
      ORDER BY r.created_at DESC LIMIT 1), 'reversed')
  END AS "end"`

const pageSize = 30

const handedOverSql = `${openComplaintSql} AND o.complaint_handed_over_at IS NOT NULL`

/** What waits comes oldest first. Late is what the BUM Desa has said nothing to. */
const views: Record<ComplaintView, { where: string; at: string; order: 'ASC' | 'DESC' }> = {
  diserahkan: { where: handedOverSql, at: 'o.complaint_handed_over_at', order: 'ASC' },
  lewat: {
    where: `${handedOverSql} AND o.complaint_replied_at IS NULL`,
    at: 'o.complaint_handed_over_at',
    order: 'ASC',
  },
  menunggu: {
    where: `${openComplaintSql} AND o.complaint_handed_over_at IS NULL`,
    at: 'o.complained_at',
    order: 'ASC',
  },
  selesai: { where: `NOT (${openComplaintSql})`, at: 'o.complained_at', order: 'DESC' },
}

/** What the buyer has withdrawn stands only in the trail of its order. */
export async function listComplaints({ keadaan, cari, sebelum }: ComplaintListQuery): Promise<{
  complaints: (ListedComplaint & { cursor: string })[]
  next: string | null
}> {
  const { where, at, order } = views[keadaan]
  const [time = null, id = null] = sebelum?.split('_') ?? []
  const { rows } = await pool.query<ListedComplaint & { cursor: string }>(
    `SELECT ${listed},
       floor(extract(epoch FROM ${at}) * 1000000)::text || '_' || o.id AS cursor
     FROM orders o JOIN shops s ON s.id = o.shop_id
     WHERE o.complained_at IS NOT NULL AND ${where}
       AND ($1::bigint IS NULL OR (${at}, o.id) ${order === 'ASC' ? '>' : '<'}
         (to_timestamp(0) + $1::bigint * interval '1 microsecond', $2::uuid))
       AND ($3 = '' OR o.number ILIKE '%' || $3 || '%' OR s.name ILIKE '%' || $3 || '%')
     ORDER BY ${at} ${order}, o.id ${order} LIMIT ${pageSize + 1}`,
    [time, id, escapeLike(cari)],
  )
  const complaints = rows.slice(0, pageSize)
  return { complaints, next: rows.length > pageSize ? (complaints.at(-1)?.cursor ?? null) : null }
}

export type ComplaintCounts = Record<Exclude<ComplaintView, 'selesai'>, number>

export async function countComplaints(): Promise<ComplaintCounts> {
  const { rows } = await pool.query<ComplaintCounts>(
    `SELECT count(*) FILTER (WHERE ${views.diserahkan.where})::int AS diserahkan,
       count(*) FILTER (WHERE ${views.lewat.where})::int AS lewat,
       count(*) FILTER (WHERE ${views.menunggu.where})::int AS menunggu
     FROM orders o WHERE ${openComplaintSql}`,
  )
  return rows[0] ?? { diserahkan: 0, lewat: 0, menunggu: 0 }
}

export type ComplaintPage = ListedComplaint & {
  isOpen: boolean
  words: string | null
  /** What the BUM Desa says to it. */
  reply: string | null
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
       o.complaint_reply AS reply,
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
