import type { Zone } from '#app/core/dates.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import type { VisitUnit } from '#app/core/visit-unit.ts'
import type { Bilingual } from '#app/features/catalog/listing-card.ts'
import type { AddOnLeft } from './add-on.ts'
import { addDays, type CalendarDate, datesFromTo, daysBetween } from './calendar-date.ts'
import {
  type CalendarMode,
  type CalendarRules,
  type Circumstances,
  type ExperienceCalendar,
  fitWish,
  listSlots,
  type SlotAnswer,
  slotKey,
  slotsOfDay,
  type WishRefusal,
} from './experience-calendar.ts'
import type { Visit } from './visit.ts'

export type MonthDay = {
  date: CalendarDate
  /** Places, groups or rooms that are left on the whole day. */
  left: number
  /** Why nothing can be had; null while something can. */
  closed: WishRefusal | null
  slots: readonly SlotAnswer[]
  /** Of the first variant, which is the one people look at: a grown-up, a room. */
  price: Rupiah
  holiday: Bilingual | null
  /** What was called off of it, with the words of the BUM Desa; the time of a session, or the whole day. */
  calledOff: readonly { startsAt: string | null; reason: string }[]
}

export type VisitMonth = {
  mode: CalendarMode['kind']
  month: string
  /** Null at the ends of what can be booked. */
  previous: string | null
  next: string | null
  days: MonthDay[]
  /**
   * The first day that can be had, from the month on that was asked for or from today; null: none as far
   * as one can book.
   */
  nextFree: CalendarDate | null
  chosen: ChosenVisit | null
  rules: VisitRules
}

/** The days somebody has pointed at. */
export type ChosenVisit = {
  visit: Visit
  /** Of each variant, for one ticket or for one unit and all its nights. */
  prices: readonly Rupiah[]
  addOns: readonly ChosenAddOn[]
  /** Times of that day; none of a stay. */
  slots: readonly SlotAnswer[]
  /** Why it cannot be had, whatever the number. */
  refusal: WishRefusal | null
  /** Of an arrival alone: the days on which one unit can be left again. */
  departures: readonly CalendarDate[]
}

/** `price`: of one for the whole visit. */
export type ChosenAddOn = { addOnId: string; price: Rupiah; left: readonly AddOnLeft[] }

/** What a form must know to ask for a day. */
export type VisitRules = Pick<CalendarRules, 'weekdays' | 'seasons' | 'leadTimeHours'> & {
  zone: Zone
  today: CalendarDate
  lastDay: CalendarDate
  /** What is asked for, and how many people one of it is for; null: nobody has said. */
  unit: VisitUnit
  peoplePerUnit: number | null
  sessions: { id: string; startsAt: string }[]
  group: { minimum: number; maximum: number }
  nights: { minimum: number; maximum: number }
  arriveBy: string
  departBy: string | null
  /** What is paid with the order; null: all of it. */
  depositPercent: number | null
}

export type DayFacts = {
  priceOn: (date: CalendarDate) => Rupiah
  holidays: ReadonlyMap<CalendarDate, Bilingual>
}

/** The days from–to (both included) as a guest sees them, whether or not they can be had. */
export function monthDays(
  calendar: ExperienceCalendar,
  days: Circumstances & { from: CalendarDate; to: CalendarDate },
  { priceOn, holidays }: DayFacts,
): MonthDay[] {
  const slots = Map.groupBy(listSlots(calendar, days), ({ date }) => date)
  return [...slots].map(([date, ofDay]) => {
    const open = ofDay.filter(({ closed }) => closed === null)
    return {
      date,
      left: open.reduce((sum, { left }) => sum + left, 0),
      closed: open.length > 0 ? null : (ofDay[0]?.closed ?? 'not-offered'),
      slots: ofDay,
      price: priceOn(date),
      holiday: holidays.get(date) ?? null,
      calledOff: calledOffParts(calendar, date),
    }
  })
}

function calledOffParts({ mode, rules }: ExperienceCalendar, date: CalendarDate) {
  const ofDay = rules.calledOff.get(slotKey(date, null))
  if (ofDay !== undefined) return [{ startsAt: null, reason: ofDay }]
  return slotsOfDay(mode).flatMap(({ sessionId, arriveBy }) => {
    const reason = rules.calledOff.get(slotKey(date, sessionId))
    return reason === undefined ? [] : [{ startsAt: arriveBy, reason }]
  })
}

export type AskedDays = { date: CalendarDate; departure: CalendarDate | null }

/**
 * What somebody gets who asks for these days. Who sleeps there and has not said until when leaves as soon
 * as it may be left.
 */
export function chooseVisit(
  calendar: ExperienceCalendar,
  { date, departure }: AskedDays,
  circumstances: Circumstances,
): Omit<ChosenVisit, 'prices' | 'addOns'> {
  if (calendar.mode.kind !== 'night') {
    const slots = listSlots(calendar, { from: date, to: date, ...circumstances })
    const isOpen = slots.some(({ closed }) => closed === null)
    const refusal = isOpen ? null : (slots[0]?.closed ?? 'not-offered')
    return { visit: { kind: 'day', date, sessionId: null }, slots, refusal, departures: [] }
  }
  const { minimumNights, maximumNights } = calendar.rules.stay
  const nights = departure ? daysBetween(date, departure) : 0
  const isPossible = nights >= minimumNights && nights <= maximumNights
  const leaves = addDays(date, isPossible ? nights : minimumNights)
  const fit = fitWish(calendar, stay(date, leaves), circumstances)
  return {
    visit: { kind: 'stay', date, departure: leaves },
    slots: [],
    refusal: fit.ok ? null : fit.reason,
    departures: isPossible ? [] : departuresFrom(calendar, date, circumstances),
  }
}

const stay = (arrival: CalendarDate, departure: CalendarDate) =>
  ({ kind: 'stay', arrival, departure, units: 1, people: 1 }) as const

/** One room is theirs for all the nights, so after the first departure that cannot be had none can. */
function departuresFrom(
  calendar: ExperienceCalendar,
  arrival: CalendarDate,
  circumstances: Circumstances,
): CalendarDate[] {
  const { minimumNights, maximumNights } = calendar.rules.stay
  const first = addDays(arrival, minimumNights)
  const possible = datesFromTo(first, addDays(arrival, maximumNights))
  const refused = possible.findIndex(
    (departure) => !fitWish(calendar, stay(arrival, departure), circumstances).ok,
  )
  return refused === -1 ? possible : possible.slice(0, refused)
}

/** What the next tap means: the departure that is still missing, or a new beginning. */
export function tapOn(chosen: ChosenVisit | null, date: CalendarDate): AskedDays {
  return chosen?.departures.includes(date)
    ? { date: chosen.visit.date, departure: date }
    : { date, departure: null }
}

/** Whether it is the day, or one from the arrival to the departure once both were pointed at. */
export function isChosen(chosen: ChosenVisit | null, date: CalendarDate): boolean {
  if (!chosen) return false
  const { visit, departures } = chosen
  if (visit.kind === 'day' || departures.length > 0) return date === visit.date
  return date >= visit.date && date <= visit.departure
}

type Stretch = { from: CalendarDate; to: CalendarDate }

/** Days that follow one another and are closed for the same reason, told in one breath. */
export function closedStretches(days: readonly MonthDay[], reason: WishRefusal): Stretch[] {
  const stretches: Stretch[] = []
  for (const { date, closed } of days) {
    if (closed !== reason) continue
    const last = stretches.at(-1)
    if (last && daysBetween(last.to, date) === 1) last.to = date
    else stretches.push({ from: date, to: date })
  }
  return stretches
}
