import { line } from '../experiences/fields.ts'
import { section } from '../experiences/section.ts'

export const longestName = 60

/** In an address: of no unit. */
export const noUnit = 'tanpa'

/** A unit usaha as its list shows it. */
export type BusinessUnit = {
  id: string
  name: string
  isClosed: boolean
  goods: number
  visits: number
}

/** What a good or a visit may be assigned to, and what it is of now. */
export type UnitChoice = { units: readonly UnitName[]; current: string | null }
export type UnitName = { id: string; name: string }

export const businessUnitSection = section({ name: line(longestName) })
