import type { VisitUnit } from '#app/core/visit-unit.ts'
import { addDays, type CalendarDate, type ClockTime } from './calendar-date.ts'
import {
  calledOffReason,
  type CalendarMode,
  type Closure,
  closureOf,
  type DaySlot,
  type ExperienceCalendar,
  slotKey,
  type SlotKey,
  slotsOfDay,
} from './experience-calendar.ts'

/** Unpaid and paid places of one day or session. */
export type SlotCount = { held: number; sold: number }

/** With the capacity it had when somebody last asked for it. */
export type CountedSlot = SlotCount & { capacity: number }

export type DeskStay = {
  id: string
  unitId: string
  arrival: CalendarDate
  departure: CalendarDate
  /** `blocked` by the BUM Desa itself; `held`: somebody is paying. */
  state: 'booked' | 'held' | 'blocked'
  /** Of a paid stay. */
  orderNumber: string | null
  /** The other site that has given the nights away. */
  host: string | null
}

export type DeskUnit = { id: string; name: string; sleeps: number }

/** A room in one night: free, or whose it is. */
export type DeskRoom = DeskUnit & { stay: DeskStay | null }

/** One experience with what is taken of it on the days that were asked for. */
export type DeskExperience = {
  listingId: string
  slug: string
  title: string
  calendar: ExperienceCalendar
  units: readonly DeskUnit[]
  slots: ReadonlyMap<SlotKey, CountedSlot>
  stays: readonly DeskStay[]
}

export type DeskSlot = SlotCount & {
  sessionId: string | null
  startsAt: ClockTime | null
  capacity: number
  /** What the capacity is where nothing else was said of the day. */
  usual: number
  /** Rooms the BUM Desa keeps for itself. */
  blocked: number
  /** Why it was called off; null when it was not. */
  calledOff: string | null
}

export type DeskDay = {
  date: CalendarDate
  slug: string
  title: string
  mode: CalendarMode['kind']
  unit: VisitUnit
  closure: Closure | null
  slots: DeskSlot[]
}

/** How a day of one experience stands, for who runs it: lead time and horizon are the buyers' business. */
export function deskDay(experience: DeskExperience, date: CalendarDate): DeskDay {
  const { calendar, slug, title } = experience
  return {
    date,
    slug,
    title,
    mode: calendar.mode.kind,
    unit: calendar.unit,
    closure: closureOf(calendar.rules, date),
    slots: slotsOfDay(calendar.mode).map((slot) => deskSlot(experience, date, slot)),
  }
}

function deskSlot(experience: DeskExperience, date: CalendarDate, slot: DaySlot): DeskSlot {
  const { calendar, slots, stays } = experience
  const { sessionId, capacity: usual, arriveBy } = slot
  const key = slotKey(date, sessionId)
  const startsAt = sessionId === null ? null : arriveBy
  const calledOff = calledOffReason(calendar.rules, date, sessionId)
  if (calendar.mode.kind === 'night') {
    const units = new Set(calendar.mode.units.map(({ id }) => id))
    const count = (state: DeskStay['state']) =>
      stays.filter(
        (stay) => stay.state === state && units.has(stay.unitId) && isNightOf(stay, date),
      ).length
    const taken = { held: count('held'), sold: count('booked'), blocked: count('blocked') }
    return { sessionId, startsAt, capacity: usual, usual, ...taken, calledOff }
  }
  const { held, sold } = slots.get(key) ?? { held: 0, sold: 0 }
  const capacity = calendar.rules.capacityOverrides.get(key) ?? usual
  return { sessionId, startsAt, capacity, usual, held, sold, blocked: 0, calledOff }
}

/** The day of departure is nobody's night. */
export function isNightOf(
  stay: { arrival: CalendarDate; departure: CalendarDate },
  night: CalendarDate,
): boolean {
  return stay.arrival <= night && addDays(night, 1) <= stay.departure
}

export type Occupancy = { taken: number; blocked: number; capacity: number }

export function occupancyOf(slots: readonly DeskSlot[]): Occupancy {
  const sum = (count: (slot: DeskSlot) => number) =>
    slots.reduce((total, slot) => total + count(slot), 0)
  return {
    taken: sum(({ held, sold }) => held + sold),
    blocked: sum(({ blocked }) => blocked),
    capacity: sum(({ capacity }) => capacity),
  }
}

/** From nothing to everything in five words; each has its own number of filled boxes. */
export const fullnesses = ['empty', 'some', 'half', 'nearly', 'full'] as const
export type Fullness = (typeof fullnesses)[number]

export function fullnessOf({ taken, blocked, capacity }: Occupancy): Fullness {
  const used = taken + blocked
  if (used >= capacity) return 'full'
  if (used === 0) return 'empty'
  if (used * 2 < capacity) return 'some'
  return used * 5 < capacity * 4 ? 'half' : 'nearly'
}
