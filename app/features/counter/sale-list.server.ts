import type { Zone } from '#app/core/dates.ts'
import { escapeLike } from '#app/core/text.ts'
import { type CalendarDate, todayAt } from '#app/features/bookings/calendar-date.ts'
import { zoneOfShop } from '#app/features/bookings/zone-name.server.ts'
import { canSeeBuyer } from '#app/features/orders/buyer-visibility.ts'
import { db, pool } from '#app/server/db.server.ts'
import { pageOf } from '#app/server/keyset.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { type SalesReach, withinReachSql } from './sales-reach.server.ts'
import type { ListedSale, SaleListQuery } from './sale-list.ts'
import { type Role, whyNotUndo } from './undo-policy.ts'
import { untouchedSql } from './undo-sale.server.ts'

type SalePage = {
  sales: ListedSale[]
  next: string | null
  zone: Zone
  /** Null: of any day. */
  day: CalendarDate | null
}

type SaleRow = Omit<ListedSale, 'canUndo'> & {
  cursor: string
  day: CalendarDate
  soldBy: string
  isStanding: boolean
  isUsed: boolean
}

/** Who looks at the sales of a counter. */
type SaleReader = SalesReach & { role: Role }

const pageSize = 25

/** What was sold at the counter, newest first: of one day, or with these words on any. */
export async function listCounterSales(
  reader: SaleReader,
  query: SaleListQuery,
): Promise<SalePage> {
  const { zone, today } = await dayAndZone(reader.shopId)
  const day = query.hari ?? (query.cari ? null : today)
  const wanted = conditionsOf({ ...query, day }, reader)
  const found = await readSales(reader, { today, limit: pageSize + 1, ...wanted })
  const { rows, next } = pageOf(found, pageSize)
  return { sales: rows, next, zone, day }
}

/** The sale at the counter that this order is; null for an order of the web. */
export async function findSaleOfOrder(
  reader: SaleReader,
  orderNumber: string,
): Promise<ListedSale | null> {
  const { today } = await dayAndZone(reader.shopId)
  const [sale] = await readSales(reader, {
    today,
    limit: 1,
    sql: `AND c.purchase_id IN (
      SELECT o.purchase_id FROM orders o WHERE o.shop_id = $1 AND o.number = $4)`,
    values: [orderNumber],
  })
  return sale ?? null
}

async function dayAndZone(shopId: ReadableShopId): Promise<{ zone: Zone; today: CalendarDate }> {
  const zone = await zoneOfShop(db, shopId)
  return { zone, today: todayAt(zone, new Date()) }
}

/** Those that `sql` leaves, with `values` from the fourth parameter on. */
async function readSales(
  { shopId, unitId, role, userId }: SaleReader,
  {
    today,
    limit,
    sql,
    values,
  }: { today: CalendarDate; limit: number; sql: string; values: readonly string[] },
): Promise<(ListedSale & { cursor: string })[]> {
  const { rows } = await pool.query<SaleRow>(
    `WITH page AS MATERIALIZED (
      SELECT c.* FROM counter_sales c
      WHERE c.shop_id = $1 AND ${withinReachSql('$2', '$3')} ${sql}
      ORDER BY c.sold_at DESC, c.id DESC LIMIT ${limit}
    )
    SELECT c.id AS "saleId", p.number, p.total, c.paid_with::text AS "paidWith",
      c.sold_at AS "soldAt", c.sold_by AS "soldBy", c.day::text, coalesce(u.name, '') AS seller,
      lines.titles -> 0 AS "firstTitle", jsonb_array_length(lines.titles) - 1 AS "otherTitles",
      c.undone_at IS NOT NULL AS "isUndone", ${untouchedSql} AS "isStanding",
      EXISTS (SELECT FROM gate_scans g JOIN bookings b ON b.id = g.booking_id
        WHERE b.purchase_id = p.id AND g.id <> c.id) AS "isUsed",
      floor(extract(epoch FROM c.sold_at) * 1000000)::text || '_' || c.id AS cursor
    FROM page c JOIN purchases p ON p.id = c.purchase_id LEFT JOIN users u ON u.id = c.sold_by,
      LATERAL (SELECT jsonb_agg(jsonb_build_object('id', l.title_id, 'en', l.title_en) ORDER BY l.id)
        AS titles FROM orders o JOIN order_lines l ON l.order_id = o.id
        WHERE o.purchase_id = p.id AND o.shop_id = $1) lines
    ORDER BY c.sold_at DESC, c.id DESC`,
    [shopId, unitId, userId, ...values],
  )
  return rows.map(({ day, soldBy, isStanding, isUsed, ...sale }) => {
    const facts = { day, soldBy, isUndone: sale.isUndone, isStanding, isUsed }
    return { ...sale, canUndo: whyNotUndo(facts, { today, userId, role }) === null }
  })
}

/** With values from the fourth parameter on. */
function conditionsOf(
  { day, cari, cara, setelah }: SaleListQuery & { day: CalendarDate | null },
  { role }: SaleReader,
): { sql: string; values: string[] } {
  const values: string[] = []
  const given = (value: string) => `$${values.push(value) + 3}`
  const conditions: string[] = []
  if (day) conditions.push(`AND c.day = ${given(day)}::date`)
  if (cara) conditions.push(`AND c.paid_with = ${given(cara)}::"PaidWith"`)
  if (cari) {
    const named = canSeeBuyer(role) ? given(`%${escapeLike(cari)}%`) : null
    conditions.push(searchSql(given(cari), named))
  }
  const [time, id] = setelah?.split('_') ?? []
  if (time && id) {
    conditions.push(`AND (c.sold_at, c.id) < (to_timestamp(0)
      + ${given(time)}::bigint * interval '1 microsecond', ${given(id)}::uuid)`)
  }
  return { sql: conditions.join('\n'), values }
}

/** By number, goods or the buyer's name, in either language. */
const searchSql = (text: string, namedLike: string | null) => `AND c.purchase_id IN (
  SELECT o.purchase_id FROM orders o
    WHERE o.shop_id = $1 AND position(upper(replace(${text}, ' ', '')) IN o.number) > 0
  UNION ALL SELECT o.purchase_id FROM order_lines l JOIN orders o ON o.id = l.order_id
    WHERE l.shop_id = $1 AND (position(lower(${text}) IN lower(l.title_id)) > 0
      OR position(lower(${text}) IN lower(l.title_en)) > 0)
  ${
    namedLike
      ? `UNION ALL SELECT buyer.purchase_id FROM buyer_details buyer
        JOIN orders named ON named.purchase_id = buyer.purchase_id AND named.shop_id = $1
        WHERE lower(buyer.name) LIKE lower(${namedLike})`
      : ''
  })`
