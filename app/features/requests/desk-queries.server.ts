import type { Rupiah } from '#app/core/rupiah.ts'
import { escapeLike } from '#app/core/text.ts'
import { loadCalendars, loadTaken } from '#app/features/bookings/calendar.server.ts'
import { leftFor } from '#app/features/bookings/experience-calendar.ts'
import { canSeeBuyer, maskName } from '#app/features/orders/buyer-visibility.ts'
import { db, pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { usualPrice } from './desk-commands.server.ts'
import { type InboxQuery, type RequestView, requestViews } from './forms.ts'
import { type RequestFacts, requestFactsSql, toFacts } from './queries.server.ts'

type Role = Parameters<typeof canSeeBuyer>[0]
type Row = Parameters<typeof toFacts>[0]

const pageSize = 30

/** What waits comes by its clock, what is over by its age; ids are made in the order of time. */
const placeOf = {
  baru: { columns: 'r.answer_by, r.id', than: '>', order: 'r.answer_by, r.id' },
  menunggu: {
    columns: 'coalesce(r.pay_by, r.answer_by), r.id',
    than: '>',
    order: 'coalesce(r.pay_by, r.answer_by), r.id',
  },
  selesai: { columns: 'r.id', than: '<', order: 'r.id DESC' },
} as const satisfies Record<RequestView, object>

/** Who may not see a buyer cannot find one either. */
export async function listRequestsForShop(query: {
  shopId: ReadableShopId
  role: Role
  asked: InboxQuery
}): Promise<{ requests: RequestFacts[]; next: string | null; now: Date }> {
  const { shopId, role, asked } = query
  const { columns, than, order } = placeOf[asked.lihat]
  const { rows } = await pool.query<Row>(
    `${requestFactsSql}
     WHERE r.shop_id = $1 AND r.status = ANY($2::"GroupRequestStatus"[])
       AND ($3::uuid IS NULL OR (${columns}) ${than}
         (SELECT ${columns} FROM group_requests r WHERE r.id = $3 AND r.shop_id = $1))
       AND ($4 = '' OR r.number ILIKE '%' || $4 || '%' OR l.title_id ILIKE '%' || $4 || '%'
         OR ($5 AND c.name ILIKE '%' || $4 || '%'))
     ORDER BY ${order} LIMIT ${pageSize + 1}`,
    [shopId, requestViews[asked.lihat], asked.setelah, escapeLike(asked.cari), canSeeBuyer(role)],
  )
  const shown = rows.slice(0, pageSize)
  return {
    requests: shown.map((row) => seenBy(role, toFacts(row))),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
    now: rows[0]?.now ?? new Date(),
  }
}

/** How many there are in each state, of those that somebody waits for. */
export async function countRequests(
  shopId: ReadableShopId,
): Promise<Record<Exclude<RequestView, 'selesai'>, number>> {
  const { rows } = await pool.query<{ baru: number; menunggu: number }>({
    name: 'count-group-requests',
    text: `SELECT (count(*) FILTER (WHERE status = 'asked'))::int AS baru,
        (count(*) FILTER (WHERE status <> 'asked'))::int AS menunggu
      FROM group_requests WHERE shop_id = $1 AND status IN ('asked', 'confirmed', 'ordered')`,
    values: [shopId],
  })
  return rows[0] ?? { baru: 0, menunggu: 0 }
}

export type DeskRequest = RequestFacts & {
  /** Groups the day still has room for. */
  left: number
  usualPrice: Rupiah
}

/** Null for another shop's. */
export async function getRequestForShop(where: {
  shopId: ReadableShopId
  number: string | undefined
  role: Role
}): Promise<DeskRequest | null> {
  const { shopId, number = '', role } = where
  const { rows } = await pool.query<Row>(
    `${requestFactsSql} WHERE r.shop_id = $1 AND r.number = $2`,
    [shopId, number],
  )
  if (!rows[0]) return null
  const request = toFacts(rows[0])
  const { listingId, date } = request
  const [calendars, taken, price] = await Promise.all([
    loadCalendars(db, [listingId]),
    loadTaken(db, [listingId], { from: date, to: date }),
    usualPrice(db, request),
  ])
  const calendar = calendars.get(listingId)
  const now = { now: request.now, sessionId: null }
  const left = calendar
    ? leftFor(
        { ...calendar, rules: { ...calendar.rules, leadTimeHours: 0 } },
        { from: date, to: date },
        { ...now, taken: taken.get(listingId) ?? { slots: new Map(), stays: [] } },
      )
    : 0
  return { ...seenBy(role, request), left, usualPrice: price }
}

/** Null for another shop's, so that both are not found. */
export async function findRequestId(where: {
  shopId: ReadableShopId
  number: string | undefined
}): Promise<string | null> {
  const { shopId, number = '' } = where
  const request = await db.groupRequest.findFirst({
    where: { shopId, number },
    select: { id: true },
  })
  return request?.id ?? null
}

function seenBy(role: Role, request: RequestFacts): RequestFacts {
  const { contact } = request
  if (canSeeBuyer(role) || !contact) return { ...request, token: '' }
  const masked = { name: maskName(contact.name), phone: '', email: null, note: null }
  return { ...request, token: '', contact: masked }
}
