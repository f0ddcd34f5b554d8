import type { RequiredPermit } from '#app/features/catalog/required-permits.ts'

/** On sale without a permit that is demanded by now. */
export type LackingGood = {
  listingId: string
  title: string
  shopId: string
  shop: string
  missing: RequiredPermit[]
}

/** The first of them, and how many there are. */
export type LackingGoods = { goods: LackingGood[]; count: number }
