import type { ExperienceCalendar } from './experience-calendar.ts'

/**
 * A sale to somebody who stands at the gate: nobody had to be told before, and a phone without signal
 * may report it later, so it is judged by when it was made.
 */
export type WalkIn = { soldAt: Date }

/**
 * What holds for a sale: the calendar with its lead time and the clock, or neither for a walk-in, who is
 * on site and pays all of it there.
 */
export function termsOfSale(
  calendar: ExperienceCalendar,
  { now, walkIn }: { now: Date; walkIn: WalkIn | undefined },
): { calendar: ExperienceCalendar; now: Date } {
  if (!walkIn) return { calendar, now }
  const rules = { ...calendar.rules, leadTimeHours: 0 }
  return { calendar: { ...calendar, rules, depositPercent: null }, now: walkIn.soldAt }
}
