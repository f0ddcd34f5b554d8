import { type DatedLine, fitLine } from './add-on.ts'
import {
  calledOffReason,
  type Circumstances,
  type ExperienceCalendar,
  type Fit,
  refusal,
  slotKey,
  slotsOfDay,
  type Taken,
} from './experience-calendar.ts'

/**
 * A sale to somebody who stands at the gate: nobody had to be told before, and a phone without signal
 * may report it later, so it is judged by when it was made.
 */
export type WalkIn = {
  soldAt: Date
  /** The head of the BUM Desa who says that they have come already; null: the calendar is asked. */
  vouchedBy: string | null
}

/**
 * What holds for a sale: the calendar with its lead time and the clock, or neither for a walk-in, who is
 * on site and pays all of it there.
 */
export function termsOfSale(
  calendar: ExperienceCalendar,
  { now, walkIn }: { now: Date; walkIn: WalkIn | undefined },
): { calendar: ExperienceCalendar; now: Date } {
  if (!walkIn) return { calendar, now }
  const rules = { ...calendar.rules, leadTimeHours: 0 }
  return { calendar: { ...calendar, rules, depositPercent: null }, now: walkIn.soldAt }
}

/** As `fitLine`; who has come already needs no place that is free. */
export function fitSale(
  calendar: ExperienceCalendar,
  line: DatedLine & { companions: number },
  { walkIn, ...at }: Circumstances & { walkIn: WalkIn | undefined },
): Fit {
  return walkIn?.vouchedBy && line.addOnId === null
    ? fitCome(calendar, line, at.taken)
    : fitLine(calendar, line, at)
}

/**
 * It happened, so no clock, weekday or number keeps them out: the day has had as many places as it took.
 * But a day that was called off, whose guests are asked what they want instead.
 */
function fitCome(calendar: ExperienceCalendar, { visit, quantity }: DatedLine, taken: Taken): Fit {
  const usual = visit.kind === 'day' ? placesOn(calendar, visit) : null
  if (usual === null || visit.kind !== 'day') return refusal('not-offered')
  const { date, sessionId } = visit
  if (calledOffReason(calendar.rules, date, sessionId) !== null) return refusal('called-off')
  const used = taken.slots.get(slotKey(date, sessionId)) ?? 0
  return { ok: true, unitIds: [], capacity: Math.max(usual, used + quantity) }
}

type DayVisit = Extract<DatedLine['visit'], { kind: 'day' }>

/** Null where nobody comes for a day. */
export function placesOn(
  { mode, rules }: ExperienceCalendar,
  { date, sessionId }: Pick<DayVisit, 'date' | 'sessionId'>,
): number | null {
  const slot = slotsOfDay(mode).find((each) => each.sessionId === sessionId)
  if (!slot || mode.kind === 'night' || mode.kind === 'groupOnRequest') return null
  return rules.capacityOverrides.get(slotKey(date, sessionId)) ?? slot.capacity
}
