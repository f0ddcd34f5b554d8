import type { Zone } from '#app/core/dates.ts'
import type { Locale } from '#app/core/locale.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { type CalendarDate, calendarDate } from '#app/features/bookings/calendar-date.ts'
import type { RequestStatus } from '#app/features/bookings/request-status.ts'
import { pool } from '#app/server/db.server.ts'
import type { RequestToken } from '#app/server/scopes.server.ts'

export type RequestContact = {
  name: string
  phone: string
  email: string | null
  note: string | null
}

export type RequestFacts = {
  id: string
  number: string
  token: string
  status: RequestStatus
  listingId: string
  variantId: string
  slug: string
  title: { id: string; en: string }
  label: { id: string; en: string }
  date: CalendarDate
  /** When the group must be there, on the clock of the place. */
  startsAt: string
  zone: Zone
  people: number
  locale: Locale
  price: Rupiah | null
  answer: string | null
  answerBy: Date
  payBy: Date | null
  createdAt: Date
  now: Date
  shop: { id: string; slug: string; name: string; phone: string; email: string | null }
  /** Null once it was erased. */
  contact: RequestContact | null
}

type Row = Omit<RequestFacts, 'date'> & { date: string }

export const requestFactsSql = `
  SELECT r.id, r.number, r.token, r.status::text, r.listing_id AS "listingId",
    r.variant_id AS "variantId", l.slug, r.date::text, e.arrive_by AS "startsAt", e.zone::text, r.people,
    r.locale, r.price, r.answer, r.answer_by AS "answerBy", r.pay_by AS "payBy",
    r.created_at AS "createdAt", now() AS now,
    jsonb_build_object('id', l.title_id, 'en', l.title_en) AS title,
    jsonb_build_object('id', v.label_id, 'en', v.label_en) AS label,
    jsonb_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'phone', s.phone,
      'email', s.email) AS shop,
    CASE WHEN c.request_id IS NOT NULL THEN jsonb_build_object('name', c.name, 'phone', c.phone,
      'email', c.email, 'note', c.note) END AS contact
  FROM group_requests r JOIN listings l ON l.id = r.listing_id
  JOIN variants v ON v.id = r.variant_id
  JOIN experiences e ON e.listing_id = r.listing_id
  JOIN shops s ON s.id = r.shop_id
  LEFT JOIN group_request_contacts c ON c.request_id = r.id`

export const toFacts = (row: Row): RequestFacts => ({ ...row, date: calendarDate(row.date) })

/** For jobs, which act for the system: no scope, and nothing of it leaves but as a message. */
export async function getRequestFacts(requestId: string): Promise<RequestFacts | null> {
  const { rows } = await pool.query<Row>(`${requestFactsSql} WHERE r.id = $1`, [requestId])
  return rows[0] ? toFacts(rows[0]) : null
}

/** For whoever holds the token. */
export async function getRequestForBuyer(token: RequestToken): Promise<RequestFacts | null> {
  const { rows } = await pool.query<Row>(`${requestFactsSql} WHERE r.token = $1`, [token])
  return rows[0] ? toFacts(rows[0]) : null
}
