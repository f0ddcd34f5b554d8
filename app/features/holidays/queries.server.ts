import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import type { Bilingual } from '#app/features/catalog/listing-card.ts'
import { pool } from '#app/server/db.server.ts'

export type DeskHoliday = { date: CalendarDate; isOver: boolean } & Bilingual

const today = `(now() AT TIME ZONE 'Asia/Jakarta')::date`
const columns = `date::text, name_id AS id, name_en AS en, date < ${today} AS "isOver"`

/** All of a year: a handful, so they stand on one page. */
export async function listHolidays(year: number): Promise<DeskHoliday[]> {
  const { rows } = await pool.query<DeskHoliday>(
    `SELECT ${columns} FROM holidays
    WHERE date BETWEEN make_date($1, 1, 1) AND make_date($1, 12, 31) AND NOT is_removed ORDER BY date`,
    [year],
  )
  return rows
}

/** The years in which there is one. */
export async function listHolidayYears(): Promise<number[]> {
  const { rows } = await pool.query<{ year: number }>(
    `SELECT DISTINCT extract(year FROM date)::int AS year FROM holidays WHERE NOT is_removed ORDER BY year`,
  )
  return rows.map(({ year }) => year)
}

/** One that may still be taken back. */
export async function getComingHoliday(date: CalendarDate): Promise<DeskHoliday | null> {
  const { rows } = await pool.query<DeskHoliday>(
    `SELECT ${columns} FROM holidays WHERE date = $1 AND date >= ${today} AND NOT is_removed`,
    [date],
  )
  return rows[0] ?? null
}
