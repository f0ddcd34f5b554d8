import { addDays, type CalendarDate, calendarDate } from '#app/features/bookings/calendar-date.ts'
import { pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import {
  type AskedSales,
  countOfOrders,
  salesRowsSql,
  sums,
  valuesOfSales,
} from './sales-rows.server.ts'
import { type DaySales, noSales } from './sales.ts'

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
    `SELECT day, ${countOfOrders}, ${sums} FROM (${salesRowsSql}) sales GROUP BY day ORDER BY day`,
    [...(await valuesOfSales(asked))],
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
