import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import { pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { dayRowsSql } from './day-rows.server.ts'
import type { Days } from './period.ts'

export type AskedSales = Days & { shopId: ReadableShopId; today: CalendarDate }
export type ComparedSales = AskedSales & { before: Days }

const columns =
  'shop_id, day, channel, district_code, listing_id, maker_id, orders, units, sold, on_site, given_back, discount'

/**
 * The counted days $2–$3 of the BUM Desa $1 with today ($4) as it is at this moment ($5), because a day of
 * which something is sold each minute would otherwise always be a minute late.
 */
export const salesRowsSql = `
  SELECT ${columns} FROM daily_sales WHERE shop_id = $1 AND day BETWEEN $2 AND $3 AND day <> $4
  UNION ALL SELECT ${columns} FROM jsonb_to_recordset($5) AS of_today(shop_id uuid, day date,
    channel "SaleChannel", district_code text, listing_id uuid, maker_id uuid, orders int, units int,
    sold bigint, on_site bigint, given_back bigint, discount bigint)`

export const valuesOfSales = async (asked: AskedSales): Promise<readonly unknown[]> => {
  const { shopId, from, to, today } = asked
  return [shopId, from, to, today, to < today ? '[]' : await soldOnDay(shopId, today)]
}

/** A statement of its own: it takes longer to plan than to run, and is planned once for all that ask. */
async function soldOnDay(shopId: ReadableShopId, day: CalendarDate): Promise<string> {
  const { rows } = await pool.query<{ sold: string }>({
    name: 'sold-on-day',
    text: `SELECT coalesce(jsonb_agg(of_day), '[]')::text AS sold
      FROM (${dayRowsSql('SELECT $1::uuid AS shop_id, $2::date AS day')}) of_day`,
    values: [shopId, day],
  })
  return rows[0]?.sold ?? '[]'
}

/**
 * The same rows and, as `before`, what those of the period beside it ($6–$7) came to: these are of no day
 * and count nothing, so that they stand only beside what they are compared with.
 */
export const comparedRowsSql = `
  SELECT ${columns}, 0::bigint AS before FROM (${salesRowsSql}) of_period
  UNION ALL SELECT shop_id, NULL, channel, district_code, listing_id, maker_id, 0, 0, 0, 0, 0, 0,
    (sold + on_site - given_back)::bigint
  FROM daily_sales WHERE shop_id = $1 AND day BETWEEN $6 AND $7`

export const valuesOfCompared = async (asked: ComparedSales): Promise<readonly unknown[]> => [
  ...(await valuesOfSales(asked)),
  asked.before.from,
  asked.before.to,
]

export const sums = `sum(units)::int AS units, (sum(sold + on_site) - sum(given_back))::bigint AS turnover,
  sum(given_back)::bigint AS "givenBack", sum(discount)::bigint AS discount`
// Of an order with three listings there are three rows and the one that is the order's own.
export const countOfOrders =
  'coalesce(sum(orders) FILTER (WHERE listing_id IS NULL), 0)::int AS orders'
