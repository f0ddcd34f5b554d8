import { db } from '#app/server/db.server.ts'
import { loadCalendars, loadTaken } from './calendar.server.ts'
import { addDays, calendarDate, datesFromTo, todayAt } from './calendar-date.ts'
import { type CalendarMode, type ExperienceCalendar, listSlots } from './experience-calendar.ts'
import { loadDayPrices } from './offers.server.ts'
import type { VisitMonth, VisitRules } from './visit-month.ts'

/**
 * One month of an experience, as it is now; a month outside of what can be booked is the nearest one.
 * Null when it has no calendar, or one whose days are asked for and not bought.
 */
export async function getVisitMonth(
  { listingId, variantIds }: { listingId: string; variantIds: readonly string[] },
  wanted: string | null,
): Promise<VisitMonth | null> {
  const calendar = (await loadCalendars(db, [listingId])).get(listingId)
  if (!calendar || calendar.mode.kind === 'groupOnRequest') return null
  const now = new Date()
  const rules = rulesOf(calendar, now)
  const [first, last] = [rules.today.slice(0, 7), rules.lastDay.slice(0, 7)]
  const month = wanted === null || wanted < first ? first : wanted > last ? last : wanted
  const from = calendarDate(`${month}-01`)
  const to = addDays(calendarDate(`${monthAfter(month)}-01`), -1)
  const [taken, priceOn] = await Promise.all([
    loadTaken(db, [listingId], { from, to }),
    loadDayPrices(db, variantIds, { from, to }),
  ])
  const slots = Map.groupBy(
    listSlots(calendar, {
      from,
      to,
      now,
      taken: taken.get(listingId) ?? { slots: new Map(), stays: [] },
    }),
    ({ date }) => date,
  )
  return {
    mode: calendar.mode.kind,
    month,
    previous: month > first ? monthBefore(month) : null,
    next: month < last ? monthAfter(month) : null,
    rules,
    days: datesFromTo(from, to).map((date) => {
      const ofDay = slots.get(date) ?? []
      const open = ofDay.filter(({ closed }) => closed === null)
      const prices = variantIds.map((id) => priceOn(id, date))
      return {
        date,
        left: open.reduce((sum, { left }) => sum + left, 0),
        closed: open.length > 0 ? null : (ofDay[0]?.closed ?? 'not-offered'),
        price: prices.reduce((a, b) => (a < b ? a : b)),
      }
    }),
  }
}

/** The rules alone, for a form on a page that is kept for everybody. */
export function rulesOf({ zone, mode, rules }: ExperienceCalendar, now: Date): VisitRules {
  const today = calendarDate(todayAt(zone, now))
  return {
    today,
    lastDay: addDays(today, rules.horizonDays),
    sessions:
      mode.kind === 'session' ? mode.sessions.map(({ id, startsAt }) => ({ id, startsAt })) : [],
    group: rules.group,
    nights: { minimum: rules.stay.minimumNights, maximum: rules.stay.maximumNights },
    arriveBy: arrivalOf(mode),
    departBy: mode.kind === 'night' ? mode.checkOutAt : null,
  }
}

function arrivalOf(mode: CalendarMode): string {
  if (mode.kind === 'anyDay') return mode.lastEntryAt
  if (mode.kind === 'night') return mode.checkInUntil
  return mode.kind === 'groupOnRequest' ? mode.startsAt : ''
}

const monthAfter = (month: string) => shiftMonth(month, 1)
const monthBefore = (month: string) => shiftMonth(month, -1)

function shiftMonth(month: string, by: 1 | -1): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}
