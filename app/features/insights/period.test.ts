import { expect, test } from 'vitest'
import { calendarDate } from '../bookings/calendar-date.ts'
import { periodOf, salesQuery } from './period.ts'

const on = (today: string, address: Record<string, string>) => {
  const { from, to, before } = periodOf(salesQuery.parse(address), calendarDate(today))
  return `${from}–${to} / ${before.from}–${before.to}`
}

test.each([
  ['2026-11-28', {}, '2026-11-22–2026-11-28 / 2026-11-15–2026-11-21'],
  ['2026-11-28', { periode: 'hari-ini' }, '2026-11-28–2026-11-28 / 2026-11-27–2026-11-27'],
  ['2026-11-28', { periode: 'bulan-ini' }, '2026-11-01–2026-11-28 / 2026-10-01–2026-10-28'],
  // There is no 31 September.
  ['2026-10-31', { periode: 'bulan-ini' }, '2026-10-01–2026-10-31 / 2026-09-01–2026-09-30'],
  ['2026-03-05', { periode: 'bulan-lalu' }, '2026-02-01–2026-02-28 / 2026-01-01–2026-01-31'],
  ['2026-01-02', { periode: 'bulan-lalu' }, '2025-12-01–2025-12-31 / 2025-11-01–2025-11-30'],
  ['2028-02-29', { periode: 'tahun-ini' }, '2028-01-01–2028-02-29 / 2027-01-01–2027-02-28'],
  [
    '2028-02-29',
    { periode: 'hari-ini', banding: 'tahun-lalu' },
    '2028-02-29–2028-02-29 / 2027-02-28–2027-02-28',
  ],
])('on %s %o is %s', (today, address, period) => {
  expect(on(today, address)).toBe(period)
})

test('days that are chosen may be the wrong way round, too many, in the future or none at all', () => {
  const chosen = (dari: string, sampai: string) =>
    on('2026-11-28', { periode: 'pilih', dari, sampai })
  expect(chosen('2026-11-10', '2026-11-01')).toBe('2026-11-01–2026-11-10 / 2026-10-22–2026-10-31')
  expect(chosen('2026-12-24', '2027-01-01')).toBe('2026-11-28–2026-11-28 / 2026-11-27–2026-11-27')
  expect(chosen('2020-01-01', '2026-11-28')).toMatch(/^2020-01-01–2023-01-02/)
  expect(chosen('2026-02-30', '0001-01-01')).toBe('2026-11-28–2026-11-28 / 2026-11-27–2026-11-27')
  expect(on('2026-11-28', { periode: 'x', banding: 'x' })).toMatch(/^2026-11-22–2026-11-28/)
})
