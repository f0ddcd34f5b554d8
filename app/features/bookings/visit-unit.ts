import { visitUnits, type VisitUnit } from '#app/core/visit-unit.ts'
import type { CalendarMode } from './experience-calendar.ts'

type Mode = CalendarMode['kind']

const byDay = ['orang', 'rombongan', 'paket', 'porsi', 'mobil', 'perahu'] as const

/** What can be sold by in each kind of calendar, the most usual first. */
export const unitsOfMode = {
  anyDay: byDay,
  session: byDay,
  night: ['kamar/malam', 'rumah/malam', 'tenda/malam'],
  groupOnRequest: ['orang', 'rombongan'],
} as const satisfies Record<Mode, readonly [VisitUnit, ...VisitUnit[]]>

export const fitsMode = (unit: VisitUnit, mode: Mode): boolean =>
  (unitsOfMode[mode] as readonly VisitUnit[]).includes(unit)

/** What the price is for. A word of a listing that its calendar does not know is the usual one. */
export function soldBy(unit: string, mode: Mode): VisitUnit {
  const known = visitUnits.find((each) => each === unit)
  return known && fitsMode(known, mode) ? known : unitsOfMode[mode][0]
}

/**
 * What is counted, on a ticket as in a day of the calendar. Of groups that ask first it is the group, also
 * where each person has a price.
 */
export const countedUnit = (unit: string, mode: Mode): VisitUnit =>
  mode === 'groupOnRequest' ? 'rombongan' : soldBy(unit, mode)

/** Who comes through a gate by a booking: where it is known how many sleep there, people. */
export const comingUnit = (unit: VisitUnit, guests: number | null): VisitUnit =>
  guests === null ? unit : 'orang'

/** What is counted in a line of a cart or a purchase; null for goods, and for what comes with a visit. */
export function unitOfLine(line: {
  unit: string
  visit: { kind: 'day' | 'stay' } | null
  addOnId: string | null
}): VisitUnit | null {
  if (!line.visit || line.addOnId !== null) return null
  return countedUnit(line.unit, line.visit.kind === 'stay' ? 'night' : 'session')
}
