import type { Rupiah } from '#app/core/rupiah.ts'
import { db } from '#app/server/db.server.ts'
import { readTogether } from '#app/server/read-together.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { addOnLeftAt } from './add-on.ts'
import { calendarsOf, fullNightsOf, loadCalendars, loadTaken, takenOn } from './calendar.server.ts'
import { addDays, type CalendarDate, calendarDate, todayAt } from './calendar-date.ts'
import {
  type CalendarMode,
  type Circumstances,
  type ExperienceCalendar,
  listSlots,
  type Taken,
  type Unit,
} from './experience-calendar.ts'
import { firstOfMonth, lastOfMonth, monthAfter, monthBefore, monthName } from './month.ts'
import { dayFactsOf } from './offers.server.ts'
import {
  type AskedDays,
  chooseVisit,
  type ChosenVisit,
  type DayFacts,
  monthDays,
  type VisitMonth,
  type VisitRules,
} from './visit-month.ts'
import { priceOfVisit } from './visit-price.ts'

type Asked = {
  listingId: string
  variantIds: readonly string[]
  addOnIds: readonly string[]
}
type Days = { from: CalendarDate; to: CalendarDate }
type Wanted = {
  /** `2026-12`; null: the one of the first free day, or the next when it is nearly over. */
  month?: string | null
  days?: AskedDays | null
}

// CHECK experiences_limits_check: no stay is longer, and nothing can be booked further ahead.
const longestStay = 90
const furthestAhead = 730
const fewDays = 6
const daysAtOnce = 31

/**
 * One month of an experience, as it is now; a month outside of what can be booked is the nearest one.
 * Null when it has no calendar. One round trip, and more only where nothing is free in what it brought.
 */
export async function getVisitMonth(asked: Asked, wanted: Wanted = {}): Promise<VisitMonth | null> {
  const now = new Date()
  const { month: named, days } = possible(wanted, now)
  const read = daysToRead({ month: named, days }, now)
  const place = await readPlace(asked, read, now)
  if (!place) return null
  const { calendar, at } = place
  const rules = rulesOf(calendar, now)
  const nextFree =
    firstFree(calendar, { ...read, ...at, ...(named && { from: firstDay(named) }) }) ??
    (await lookFurther(place, asked, { from: addDays(read.to, 1), to: rules.lastDay }))
  const [first, last] = [monthName(rules.today), monthName(rules.lastDay)]
  const month = within(named ?? monthToShow(nextFree ?? rules.today), first, last)
  const start = firstDay(month)
  if (start < read.from || start > read.to) return getVisitMonth(asked, { month, days })
  return {
    mode: calendar.mode.kind,
    month,
    previous: month > first ? monthName(monthBefore(start)) : null,
    next: month < last ? monthName(monthAfter(start)) : null,
    days: monthDays(calendar, { from: start, to: lastOfMonth(start), ...at }, place),
    chosen: days ? chosenVisit(place, asked, days) : null,
    nextFree,
    rules,
  }
}

type Place = {
  calendar: ExperienceCalendar
  at: Circumstances
  /** Nights after those that were read on which no unit is left. */
  fullLater: readonly { from: CalendarDate; until: CalendarDate }[]
  priceOf: (variantId: string, date: CalendarDate) => Rupiah
} & DayFacts

async function readPlace(
  { listingId, variantIds, addOnIds }: Asked,
  days: Days,
  now: Date,
): Promise<Place | null> {
  const after = addDays(days.to, 1)
  const furthest = addDays(todayAt('WIB', now), furthestAhead)
  const later = { from: after, to: after > furthest ? after : furthest }
  const [calendars, taken, { priceOn, holidays }, fullLater] = await readTogether(db, [
    calendarsOf([listingId]),
    takenOn([listingId], days),
    dayFactsOf(Prisma.sql`${[...variantIds, ...addOnIds]}::uuid[]`, days),
    fullNightsOf(listingId, later),
  ])
  const calendar = calendars.get(listingId)
  const [main] = variantIds
  if (!calendar || !main) return null
  return {
    calendar,
    at: { now, taken: taken.get(listingId) ?? nothing },
    fullLater,
    priceOf: priceOn,
    priceOn: (date) => priceOn(main, date),
    holidays,
  }
}

function chosenVisit({ calendar, at, priceOf }: Place, asked: Asked, days: AskedDays): ChosenVisit {
  const choice = chooseVisit(calendar, days, at)
  const { visit } = choice
  const price = (id: string) => priceOfVisit(visit, (date) => priceOf(id, date))
  const addOns = asked.addOnIds.map((addOnId) => ({
    addOnId,
    price: price(addOnId),
    left: addOnLeftAt(calendar, { addOnId, visit }, at.taken),
  }))
  return { ...choice, prices: asked.variantIds.map(price), addOns }
}

/** A month that is nearly over shows too little to choose from. */
const monthToShow = (date: CalendarDate) => monthName(addDays(date, fewDays))

const firstDay = (month: string) => calendarDate(`${month}-01`)

/** What an address may ask for without having years of days read. */
function possible({ month = null, days = null }: Wanted, now: Date): Required<Wanted> {
  const today = todayAt('WIB', now)
  const isNear = (date: CalendarDate) =>
    date >= addDays(today, -31) && date <= addDays(today, furthestAhead)
  return {
    month: month && within(month, monthName(today), monthName(addDays(today, furthestAhead))),
    days: days && isNear(days.date) ? days : null,
  }
}

const nothing: Taken = { slots: new Map(), stays: [] }
const within = (month: string, first: string, last: string) =>
  month < first ? first : month > last ? last : month

/** At the end of a month the first free day is most often in the next one, so both are read. */
function daysToRead({ month, days }: Wanted, now: Date): Days {
  const first = month ? calendarDate(`${month}-01`) : firstOfMonth(todayAt('WIB', now))
  const last = lastOfMonth(month ? first : monthAfter(first))
  if (!days) return { from: first, to: last }
  const departure = addDays(days.date, longestStay)
  return { from: days.date < first ? days.date : first, to: departure > last ? departure : last }
}

/** A month at a time: what is free is most often free soon. */
function firstFree(
  calendar: ExperienceCalendar,
  { from, to, ...at }: Parameters<typeof listSlots>[1],
): CalendarDate | null {
  for (let start = from; start <= to; start = addDays(start, daysAtOnce)) {
    const last = addDays(start, daysAtOnce - 1)
    const slots = listSlots(calendar, { ...at, from: start, to: last < to ? last : to })
    const free = slots.find(({ closed }) => closed === null)
    if (free) return free.date
  }
  return null
}

/** Of units, the days after those that were read are known as far as this asks. */
async function lookFurther(
  { calendar, at, fullLater }: Place,
  { listingId }: Asked,
  days: Days,
): Promise<CalendarDate | null> {
  const { mode } = calendar
  if (mode.kind === 'night') {
    const full = fullLater.find(({ from, until }) => from <= days.from && days.from < until)
    const taken = { slots: nothing.slots, stays: staysInAll(mode.units, fullLater) }
    return firstFree(calendar, { from: full?.until ?? days.from, to: days.to, now: at.now, taken })
  }
  if (days.from > days.to) return null
  const taken = (await loadTaken(db, [listingId], days)).get(listingId) ?? nothing
  return firstFree(calendar, { ...days, now: at.now, taken })
}

const staysInAll = (units: readonly Unit[], full: Place['fullLater']): Taken['stays'] =>
  units.flatMap(({ id }) =>
    full.map(({ from, until }) => ({ unitId: id, arrival: from, departure: until })),
  )

/** The rules of an experience as they are now; null when it has no calendar. */
export async function getVisitRules(listingId: string): Promise<VisitRules | null> {
  const calendar = (await loadCalendars(db, [listingId])).get(listingId)
  return calendar ? rulesOf(calendar, new Date()) : null
}

/** The rules alone, for a form on a page that is kept for everybody. */
export function rulesOf(calendar: ExperienceCalendar, now: Date): VisitRules {
  const { zone, mode, rules, unit, peoplePerUnit, depositPercent } = calendar
  const today = calendarDate(todayAt(zone, now))
  const { weekdays, seasons, leadTimeHours } = rules
  return {
    zone,
    weekdays,
    seasons,
    leadTimeHours,
    today,
    lastDay: addDays(today, rules.horizonDays),
    unit,
    peoplePerUnit,
    sessions:
      mode.kind === 'session' ? mode.sessions.map(({ id, startsAt }) => ({ id, startsAt })) : [],
    group: rules.group,
    nights: { minimum: rules.stay.minimumNights, maximum: rules.stay.maximumNights },
    arriveBy: arrivalOf(mode),
    departBy: mode.kind === 'night' ? mode.checkOutAt : null,
    depositPercent,
  }
}

function arrivalOf(mode: CalendarMode): string {
  if (mode.kind === 'anyDay') return mode.lastEntryAt
  if (mode.kind === 'night') return mode.checkInUntil
  return mode.kind === 'groupOnRequest' ? mode.startsAt : ''
}
