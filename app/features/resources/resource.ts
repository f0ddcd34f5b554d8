import type { CalendarDate, Weekday } from '#app/features/bookings/calendar-date.ts'
import { weekdayOf } from '#app/features/bookings/calendar-date.ts'

export const resourceKinds = ['guide', 'boat', 'jeep', 'other'] as const
export type ResourceKind = (typeof resourceKinds)[number]

/** A guide, a boat, a jeep: what goes along with guests and can be in one place only. */
export type Resource = {
  id: string
  kind: ResourceKind
  name: string
  /** People it takes at a time. */
  capacity: number
  isActive: boolean
  weekdays: readonly Weekday[]
}

/** From the first instant to the one after the last. */
export type TimeSpan = { startsAt: Date; endsAt: Date }

export function overlaps(a: TimeSpan, b: TimeSpan): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt
}

export type Busy = TimeSpan & { resourceId: string }

type Wanted = TimeSpan & {
  date: CalendarDate
  /** How many come; null where not people are counted but groups or rooms. */
  people: number | null
}

/**
 * Who could go along: those that work on the weekday and are nowhere else. First by kind, then those
 * that take everybody, the smallest of them first, so that the big boat is left for the big party.
 */
export function freeResources(
  wanted: Wanted,
  { resources, busy }: { resources: readonly Resource[]; busy: readonly Busy[] },
): Resource[] {
  const taken = new Set(
    busy.filter((each) => overlaps(each, wanted)).map(({ resourceId }) => resourceId),
  )
  const isTooSmall = ({ capacity }: Resource) => Number(capacity < (wanted.people ?? 0))
  return resources
    .filter(({ id }) => !taken.has(id))
    .filter(({ isActive, weekdays }) => isActive && weekdays.includes(weekdayOf(wanted.date)))
    .toSorted(
      (a, b) =>
        resourceKinds.indexOf(a.kind) - resourceKinds.indexOf(b.kind) ||
        isTooSmall(a) - isTooSmall(b) ||
        a.capacity - b.capacity ||
        a.name.localeCompare(b.name, 'id'),
    )
}

/** People for whom no resource of a kind has room yet; of each kind that goes along at all. */
export function leftBehind(
  people: number | null,
  assigned: readonly Pick<Resource, 'kind' | 'capacity'>[],
): number {
  if (people === null || assigned.length === 0) return 0
  const room = [...Map.groupBy(assigned, ({ kind }) => kind).values()].map((ofKind) =>
    ofKind.reduce((sum, { capacity }) => sum + capacity, 0),
  )
  return Math.max(0, people - Math.min(...room))
}
