import { hoursAfter, must, type Random } from './random.ts'

export const daysOfSales = 60
const zone = 7 // WIB

export function startOfDay(now: Date, daysAgo: number): Date {
  const local = hoursAfter(now, zone - 24 * daysAgo)
  local.setUTCHours(0, 0, 0, 0)
  return hoursAfter(local, -zone)
}

/** It grows, weekends are better, and so are the days after pay-day. */
export function demandOn(midnight: Date, daysAgo: number): number {
  const growth = 4.5 + (8 * (daysOfSales - daysAgo)) / daysOfSales
  const local = hoursAfter(midnight, zone + 12)
  const byWeekday = [1.35, 0.85, 0.8, 0.85, 0.95, 1.1, 1.4]
  const date = local.getUTCDate()
  const payDay = date >= 25 || date <= 3 ? 1.15 : 0.95
  return growth * must(byWeekday[local.getUTCDay()]) * payDay
}

/** People look in the late morning, after lunch and in the evening. */
export function hourOfDay(random: Random): number {
  const hours = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22]
  const crowd = [1, 2, 3, 5, 7, 6, 5, 6, 4, 3, 3, 3, 5, 8, 8, 5, 2]
  return random.pickWeighted(hours, (hour) => must(crowd[hour - 6])) + random.next()
}
