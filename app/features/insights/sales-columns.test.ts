import { expect, test } from 'vitest'
import { addDays, calendarDate, datesFromTo } from '../bookings/calendar-date.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { type Days, periodOf, salesQuery } from './period.ts'
import { type DaySales, sumOfSales } from './sales.ts'
import { columnsOf, foldToColumns } from './sales-columns.ts'

const today = calendarDate('2026-11-30')

/** Something else on every third day. */
const salesOf = ({ from, to }: Days): DaySales[] =>
  datesFromTo(from, to).flatMap((day, index) => {
    if (index % 3 > 0) return []
    const turnover = BigInt(1000 + index) as Rupiah
    return {
      day,
      orders: 1,
      units: index,
      turnover,
      givenBack: 0n as Rupiah,
      discount: 1n as Rupiah,
    }
  })

const reportOf = (query: object) => {
  const period = periodOf(salesQuery.parse(query), today)
  return { period, figures: { days: salesOf(period) }, before: salesOf(period.before) }
}

test.each([
  { periode: 'tahun-ini' },
  { periode: 'tahun-ini', banding: 'tahun-lalu' },
  { periode: 'pilih', dari: '2025-02-14', sampai: '2026-01-20' },
  { periode: 'pilih', dari: addDays(today, -20), sampai: today },
])('a folded report draws and sums as the whole one: %o', (query) => {
  const whole = reportOf(query)
  const folded = foldToColumns(whole)
  const drawn = ({ period, figures: { days }, before }: typeof whole) =>
    columnsOf(period, { days, before })
  expect(drawn(folded)).toEqual(drawn(whole))
  expect(sumOfSales(folded.figures.days)).toEqual(sumOfSales(whole.figures.days))
  expect(sumOfSales(folded.before)).toEqual(sumOfSales(whole.before))
})

test('a year is twelve sums at most, and a year without a sale is none', () => {
  expect(foldToColumns(reportOf({ periode: 'tahun-ini' })).figures.days.length).toBe(11)
  const empty = { ...reportOf({ periode: 'tahun-ini' }), figures: { days: [] }, before: [] }
  expect(foldToColumns(empty).figures.days).toEqual([])
})
