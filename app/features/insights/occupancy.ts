import type { VisitUnit } from '#app/core/visit-unit.ts'

/** Places, groups or nights of rooms. */
export type PlaceCount = { sold: number; offered: number }

export const noPlaces: PlaceCount = { sold: 0, offered: 0 }

/** Those of one experience, and in the period that is compared with. */
export type Occupied = PlaceCount & {
  slug: string
  title: string
  unit: VisitUnit
  before: PlaceCount
}

/** Whole percent of what was offered, rounded down so that only what is full is 100; null where nothing was. */
export const occupancyInPercent = ({ sold, offered }: PlaceCount): number | null =>
  offered > 0 ? Math.floor((sold * 100) / offered) : null

/** `12`, and `<1` for what is not nothing. */
export const occupancyText = (places: PlaceCount): string | null => {
  const percent = occupancyInPercent(places)
  return percent === 0 && places.sold > 0 ? '<1' : (percent?.toString() ?? null)
}
