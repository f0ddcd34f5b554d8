/** Goods to choose among: those already chosen, and what a search finds beside them. */
export type FoundGoods = {
  words: string
  chosen: readonly ChoosableGood[]
  found: readonly ChoosableGood[]
  /** Others would be found by words that say more. */
  hasMore: boolean
}

export type ChoosableGood = { id: string; title: string; maker: string }

export const goodsSearchMaximum = 80

/** A form that is sent to search, not to be saved: the name and the value of its button. */
export const searchStep = { name: 'langkah', value: 'cari' } as const
