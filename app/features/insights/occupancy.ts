import type { VisitUnit } from '#app/core/visit-unit.ts'

/** Places, groups or nights of rooms of one experience. */
export type Occupied = {
  slug: string
  title: string
  unit: VisitUnit
  sold: number
  offered: number
}
