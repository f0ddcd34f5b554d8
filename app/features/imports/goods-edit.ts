import type { GoodsEditFacts } from '#app/features/catalog/listing-form.ts'
import type { GoodsCells } from './goods-columns.ts'
import type { CurrentGood, Planned } from './goods-plan.ts'

/** With the state and the category in the words of the sheet. */
export type GoodsEdit = Omit<GoodsEditFacts, 'status' | 'category'> &
  Record<'status' | 'category', string | null>

/** The row that somebody would have written to say the same. */
export function editedCells({ cells, variantId }: CurrentGood, edit: GoodsEdit): GoodsCells {
  const { price, stock, status, category, leadTimeDays } = edit
  return {
    id: variantId,
    ...(price && { price: String(movedPrice(BigInt(cells.price), price)) }),
    ...(stock !== null && { stock: String(stock), recorded: cells.recorded }),
    ...(status !== null && { status }),
    ...(category !== null && { category }),
    ...(leadTimeDays !== null && { leadTimeDays: String(leadTimeDays) }),
  }
}

type PriceMove = NonNullable<GoodsEditFacts['price']>

/** A share of a price is rounded to whole hundreds, as prices are called out; half goes up. */
export function movedPrice(price: bigint, { move, by }: PriceMove): bigint {
  const moves: Record<PriceMove['move'], () => bigint> = {
    'raise-percent': () => toHundreds(price * (100n + by)),
    'lower-percent': () => toHundreds(price * (100n - by)),
    'raise-by': () => price + by,
    'lower-by': () => price - by,
    set: () => by,
  }
  return moves[move]()
}

/** Of hundredths of a rupiah. */
const toHundreds = (hundredths: bigint) => ((hundredths + 5000n) / 10_000n) * 100n

/** What a changed row said before; a stock goes back only while nothing was sold of it. */
export function undoCells({ good, listing, changes }: Planned<'changed'>): GoodsCells {
  const before = Object.fromEntries(changes.map(({ column, before: text }) => [column, text]))
  const recorded = 'stock' in before ? { recorded: String(listing.stock) } : {}
  const category = 'category' in before ? { category: good.category } : {}
  return { ...before, ...recorded, ...category, id: good.variantId }
}
