import { add, rupiah } from '#app/core/rupiah.ts'
import {
  addDays,
  type CalendarDate,
  datesFromTo,
  todayAt,
  weekdayOf,
} from '#app/features/bookings/calendar-date.ts'
import { type DatedLine, fitLine } from '#app/features/bookings/add-on.ts'
import {
  type ExperienceCalendar,
  type SlotKey,
  slotKey,
} from '#app/features/bookings/experience-calendar.ts'
import { countedUnit } from '#app/features/bookings/visit-unit.ts'
import { daysOf, type Visit, visitColumns } from '#app/features/bookings/visit.ts'
import { type SplitPrice, splitDeposit } from '#app/features/bookings/visit-price.ts'
import { isFixedHoliday } from '#app/features/holidays/fixed-holidays.ts'
import { calendarOf } from './calendar-list.ts'
import {
  closedDates,
  horizonDays,
  leadTimeHours,
  openedDates,
  sessionId,
  unitId,
} from './calendar-rows.ts'
import { everyDay, type StoryCalendar, zoneOfBlitar } from './calendars.ts'
import type { Listing } from './listing-rows.ts'
import { must } from './random.ts'
import { calledOffDays, specialCapacities } from './special-days.ts'
import type { StoryVariant } from './variants.ts'

/** `capacity`: of the day or session; `unitIds`: the rooms of a stay. */
export type BookedVisit = {
  visit: Visit
  addOnId: string | null
  /** Still to be paid there, for each. */
  onSitePrice: bigint
  capacity: number
  unitIds: readonly string[]
  /** Of a group that has asked first. */
  requestId?: string
}

/** An experience and what has been promised of it so far. */
export type Place = {
  listing: Listing
  story: StoryCalendar
  calendar: ExperienceCalendar
  taken: { slots: Map<SlotKey, number>; stays: Stay[] }
}
type Stay = { unitId: string; arrival: CalendarDate; departure: CalendarDate }

export function placeOf(listing: Listing, now: Date): Place {
  const story = calendarOf(listing.slug)
  return {
    listing,
    story,
    calendar: {
      zone: zoneOfBlitar,
      mode: modeOf(listing, story),
      unit: countedUnit(listing.unit, story.mode),
      peoplePerUnit: story.peoplePerUnit,
      depositPercent: story.depositPercent,
      addOns: new Map(listing.addOns.map(({ id, capacity }) => [id, capacity])),
      rules: {
        weekdays: story.weekdays,
        seasons: story.seasons,
        closedDates: new Set(closedDates(listing, now)),
        openedDates: new Set(openedDates(story, now)),
        capacityOverrides: new Map(
          specialCapacities(listing.slug, now).map(({ date, at, capacity }) => [
            slotKey(date, at && sessionId(listing, at)),
            capacity,
          ]),
        ),
        calledOff: new Map(
          calledOffDays(listing.slug, now).map(({ date, reason }) => [slotKey(date, null), reason]),
        ),
        leadTimeHours: leadTimeHours(listing, story),
        horizonDays,
        group: { minimum: story.group[0], maximum: story.group[1] },
        stay: { minimumNights: 1, maximumNights: story.nightsMaximum, arrivalWeekdays: everyDay },
      },
    },
    taken: {
      slots: new Map(),
      stays: blockedStays(listing, now),
    },
  }
}

function modeOf(listing: Listing, story: StoryCalendar): ExperienceCalendar['mode'] {
  switch (story.mode) {
    case 'anyDay':
      return { kind: 'anyDay', capacity: story.capacity, lastEntryAt: story.arriveBy }
    case 'groupOnRequest':
      return { kind: 'groupOnRequest', groupsPerDay: story.capacity, startsAt: story.arriveBy }
    case 'session':
      return {
        kind: 'session',
        sessions: story.sessions.map((session) => ({
          ...session,
          id: sessionId(listing, session.startsAt),
        })),
      }
    case 'night':
      return {
        kind: 'night',
        units: story.units.map(({ name, sleeps }) => ({ id: unitId(listing, name), sleeps })),
        checkInUntil: story.arriveBy,
        checkOutAt: must(story.departBy),
      }
  }
}

/** A room that is being repaired: its nights are nobody's. */
export function blockedStays(listing: Listing, now: Date): Stay[] {
  if (listing.slug !== 'homestay-pantai-serang') return []
  const arrival = addDays(todayAt(zoneOfBlitar, now), 4)
  const departure = addDays(arrival, 6)
  return [{ unitId: unitId(listing, 'Kamar Bugenvil'), arrival, departure }]
}

/** Promises it if the calendar itself would, at that moment. */
export function reserve(
  { calendar, taken }: Place,
  { at, onSitePrice, ...line }: DatedLine & { at: Date; onSitePrice: bigint },
): BookedVisit | null {
  const fit = fitLine(calendar, { ...line, companions: 0 }, { now: at, taken })
  if (!fit.ok) return null
  const { visit, quantity, addOnId } = line
  for (const { date, sessionId } of countersOf({ visit, addOnId })) {
    const key = slotKey(date, sessionId, addOnId)
    taken.slots.set(key, (taken.slots.get(key) ?? 0) + quantity)
  }
  if (visit.kind === 'stay') {
    const { date: arrival, departure } = visit
    taken.stays.push(...fit.unitIds.map((unit) => ({ unitId: unit, arrival, departure })))
  }
  return { visit, addOnId, onSitePrice, capacity: fit.capacity, unitIds: fit.unitIds }
}

/** The days it is counted on: a stay has rooms instead, and its add-ons are counted in each night. */
export function countersOf({ visit, addOnId }: Pick<DatedLine, 'visit' | 'addOnId'>) {
  if (visit.kind === 'stay' && addOnId === null) return []
  const { from, to } = daysOf(visit)
  const { sessionId } = visitColumns(visit)
  return datesFromTo(from, to).map((date) => ({ date, sessionId }))
}

export function priceOfVisit(
  { dearer, depositPercent }: StoryCalendar,
  { price }: StoryVariant,
  visit: Visit,
): SplitPrice {
  const { from, to } = daysOf(visit)
  const whole = add(
    ...datesFromTo(from, to).map((date) => {
      const more = isFixedHoliday(date)
        ? dearer?.holiday
        : weekdayOf(date) >= 6
          ? dearer?.weekend
          : 0
      return rupiah(price + (more ?? 0))
    }),
  )
  return splitDeposit(whole, depositPercent)
}

export const lastDayOf = (visit: Visit) => visitColumns(visit).departure ?? visit.date
