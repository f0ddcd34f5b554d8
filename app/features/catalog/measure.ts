import { unitName } from './unit-name.ts'

/** What is weighed or measured: how many grams or millilitres one of it is, and of what a whole one is named. */
export type Measure = { each: number; whole: 'kg' | 'liter' }

const measures: Readonly<Record<string, Measure>> = {
  kg: { each: 1000, whole: 'kg' },
  ons: { each: 100, whole: 'kg' },
  g: { each: 1, whole: 'kg' },
  liter: { each: 1000, whole: 'liter' },
  ml: { each: 1, whole: 'liter' },
}

/** Null for what is sold by pieces. However the unit was written when it was kept. */
export function measureOf(unit: string): Measure | null {
  const name = unitName(unit)
  return Object.hasOwn(measures, name) ? (measures[name] ?? null) : null
}
