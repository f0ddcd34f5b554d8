import type { Zone } from '#app/core/dates.ts'
import type { VisitUnit } from '#app/core/visit-unit.ts'
import {
  addDays,
  type CalendarDate,
  type ClockTime,
  datesFromTo,
  daysBetween,
  instantAt,
  nightsOf,
  todayAt,
  type Weekday,
  weekdayOf,
} from './calendar-date.ts'
import { smallestThatSleep } from './smallest-units.ts'
import { byUnit, isUnitTaken, unitsTaken } from './units-taken.ts'

/** The time in each is the last moment of that day to arrive: the lead time is counted back from it. */
export type CalendarMode =
  | { kind: 'anyDay'; capacity: number; lastEntryAt: ClockTime }
  | { kind: 'session'; sessions: readonly Session[] }
  | { kind: 'night'; units: readonly Unit[]; checkInUntil: ClockTime; checkOutAt: ClockTime }
  | { kind: 'groupOnRequest'; groupsPerDay: number; startsAt: ClockTime }

export type Session = { id: string; startsAt: ClockTime; capacity: number }
export type Unit = { id: string; sleeps: number }

export type CalendarRules = {
  weekdays: readonly Weekday[]
  /** `07-01` to `09-30`, both included; `11-15` to `02-10` goes over New Year. None: the whole year. */
  seasons: readonly { from: string; to: string }[]
  closedDates: ReadonlySet<CalendarDate>
  /** Open although the weekday or the season says no. A closed date stays closed. */
  openedDates: ReadonlySet<CalendarDate>
  /** By slot key; of units, single ones are blocked by a stay instead. */
  capacityOverrides: ReadonlyMap<SlotKey, number>
  /** Days and sessions that the BUM Desa has called off, by slot key, each with its reason. */
  calledOff: ReadonlyMap<SlotKey, string>
  leadTimeHours: number
  horizonDays: number
  group: { minimum: number; maximum: number }
  stay: { minimumNights: number; maximumNights: number; arrivalWeekdays: readonly Weekday[] }
}

export type ExperienceCalendar = {
  zone: Zone
  mode: CalendarMode
  rules: CalendarRules
  /** What its places are: visit-unit.ts */
  unit: VisitUnit
  /** How many people one of them is for; null: nobody has said. Of a night each unit says its own. */
  peoplePerUnit: number | null
  /** What can be had with a visit, and how many there are of it at a time. Rules: add-on.ts */
  addOns: ReadonlyMap<string, number>
  /** What is paid with the order; null: all of it. */
  depositPercent: number | null
}

/** `2026-11-23`, of a session `2026-11-23 pagi`, of an add-on `2026-11-23 pagi +rompi`. */
export type SlotKey = string
export const slotKey = (
  date: CalendarDate,
  sessionId: string | null,
  addOnId: string | null = null,
): SlotKey => [date, sessionId, addOnId && `+${addOnId}`].filter(Boolean).join(' ')

/** What live holds and bookings have taken, blocked units among the stays. */
export type Taken = {
  slots: ReadonlyMap<SlotKey, number>
  stays: readonly { unitId: string; arrival: CalendarDate; departure: CalendarDate }[]
}

/** Why the place receives nobody on a day, whoever asks and whenever. */
const closures = ['called-off', 'closed-date', 'out-of-season', 'closed-weekday'] as const
export type Closure = (typeof closures)[number]

const closedReasons = ['too-soon', 'too-far', ...closures] as const
export type ClosedReason = (typeof closedReasons)[number] | 'full'

export type SlotAnswer = {
  date: CalendarDate
  sessionId: string | null
  /** People, groups or units, by the mode. */
  capacity: number
  left: number
  closed: ClosedReason | null
}

export type Circumstances = { now: Date; taken: Taken }

/** Every slot of the days from–to (both included). Search, page, cart and checkout all ask here. */
export function listSlots(
  calendar: ExperienceCalendar,
  { from, to, now, taken }: Circumstances & { from: CalendarDate; to: CalendarDate },
): SlotAnswer[] {
  const today = todayAt(calendar.zone, now)
  const slots = slotsOfDay(calendar.mode)
  const { mode } = calendar
  const busyUnits = mode.kind === 'night' ? unitsTaken(mode.units, taken, from) : noUnits
  return datesFromTo(from, to).flatMap((date) => {
    const busy = busyUnits(date)
    return slots.map((slot) => answerFor(calendar, { date, slot, now, today, taken, busy }))
  })
}

const noUnits = () => 0

export type DaySlot = { sessionId: string | null; capacity: number; arriveBy: ClockTime }

/** What can be asked for on a day, with the capacity it usually has. */
export function slotsOfDay(mode: CalendarMode): DaySlot[] {
  switch (mode.kind) {
    case 'anyDay':
      return [{ sessionId: null, capacity: mode.capacity, arriveBy: mode.lastEntryAt }]
    case 'session':
      return mode.sessions.map(({ id, capacity, startsAt }) => ({
        sessionId: id,
        capacity,
        arriveBy: startsAt,
      }))
    case 'night':
      return [{ sessionId: null, capacity: mode.units.length, arriveBy: mode.checkInUntil }]
    case 'groupOnRequest':
      return [{ sessionId: null, capacity: mode.groupsPerDay, arriveBy: mode.startsAt }]
  }
}

function answerFor(
  { zone, mode, rules }: ExperienceCalendar,
  {
    date,
    slot,
    now,
    today,
    taken,
    busy,
  }: Circumstances & {
    date: CalendarDate
    slot: DaySlot
    today: CalendarDate
    /** Of units; the rest says what it has taken by its slot. */
    busy: number
  },
): SlotAnswer {
  const key = slotKey(date, slot.sessionId)
  const isNight = mode.kind === 'night'
  const capacity = isNight ? slot.capacity : (rules.capacityOverrides.get(key) ?? slot.capacity)
  const used = isNight ? busy : (taken.slots.get(key) ?? 0)
  const left = Math.max(0, capacity - used)
  const arriveBy = instantAt(date, slot.arriveBy, zone)
  const closed =
    // First, because it is said also of a day that is too near to be booked.
    (calledOffReason(rules, date, slot.sessionId) === null ? null : 'called-off') ??
    reasonOfTime(rules, { arriveBy, date, now, today }) ??
    closureOf(rules, date) ??
    (left === 0 ? 'full' : null)
  return { date, sessionId: slot.sessionId, capacity, left, closed }
}

function reasonOfTime(
  { leadTimeHours, horizonDays }: CalendarRules,
  at: { arriveBy: Date; date: CalendarDate; now: Date; today: CalendarDate },
): ClosedReason | null {
  if (at.arriveBy.getTime() - at.now.getTime() < leadTimeHours * 3_600_000) return 'too-soon'
  return daysBetween(at.today, at.date) > horizonDays ? 'too-far' : null
}

/** What the BUM Desa said when it called the day off, or this session of it; null when it did not. */
export const calledOffReason = (
  { calledOff }: Pick<CalendarRules, 'calledOff'>,
  date: CalendarDate,
  sessionId: string | null,
): string | null =>
  calledOff.get(slotKey(date, null)) ?? calledOff.get(slotKey(date, sessionId)) ?? null

export function closureOf(rules: CalendarRules, date: CalendarDate): Closure | null {
  if (rules.calledOff.has(slotKey(date, null))) return 'called-off'
  if (rules.closedDates.has(date)) return 'closed-date'
  if (rules.openedDates.has(date)) return null
  if (!isInSeason(rules.seasons, date)) return 'out-of-season'
  return rules.weekdays.includes(weekdayOf(date)) ? null : 'closed-weekday'
}

/**
 * What must be said of a day to have it open or closed. Nothing where the weekday and the season say so
 * anyway: when they change, the day changes with them.
 */
export function openingFor(rules: CalendarRules, date: CalendarDate, isOpen: boolean) {
  const none: ReadonlySet<CalendarDate> = new Set()
  const isUsuallyOpen = closureOf({ ...rules, closedDates: none, openedDates: none }, date) === null
  return isUsuallyOpen === isOpen ? null : isOpen
}

function isInSeason(seasons: CalendarRules['seasons'], date: CalendarDate): boolean {
  const day = date.slice(5)
  return (
    seasons.length === 0 ||
    seasons.some(({ from, to }) =>
      from <= to ? from <= day && day <= to : from <= day || day <= to,
    )
  )
}

/** How many could still be had on the fullest of the days from–to. */
export function leftFor(
  calendar: ExperienceCalendar,
  days: { from: CalendarDate; to: CalendarDate },
  at: Circumstances & { sessionId: string | null },
): number {
  const slots = listSlots(calendar, { ...days, ...at }).filter(
    ({ sessionId }) => sessionId === at.sessionId,
  )
  return slots.length === 0 ? 0 : Math.min(...slots.map(({ closed, left }) => (closed ? 0 : left)))
}

export type Wish =
  | {
      kind: 'visit'
      date: CalendarDate
      sessionId: string | null
      people: number
      /** Visitors of other kinds (children beside adults) who come along: one group, its own places. */
      companions?: number
    }
  | {
      kind: 'stay'
      arrival: CalendarDate
      departure: CalendarDate
      units: number
      people: number
    }

/** Why a wish cannot be had on a day that is not just full. */
export const visitRefusals = [
  ...closedReasons,
  'not-offered',
  'group-too-small',
  'group-too-large',
  'stay-too-short',
  'stay-too-long',
  'closed-arrival-weekday',
  'too-many-people',
  'without-visit',
] as const
export type VisitRefusal = (typeof visitRefusals)[number]
export const isVisitRefusal = (text: string): text is VisitRefusal =>
  (visitRefusals as readonly string[]).includes(text)
export type WishRefusal = VisitRefusal | 'full'

/** `capacity`: of the day or session; of a stay how many units there are. */
export type Fit =
  | { ok: true; unitIds: string[]; capacity: number }
  | { ok: false; reason: WishRefusal }

export const refusal = (reason: WishRefusal): Fit => ({ ok: false, reason })

/** Whether the wish can be had; of a stay also in which units, the same ones for all its nights. */
export function fitWish(
  calendar: ExperienceCalendar,
  wish: Wish,
  circumstances: Circumstances,
): Fit {
  const { minimum, maximum } = calendar.rules.group
  const group = wish.people + (wish.kind === 'visit' ? (wish.companions ?? 0) : 0)
  if (group < Math.max(1, minimum)) return refusal('group-too-small')
  if (group > maximum) return refusal('group-too-large')
  return wish.kind === 'visit'
    ? fitVisit(calendar, wish, circumstances)
    : fitStay(calendar, wish, circumstances)
}

function fitVisit(
  calendar: ExperienceCalendar,
  { date, sessionId, people }: Extract<Wish, { kind: 'visit' }>,
  circumstances: Circumstances,
): Fit {
  if (calendar.mode.kind === 'night') return refusal('not-offered')
  const slots = listSlots(calendar, { from: date, to: date, ...circumstances })
  const slot = slots.find((each) => each.sessionId === sessionId)
  if (!slot) return refusal('not-offered')
  if (slot.closed) return refusal(slot.closed)
  const needed = calendar.mode.kind === 'groupOnRequest' ? 1 : people
  return slot.left >= needed ? { ok: true, unitIds: [], capacity: slot.capacity } : refusal('full')
}

function fitStay(
  calendar: ExperienceCalendar,
  wish: Extract<Wish, { kind: 'stay' }>,
  circumstances: Circumstances,
): Fit {
  const { mode, rules } = calendar
  if (mode.kind !== 'night' || wish.units < 1) return refusal('not-offered')
  const count = daysBetween(wish.arrival, wish.departure)
  if (count < Math.max(1, rules.stay.minimumNights)) return refusal('stay-too-short')
  if (count > rules.stay.maximumNights) return refusal('stay-too-long')
  if (!rules.stay.arrivalWeekdays.includes(weekdayOf(wish.arrival))) {
    return refusal('closed-arrival-weekday')
  }
  const last = addDays(wish.departure, -1)
  const nights = listSlots(calendar, { from: wish.arrival, to: last, ...circumstances })
  const closed = nights.find((night) => night.closed)?.closed
  if (closed) return refusal(closed)
  const stays = byUnit(circumstances.taken)
  const free = mode.units.filter(
    ({ id }) => !nightsOf(wish).some((night) => isUnitTaken(id, night, stays)),
  )
  if (free.length < wish.units) return refusal('full')
  const chosen = smallestThatSleep(free, wish)
  if (!chosen) return refusal('too-many-people')
  return { ok: true, unitIds: chosen.map(({ id }) => id), capacity: mode.units.length }
}
