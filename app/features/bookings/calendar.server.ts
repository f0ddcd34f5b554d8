import type { Zone } from '#app/core/dates.ts'
import type { Tx } from '#app/server/db.server.ts'
import { read, type Reading, reading } from '#app/server/read-together.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { calendarDate, type CalendarDate, type ClockTime, type Weekday } from './calendar-date.ts'
import { countedUnit } from './visit-unit.ts'
import {
  type CalendarMode,
  type CalendarRules,
  type ExperienceCalendar,
  slotKey,
  type Taken,
} from './experience-calendar.ts'

export type NamedUnit = { id: string; name: string; sleeps: number }

type CalendarRow = {
  listingId: string
  zone: Zone
  mode: CalendarMode['kind']
  capacity: number
  arriveBy: ClockTime
  departBy: ClockTime | null
  weekdays: Weekday[]
  arrivalWeekdays: Weekday[]
  seasons: CalendarRules['seasons']
  leadTimeHours: number
  horizonDays: number
  groupMinimum: number
  groupMaximum: number
  nightsMinimum: number
  nightsMaximum: number
  depositPercent: number | null
  unit: string
  peoplePerUnit: number | null
  sessions: { id: string; startsAt: ClockTime; capacity: number }[]
  units: [id: string, name: string, sleeps: number][]
  addOns: { id: string; capacity: number }[]
  dates: {
    date: string
    sessionId: string | null
    isOpen: boolean | null
    capacity: number | null
  }[]
  calledOff: { date: string; sessionId: string | null; reason: string }[]
}

export async function loadCalendars(
  client: Tx,
  listingIds: readonly string[],
  since?: CalendarDate,
): Promise<Map<string, ExperienceCalendar>> {
  return listingIds.length === 0 ? new Map() : read(client, calendarsOf(listingIds, since))
}

/**
 * To who buys, days that are already over say nothing any more; two days back, because zones differ. Who
 * looks back says `since` when.
 */
export function calendarsOf(
  listingIds: readonly string[],
  since: CalendarDate | null = null,
): Reading<Map<string, ExperienceCalendar>> {
  const first = Prisma.sql`least(current_date - 2, ${since}::date)`
  const statement = Prisma.sql`
    SELECT e.listing_id AS "listingId", e.zone::text, e.mode::text, e.capacity,
      e.arrive_by AS "arriveBy", e.depart_by AS "departBy", e.weekdays,
      e.arrival_weekdays AS "arrivalWeekdays", e.seasons, e.lead_time_hours AS "leadTimeHours",
      e.horizon_days AS "horizonDays", e.group_minimum AS "groupMinimum",
      e.group_maximum AS "groupMaximum", e.nights_minimum AS "nightsMinimum",
      e.nights_maximum AS "nightsMaximum", e.deposit_percent AS "depositPercent",
      l.unit, e.people_per_unit AS "peoplePerUnit",
      (SELECT coalesce(json_agg(json_build_object('id', s.id, 'startsAt', s.starts_at,
          'capacity', s.capacity) ORDER BY s.starts_at), '[]')
        FROM experience_sessions s WHERE s.listing_id = e.listing_id AND s.is_active) AS sessions,
      (SELECT coalesce(json_agg(json_build_array(u.id, u.name, u.sleeps)
          ORDER BY u.position, u.id), '[]')
        FROM experience_units u WHERE u.listing_id = e.listing_id AND u.is_active) AS units,
      (SELECT coalesce(json_agg(json_build_object('id', v.id, 'capacity', v.add_on_capacity)), '[]')
        FROM variants v WHERE v.listing_id = e.listing_id AND v.is_active
          AND v.add_on_capacity IS NOT NULL) AS "addOns",
      (SELECT coalesce(json_agg(json_build_object('date', d.date, 'sessionId', d.session_id,
          'isOpen', d.is_open, 'capacity', d.capacity)), '[]')
        FROM experience_dates d WHERE d.listing_id = e.listing_id
          AND d.date >= ${first}) AS dates,
      (SELECT coalesce(json_agg(json_build_object('date', c.date, 'sessionId', c.session_id,
          'reason', c.reason)), '[]')
        FROM called_off_days c WHERE c.listing_id = e.listing_id
          AND c.date >= ${first}) AS "calledOff"
    FROM experiences e JOIN listings l ON l.id = e.listing_id
    WHERE e.listing_id = ANY(${[...listingIds]}::uuid[])`
  return reading(
    statement,
    (rows: CalendarRow[]) => new Map(rows.map((row) => [row.listingId, calendarFrom(row)])),
  )
}

function calendarFrom(row: CalendarRow): ExperienceCalendar {
  const of = (isOpen: boolean) =>
    new Set(
      row.dates.filter((each) => each.isOpen === isOpen).map(({ date }) => calendarDate(date)),
    )
  const unit = countedUnit(row.unit, row.mode)
  return {
    zone: row.zone,
    mode: modeFrom(row),
    unit,
    peoplePerUnit: unit === 'orang' ? 1 : row.peoplePerUnit,
    depositPercent: row.depositPercent,
    addOns: new Map(row.addOns.map(({ id, capacity }) => [id, capacity])),
    rules: {
      weekdays: row.weekdays,
      seasons: row.seasons,
      closedDates: of(false),
      openedDates: of(true),
      capacityOverrides: new Map(
        row.dates.flatMap(({ date, sessionId, capacity }) =>
          capacity === null ? [] : [[slotKey(calendarDate(date), sessionId), capacity] as const],
        ),
      ),
      calledOff: new Map(
        row.calledOff.map(({ date, sessionId, reason }) => [
          slotKey(calendarDate(date), sessionId),
          reason,
        ]),
      ),
      leadTimeHours: row.leadTimeHours,
      horizonDays: row.horizonDays,
      group: { minimum: row.groupMinimum, maximum: row.groupMaximum },
      stay: {
        minimumNights: row.nightsMinimum,
        maximumNights: row.nightsMaximum,
        arrivalWeekdays: row.arrivalWeekdays,
      },
    },
  }
}

function modeFrom(row: CalendarRow): CalendarMode {
  const { mode, capacity, arriveBy, departBy, sessions, units } = row
  switch (mode) {
    case 'anyDay':
      return { kind: mode, capacity, lastEntryAt: arriveBy }
    case 'session':
      return { kind: mode, sessions }
    case 'night':
      return {
        kind: mode,
        units: units.map(([id, name, sleeps]): NamedUnit => ({ id, name, sleeps })),
        checkInUntil: arriveBy,
        checkOutAt: departBy ?? arriveBy,
      }
    case 'groupOnRequest':
      return { kind: mode, groupsPerDay: capacity, startsAt: arriveBy }
  }
}

type SlotRow = {
  listingId: string
  date: CalendarDate
  sessionId: string | null
  addOnId: string | null
  taken: number
}
type StayRow = { listingId: string; unitId: string; nights: string }
/** `stays`: a line for each unit. */
type TakenRow = { slots: SlotRow[]; stays: string | null }
type Days = { from: CalendarDate; to: CalendarDate }

/**
 * What holds, bookings and blocks have taken on the days from–to (both included), for each listing. For
 * a page it may be a moment old; who sells asks again under the locks of `commands.server.ts`.
 */
export async function loadTaken(
  client: Tx,
  listingIds: readonly string[],
  days: Days,
): Promise<Map<string, Taken>> {
  return read(client, takenOn(listingIds, days))
}

/** As `loadTaken`; has an answer for every listing that was asked for. */
export function takenOn(
  listingIds: readonly string[],
  { from, to }: Days,
): Reading<Map<string, Taken>> {
  const ids = [...listingIds]
  const statement = Prisma.sql`
    SELECT
      (SELECT coalesce(json_agg(json_build_object('listingId', listing_id, 'date', date,
          'sessionId', session_id, 'addOnId', add_on_id, 'taken', held + sold)), '[]')
        FROM slots WHERE listing_id = ANY(${ids}::uuid[])
          AND date BETWEEN ${from}::date AND ${to}::date) AS slots,
      (SELECT string_agg(concat_ws(' ', u.listing_id, u.id,
          n.nights * datemultirange(daterange(${from}::date, ${to}::date, '[]'))), E'\\n')
        FROM experience_units u JOIN unit_nights n ON n.unit_id = u.id
        WHERE u.listing_id = ANY(${ids}::uuid[])) AS stays`
  return reading(statement, ([row]: TakenRow[]) => {
    const slotsOf = Map.groupBy(row?.slots ?? [], ({ listingId }) => listingId)
    const staysOf = Map.groupBy(staysFrom(row?.stays ?? null), ({ listingId }) => listingId)
    return new Map(ids.map((id) => [id, takenFrom(slotsOf.get(id) ?? [], staysOf.get(id) ?? [])]))
  })
}

/** Of lines, because as JSON a house of sixty rooms takes twice as long. */
function staysFrom(lines: string | null): StayRow[] {
  return (lines?.split('\n') ?? []).map((line) => {
    const [listingId = '', unitId = '', nights = ''] = line.split(' ')
    return { listingId, unitId, nights }
  })
}

function takenFrom(slots: readonly SlotRow[], stays: readonly StayRow[]): Taken {
  return {
    slots: new Map(
      slots.map(({ date, sessionId, addOnId, taken }) => [
        slotKey(date, sessionId, addOnId),
        taken,
      ]),
    ),
    stays: stays.flatMap(({ unitId, nights }) =>
      rangesIn(nights).map(({ from, until }) => ({ unitId, arrival: from, departure: until })),
    ),
  }
}

/** The nights of the days from–to on which no unit is left, in one piece each; none of a place without units. */
export function fullNightsOf(
  listingId: string,
  { from, to }: Days,
): Reading<{ from: CalendarDate; until: CalendarDate }[]> {
  const statement = Prisma.sql`
    SELECT range_intersect_agg(coalesce(n.nights, '{}')
        * datemultirange(daterange(${from}::date, ${to}::date, '[]')))::text AS nights
    FROM experience_units u LEFT JOIN unit_nights n ON n.unit_id = u.id
    WHERE u.listing_id = ${listingId}::uuid AND u.is_active`
  return reading(statement, ([row]: { nights: string | null }[]) => rangesIn(row?.nights ?? ''))
}

/** Of `{[2026-12-01,2026-12-04),[2026-12-07,2026-12-08)}`. */
function rangesIn(nights: string): { from: CalendarDate; until: CalendarDate }[] {
  return Array.from(nights.matchAll(/\[([\d-]+),([\d-]+)\)/g), ([, from, until]) => ({
    from: from as CalendarDate,
    until: until as CalendarDate,
  }))
}
