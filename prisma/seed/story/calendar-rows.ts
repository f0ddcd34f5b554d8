import {
  addDays,
  type CalendarDate,
  datesFromTo,
  todayAt,
  weekdayOf,
} from '#app/features/bookings/calendar-date.ts'
import { calendarOf } from './calendar-list.ts'
import { everyDay, type StoryCalendar, zoneOfBlitar } from './calendars.ts'
import type { Listing } from './listing-rows.ts'
import { sampleId } from './random.ts'
import { calledOffDays, specialCapacities, specialClosedDates } from './special-days.ts'

export const sessionId = ({ slug, createdAt }: Listing, startsAt: string) =>
  sampleId(`session ${slug} ${startsAt}`, createdAt)
export const unitId = ({ slug, createdAt }: Listing, name: string) =>
  sampleId(`unit ${slug} ${name}`, createdAt)

/** The calendars of all experiences as rows, in the order in which they must go in. */
export function calendarRows(listings: readonly Listing[], now: Date) {
  const experiences = listings
    .filter(({ kind }) => kind === 'experience')
    .map((listing) => ({ listing, calendar: calendarOf(listing.slug) }))
  return {
    experiences: experiences.map(({ listing, calendar }) => experienceRow(listing, calendar)),
    experience_sessions: experiences.flatMap(({ listing, calendar }) =>
      calendar.sessions.map(({ startsAt, capacity }) => ({
        id: sessionId(listing, startsAt),
        listing_id: listing.id,
        starts_at: startsAt,
        capacity,
        is_active: true,
      })),
    ),
    experience_units: experiences.flatMap(({ listing, calendar }) =>
      calendar.units.map(({ name, sleeps }, position) => ({
        id: unitId(listing, name),
        listing_id: listing.id,
        name,
        sleeps,
        is_active: true,
        position,
      })),
    ),
    experience_dates: experiences.flatMap(({ listing, calendar }) =>
      [
        ...openedDates(calendar, now).map((date) => ({ ...dateRow(date), is_open: true })),
        ...closedDates(listing, now).map((date) => ({ ...dateRow(date), is_open: false })),
        ...specialCapacities(listing.slug, now).map(({ date, at, capacity }) => ({
          ...dateRow(date),
          session_id: at && sessionId(listing, at),
          capacity,
        })),
      ].map((row) => ({
        id: sampleId(`date ${listing.slug} ${row.date} ${row.session_id}`, now),
        listing_id: listing.id,
        ...row,
      })),
    ),
    called_off_days: experiences.flatMap(({ listing }) =>
      calledOffDays(listing.slug, now).map(({ date, reason }) => ({
        id: sampleId(`called off ${listing.slug} ${date}`, now),
        listing_id: listing.id,
        date,
        session_id: null,
        reason,
      })),
    ),
    day_prices: experiences.flatMap(({ listing, calendar: { dearer } }) =>
      listing.variants.flatMap(({ id, price }) =>
        dearer
          ? (['weekend', 'holiday'] as const).map((dayType) => ({
              variant_id: id,
              day_type: dayType,
              price: price + dearer[dayType],
            }))
          : [],
      ),
    ),
  }
}

type DateRow = {
  date: CalendarDate
  session_id: string | null
  is_open: boolean | null
  capacity: number | null
}

/** A day of which nothing is said yet. */
const dateRow = (date: CalendarDate): DateRow => ({
  date,
  session_id: null,
  is_open: null,
  capacity: null,
})

function experienceRow(listing: Listing, calendar: StoryCalendar) {
  return {
    listing_id: listing.id,
    shop_id: listing.shop.id,
    zone: zoneOfBlitar,
    mode: calendar.mode,
    capacity: calendar.capacity,
    arrive_by: calendar.arriveBy,
    depart_by: calendar.departBy,
    weekdays: calendar.weekdays,
    arrival_weekdays: everyDay,
    seasons: calendar.seasons,
    lead_time_hours: leadTimeHours(listing, calendar),
    horizon_days: horizonDays,
    group_minimum: calendar.group[0],
    group_maximum: calendar.group[1],
    nights_minimum: 1,
    nights_maximum: calendar.nightsMaximum,
    duration_minutes: calendar.durationMinutes,
    refund_tiers: calendar.refundTiers,
    deposit_percent: calendar.depositPercent,
    asks_names: calendar.asksNames,
    people_per_unit: calendar.peoplePerUnit,
  }
}

export const horizonDays = 180

/** Whoever must cook or call people together needs at least the days the listing asks for. */
export function leadTimeHours({ leadTimeDays }: Listing, calendar: StoryCalendar): number {
  return Math.max(calendar.leadTimeHours, leadTimeDays * 24)
}

/** While its BUM Desa is closed nobody is shown around. */
export function closedDates({ slug, shop }: Listing, now: Date): CalendarDate[] {
  const today = todayAt(zoneOfBlitar, now)
  const special = specialClosedDates(slug, now)
  return shop.story.closed
    ? [...datesFromTo(addDays(today, -2), addDays(today, 6)), ...special]
    : special
}

export function openedDates({ onlyInDays }: StoryCalendar, now: Date): CalendarDate[] {
  if (onlyInDays === null) return []
  const from = addDays(todayAt(zoneOfBlitar, now), onlyInDays)
  return datesFromTo(from, addDays(from, 6)).filter((date) => weekdayOf(date) === 6)
}
