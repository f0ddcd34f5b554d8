import { datesFromTo } from './calendar-date.ts'
import {
  type ExperienceCalendar,
  type Fit,
  fitWish,
  leftFor,
  refusal,
  slotKey,
  slotsOfDay,
  type Taken,
} from './experience-calendar.ts'
import { daysOf, type Visit, visitColumns, wishOf } from './visit.ts'

/** A dated line: `addOnId` is null for people who come, else the variant they have with their visit. */
export type DatedLine = { visit: Visit; quantity: number; addOnId: string | null }

type Circumstances = { now: Date; taken: Taken }

/** Whether a line can be had. Of an add-on only how many there are: the days are its visit's business. */
export function fitLine(
  calendar: ExperienceCalendar,
  line: DatedLine & { companions: number },
  at: Circumstances,
): Fit {
  const { visit, quantity, addOnId, companions } = line
  if (addOnId === null) return fitWish(calendar, wishOf(visit, quantity, companions), at)
  const capacity = calendar.addOns.get(addOnId)
  if (capacity === undefined) return refusal('not-offered')
  if (addOnLeft(calendar, { addOnId, visit }, at.taken) < quantity) return refusal('full')
  return { ok: true, unitIds: [], capacity }
}

/** How many could still be had on the fullest of its days. */
export function leftForLine(
  calendar: ExperienceCalendar,
  { visit, addOnId }: Pick<DatedLine, 'visit' | 'addOnId'>,
  at: Circumstances,
): number {
  if (addOnId !== null) return addOnLeft(calendar, { addOnId, visit }, at.taken)
  return leftFor(calendar, daysOf(visit), { sessionId: visitColumns(visit).sessionId, ...at })
}

/** A guide is with one party in its session, a bed with one in each of its nights. */
function addOnLeft(
  calendar: ExperienceCalendar,
  { addOnId, visit }: { addOnId: string; visit: Visit },
  taken: Taken,
): number {
  const { from, to } = daysOf(visit)
  const { sessionId } = visitColumns(visit)
  const used = datesFromTo(from, to).map(
    (date) => taken.slots.get(slotKey(date, sessionId, addOnId)) ?? 0,
  )
  return Math.max(0, (calendar.addOns.get(addOnId) ?? 0) - Math.max(...used))
}

export type AddOnLeft = { sessionId: string | null; left: number }

/** What is left of an add-on at each time of a day, or over the nights of a stay. */
export function addOnLeftAt(
  calendar: ExperienceCalendar,
  { addOnId, visit }: { addOnId: string; visit: Visit },
  taken: Taken,
): AddOnLeft[] {
  const sessionIds =
    visit.kind === 'day' ? slotsOfDay(calendar.mode).map((slot) => slot.sessionId) : [null]
  return sessionIds.map((sessionId) => {
    const at = visit.kind === 'day' ? { ...visit, sessionId } : visit
    return { sessionId, left: addOnLeft(calendar, { addOnId, visit: at }, taken) }
  })
}

/** `visit` and `addOnId` are null for goods. */
export type Line = { listingId: string; visit: Visit | null; addOnId: string | null }

/**
 * Nobody needs a vest who does not come: an add-on belongs to a visit of the same place and time, and there
 * to the line that came first. Null for any other line, and for an add-on without its visit.
 */
export function visitLineOf<Some extends Line>(addOn: Line, lines: readonly Some[]): Some | null {
  if (addOn.addOnId === null) return null
  return lines.find((line) => line.addOnId === null && isSameTime(addOn, line)) ?? null
}

function isSameTime(one: Line, other: Line): boolean {
  if (!one.visit || !other.visit || one.listingId !== other.listingId) return false
  const [a, b] = [visitColumns(one.visit), visitColumns(other.visit)]
  return a.date === b.date && a.sessionId === b.sessionId && a.departure === b.departure
}

/** In their order, but what is had with a visit stands under it. */
export function underTheirVisits<Some extends Line>(lines: readonly Some[]): Some[] {
  const byVisit = Map.groupBy(lines, (line) => visitLineOf(line, lines))
  return (byVisit.get(null) ?? []).flatMap((line) => [line, ...(byVisit.get(line) ?? [])])
}
