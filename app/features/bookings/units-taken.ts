import type { CalendarDate } from './calendar-date.ts'
import type { Taken, Unit } from './experience-calendar.ts'

type StaysByUnit = ReadonlyMap<string, Taken['stays']>

/** A month asks for every unit and night, so what was read is sorted out once. */
export const byUnit = ({ stays }: Taken): StaysByUnit => Map.groupBy(stays, ({ unitId }) => unitId)

export function isUnitTaken(unitId: string, night: CalendarDate, stays: StaysByUnit): boolean {
  const ofUnit = stays.get(unitId) ?? []
  return ofUnit.some(({ arrival, departure }) => arrival <= night && night < departure)
}

/**
 * How many of the units are taken on a night, to be asked night by night from the first on: a month of
 * many rooms is gone through once and not once for each room.
 */
export function unitsTaken(units: readonly Unit[], taken: Taken, from: CalendarDate) {
  const stays = byUnit(taken)
  const changes = new Map<CalendarDate, number>()
  const change = (date: CalendarDate, by: number) =>
    changes.set(date, (changes.get(date) ?? 0) + by)
  for (const { id } of units) {
    let free = from
    for (const { arrival, departure } of stays.get(id)?.toSorted(byArrival) ?? []) {
      if (departure <= free) continue
      change(arrival < free ? free : arrival, 1)
      change(departure, -1)
      free = departure
    }
  }
  let busy = 0
  return (night: CalendarDate) => (busy += changes.get(night) ?? 0)
}

type Nights = Taken['stays'][number]
const byArrival = (a: Nights, b: Nights) => (a.arrival < b.arrival ? -1 : 1)
