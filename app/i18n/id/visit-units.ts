import type { VisitUnit } from '#app/core/visit-unit.ts'

export const visitUnitNames: Record<VisitUnit, string> = {
  orang: 'orang',
  rombongan: 'rombongan',
  paket: 'paket',
  porsi: 'porsi',
  mobil: 'mobil',
  perahu: 'perahu',
  'kamar/malam': 'kamar',
  'rumah/malam': 'rumah',
  'tenda/malam': 'tenda',
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** The words of what an experience is sold by, wherever it is counted or has a price. */
export const visitUnits = {
  name: (unit: VisitUnit) => visitUnitNames[unit],
  /** Above several of them. */
  title: (unit: VisitUnit) => capital(visitUnitNames[unit]),
  count: (count: number, unit: VisitUnit) => `${count} ${visitUnitNames[unit]}`,
  howMany: (unit: VisitUnit) => `Berapa ${visitUnitNames[unit]}?`,
  /** Beside its price: for one visit, or for all nights of a stay. */
  each: (unit: VisitUnit) => `Per ${visitUnitNames[unit]}`,
  eachNight: (unit: VisitUnit) => `Per ${visitUnitNames[unit]}, per malam`,
  /** Under a question of how many. */
  several: (unit: VisitUnit) => visitUnitNames[unit],
  /** Of people it is places that are left. */
  left: (count: number, unit: VisitUnit) =>
    `Sisa ${count} ${unit === 'orang' ? 'tempat' : visitUnitNames[unit]}`,
  holds: (unit: VisitUnit, people: number) => `Satu ${visitUnitNames[unit]} untuk ${people} orang.`,
}

export type VisitUnits = typeof visitUnits
