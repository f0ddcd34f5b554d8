import type { VisitUnit } from '#app/core/visit-unit.ts'
import type { VisitUnits } from '../id/visit-units.ts'

export const visitUnitNames: Record<VisitUnit, readonly [one: string, many: string]> = {
  orang: ['person', 'people'],
  rombongan: ['group', 'groups'],
  paket: ['package', 'packages'],
  porsi: ['serving', 'servings'],
  mobil: ['car', 'cars'],
  perahu: ['boat', 'boats'],
  'kamar/malam': ['room', 'rooms'],
  'rumah/malam': ['house', 'houses'],
  'tenda/malam': ['tent', 'tents'],
}

const one = (unit: VisitUnit) => visitUnitNames[unit][0]
const many = (unit: VisitUnit) => visitUnitNames[unit][1]
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const counted = (count: number, unit: VisitUnit) =>
  `${count} ${count === 1 ? one(unit) : many(unit)}`

export const visitUnits = {
  name: one,
  title: (unit) => capital(many(unit)),
  count: counted,
  howMany: (unit) => `How many ${many(unit)}?`,
  each: (unit) => `Per ${one(unit)}`,
  eachNight: (unit) => `Per ${one(unit)} per night`,
  several: many,
  left: (count, unit) =>
    unit === 'orang'
      ? `${count} ${count === 1 ? 'place' : 'places'} left`
      : `${counted(count, unit)} left`,
  holds: (unit, people) => `One ${one(unit)} takes ${counted(people, 'orang')}.`,
} satisfies VisitUnits
