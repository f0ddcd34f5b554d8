import type { VisitUnit } from '#app/core/visit-unit.ts'

const names: Record<VisitUnit, string> = {
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
  name: (unit: VisitUnit) => names[unit],
  /** Above several of them. */
  title: (unit: VisitUnit) => capital(names[unit]),
  count: (count: number, unit: VisitUnit) => `${count} ${names[unit]}`,
  howMany: (unit: VisitUnit) => `Berapa ${names[unit]}?`,
  /** Beside its price: for one visit, or for all nights of a stay. */
  each: (unit: VisitUnit) => `Per ${names[unit]}`,
  eachNight: (unit: VisitUnit) => `Per ${names[unit]}, per malam`,
  /** Under a question of how many. */
  several: (unit: VisitUnit) => names[unit],
  /** Of people it is places that are left. */
  left: (count: number, unit: VisitUnit) =>
    `Sisa ${count} ${unit === 'orang' ? 'tempat' : names[unit]}`,
  holds: (unit: VisitUnit, people: number) => `Satu ${names[unit]} untuk ${people} orang.`,
}

export type VisitUnits = typeof visitUnits
