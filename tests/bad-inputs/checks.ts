import type { Good } from '#tests/journeys/setup/goods.ts'
import type { Site } from '#tests/journeys/setup/site.ts'

export type World = { site: Site; origin: string; good: Good }

/** Sends the row's input where it belongs and expects its answer; throws when another one came. */
export type Check = (input: string, world: World) => Promise<void>

/** For one kind of row: a check for all of them, others for single inputs, or why there is none. */
export type Checks = {
  usual?: Check
  byInput?: Readonly<Record<string, Check>>
  /** Input → what is missing in the product today, or where else the row is shown. */
  elsewhere?: Readonly<Record<string, string>>
}
