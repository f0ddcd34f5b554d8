import { addDays, type CalendarDate, calendarDate } from '#app/features/bookings/calendar-date.ts'
import { pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { dayRowsSql } from './day-rows.server.ts'
import type { Days } from './period.ts'
import {
  byTurnover,
  type DaySales,
  type FoldedRest,
  type ListingSales,
  noSales,
  type RegionSales,
  type PartSales,
  type Sales,
  type SalesFigures,
} from './sales.ts'

export type AskedSales = Days & { shopId: ReadableShopId; today: CalendarDate }
export type ComparedSales = AskedSales & { before: Days }

const columns =
  'shop_id, day, channel, district_code, listing_id, maker_id, orders, units, sold, on_site, given_back, discount'

/**
 * The counted days $2–$3 of the BUM Desa $1 with today ($4) as it is at this moment, because a day of which
 * something is sold each minute would otherwise always be a minute late.
 */
export function salesRowsSql({ to, today }: AskedSales): string {
  const counted = `SELECT ${columns} FROM daily_sales WHERE shop_id = $1 AND day BETWEEN $2 AND $3 AND day <> $4`
  if (to < today) return counted
  return `${counted} UNION ALL SELECT ${columns} FROM (${dayRowsSql('SELECT $1::uuid AS shop_id, $4::date AS day')}) now`
}

/**
 * The same rows and, as `before`, what those of the period beside it ($5–$6) came to: these are of no day
 * and count nothing, so that they stand only beside what they are compared with.
 */
export const comparedRowsSql = (asked: AskedSales) => `
  SELECT ${columns}, 0::bigint AS before FROM (${salesRowsSql(asked)}) of_period
  UNION ALL SELECT shop_id, NULL, channel, district_code, listing_id, maker_id, 0, 0, 0, 0, 0, 0,
    (sold + on_site - given_back)::bigint
  FROM daily_sales WHERE shop_id = $1 AND day BETWEEN $5 AND $6`

export const valuesOfCompared = (asked: ComparedSales) => [
  ...valuesOfAsked(asked),
  asked.before.from,
  asked.before.to,
]

export const valuesOfAsked = ({ shopId, from, to, today }: AskedSales) => [shopId, from, to, today]

export const sums = `sum(units)::int AS units, (sum(sold + on_site) - sum(given_back))::bigint AS turnover,
  sum(given_back)::bigint AS "givenBack", sum(discount)::bigint AS discount`
// Of an order with three listings there are three rows and the one that is the order's own.
export const countOfOrders =
  'coalesce(sum(orders) FILTER (WHERE listing_id IS NULL), 0)::int AS orders'

/** The day it is where the BUM Desa is. */
export async function getSalesToday(shopId: ReadableShopId): Promise<CalendarDate> {
  const { rows } = await pool.query<{ today: string }>({
    name: 'sales-today',
    text: 'SELECT day_of_sale($1, now()) AS today',
    values: [shopId],
  })
  return calendarDate(rows[0]?.today ?? '')
}

export async function listDaySales(asked: AskedSales): Promise<DaySales[]> {
  const { rows } = await pool.query<DaySales>(
    `SELECT day, ${countOfOrders}, ${sums} FROM (${salesRowsSql(asked)}) sales GROUP BY day ORDER BY day`,
    valuesOfAsked(asked),
  )
  return rows
}

const daysOfWeek = 7

/** Of each of the last seven days where the BUM Desa is, today last, also when nothing was sold. */
export async function listWeekSales(shopId: ReadableShopId): Promise<DaySales[]> {
  const today = await getSalesToday(shopId)
  const days = Array.from({ length: daysOfWeek }, (_, index) =>
    addDays(today, index + 1 - daysOfWeek),
  )
  const sold = await listDaySales({ shopId, today, from: days[0] ?? today, to: today })
  return days.map((day) => sold.find((each) => each.day === day) ?? { day, ...noSales })
}

type Grouped = PartSales &
  ListingSales & {
    what: number
    parts: number
    /** Null: what was before. */
    day: string | null
    channel: SalesFigures['channels'][number]['channel']
    listingId: string | null
    code: string | null
    district: string | null
    regency: string | null
  }

// One bit for each column that a row is not grouped by; the regions beyond the most are one row of none.
const [byDay, byChannel, byRegion, byListing, restOfRegions] = [
  0b0111, 0b1011, 0b1101, 0b1110, 0b1111,
]

/**
 * Everything the page and the export say of a period, in one reading. Buyers live in thousands of
 * kecamatan: of these at most so many are named, and the rest is put together.
 */
export async function getSalesFigures(
  asked: ComparedSales,
  mostRegions?: number,
): Promise<SalesFigures> {
  const { rows } = await pool.query<Grouped>(
    `WITH sums AS (
      SELECT grouping(day, channel, district_code, listing_id) AS what, day, channel, district_code,
        listing_id, maker_id, ${countOfOrders}, ${sums}, sum(before)::bigint AS before
      FROM (${comparedRowsSql(asked)}) sales
      GROUP BY GROUPING SETS (day, channel, district_code, (listing_id, maker_id))
    ), placed AS (
      SELECT *, what = ${byRegion} AND count(*) OVER (PARTITION BY what) > $7::int + 1
        AND row_number() OVER (PARTITION BY what ORDER BY turnover DESC, district_code) > $7::int AS folded
      FROM sums
    ), folded AS (
      SELECT what, 1 AS parts, day, channel, district_code, listing_id, maker_id, orders, units, turnover,
        "givenBack", discount, before
      FROM placed WHERE folded IS NOT TRUE
      UNION ALL
      SELECT ${restOfRegions}, count(*)::int, NULL, NULL, NULL, NULL, NULL, sum(orders)::int, sum(units)::int,
        sum(turnover)::bigint, sum("givenBack")::bigint, sum(discount)::bigint,
        sum(before)::bigint
      FROM placed WHERE folded HAVING count(*) > 0
    )
    SELECT what, parts, day, channel::text, orders, units, turnover, "givenBack", discount, before, folded.district_code AS code,
      district.name AS district, regency.name AS regency,
      folded.listing_id AS "listingId", l.title_id AS title, folded.maker_id AS "makerId", maker.name AS maker,
      category.slug AS category, category.label_id AS "categoryLabel",
      bu.id AS "unitId", bu.name AS unit
    FROM folded LEFT JOIN districts district ON district.code = folded.district_code
    LEFT JOIN regencies regency ON regency.code = district.regency_code
    LEFT JOIN listings l ON l.id = folded.listing_id LEFT JOIN categories category ON category.slug = l.category_slug
    LEFT JOIN makers maker ON maker.id = folded.maker_id
    LEFT JOIN business_units bu ON bu.id = l.business_unit_id
    ORDER BY day`,
    [...valuesOfCompared(asked), mostRegions ?? null],
  )
  const of = (what: number) => rows.filter((row) => row.what === what)
  return {
    days: of(byDay).flatMap(({ day, ...row }) => (day ? [{ day, ...salesOf(row) }] : [])),
    channels: of(byChannel)
      .map(({ channel, ...row }) => ({ channel, ...partOf(row) }))
      .toSorted(byTurnover),
    regions: of(byRegion)
      .map(({ code, district, regency, ...row }): RegionSales => ({
        code,
        district,
        regency,
        ...partOf(row),
      }))
      .toSorted(byTurnover),
    otherRegions:
      of(restOfRegions).map(({ parts, ...row }): FoldedRest => ({
        parts,
        ...partOf(row),
      }))[0] ?? null,
    listings: of(byListing).flatMap(toListing).toSorted(byTurnover),
  }
}

const salesOf = ({ orders, units, turnover, givenBack, discount }: Sales): Sales => ({
  ...noSales,
  orders,
  units,
  turnover,
  givenBack,
  discount,
})

const partOf = (row: PartSales): PartSales => ({ ...salesOf(row), before: row.before })

function toListing({
  listingId,
  title,
  makerId,
  maker,
  category,
  categoryLabel,
  unitId,
  unit,
  ...row
}: Grouped): ListingSales[] {
  if (listingId === null) return []
  const known = { listingId, title, makerId, maker, category, categoryLabel, unitId, unit }
  return [{ ...known, ...partOf(row) }]
}

/** Since when changes of earlier days wait to be counted; null when there are none. */
export async function getWaitingSince({
  shopId,
  from,
  to,
  today,
}: AskedSales): Promise<Date | null> {
  const { rows } = await pool.query<{ since: Date | null }>({
    name: 'sales-waiting-since',
    text: `SELECT min(noted_at) AS since FROM sales_changes
      WHERE shop_id = $1 AND day BETWEEN $2 AND $3 AND day <> $4`,
    values: [shopId, from, to, today],
  })
  return rows[0]?.since ?? null
}
