import { add, type Rupiah, subtract, zero } from '#app/core/rupiah.ts'
import type { SaleChannel } from '../orders/sale-filters.ts'

/**
 * What was sold: paid at the sale and on site, less what has gone back since. `discount`: what promotions
 * took off before that, of the orders that stand.
 */
export type Sales = {
  orders: number
  units: number
  turnover: Rupiah
  givenBack: Rupiah
  discount: Rupiah
}

export type DaySales = Sales & { day: string }

/** What a part of the period earned, with what it earned in the one it is compared with. */
export type PartSales = Sales & { before: Rupiah }

export type ListingSales = PartSales & {
  listingId: string
  title: string
  makerId: string
  maker: string
  category: string
  categoryLabel: string
  /** The unit of the BUM Desa that it is of now; null: of none. */
  unitId: string | null
  unit: string | null
}
export type RegionSales = PartSales & {
  /** Null where no address was needed. */
  code: string | null
  district: string | null
  regency: string | null
}

export type SalesFigures = {
  days: DaySales[]
  /** Without the postage, which no listing earns. */
  listings: ListingSales[]
  channels: (PartSales & { channel: SaleChannel })[]
  regions: RegionSales[]
  /** Of where fewer was sold than the most that were asked for. */
  otherRegions: FoldedRest | null
}

export const noSales: Sales = {
  orders: 0,
  units: 0,
  turnover: zero,
  givenBack: zero,
  discount: zero,
}

export function sumOfSales(parts: readonly Sales[]): Sales {
  return {
    orders: parts.reduce((sum, { orders }) => sum + orders, 0),
    units: parts.reduce((sum, { units }) => sum + units, 0),
    turnover: add(...parts.map(({ turnover }) => turnover)),
    givenBack: add(...parts.map(({ givenBack }) => givenBack)),
    discount: add(...parts.map(({ discount }) => discount)),
  }
}

export const sumOfParts = (parts: readonly PartSales[]): PartSales => ({
  ...sumOfSales(parts),
  before: add(...parts.map(({ before }) => before)),
})

export const lessParts = (whole: PartSales, part: PartSales): PartSales => ({
  orders: whole.orders - part.orders,
  units: whole.units - part.units,
  turnover: subtract(whole.turnover, part.turnover),
  givenBack: subtract(whole.givenBack, part.givenBack),
  discount: subtract(whole.discount, part.discount),
  before: subtract(whole.before, part.before),
})

/** Whether anything that was sold is of a unit of the BUM Desa. */
export const hasUnits = ({ listings }: Pick<SalesFigures, 'listings'>): boolean =>
  listings.some(({ unitId }) => unitId !== null)

/** How many parts a table has no line for, and what they come to. */
export type FoldedRest = PartSales & { parts: number }

/** Of a table that may have thousands of lines. */
export const mostLines = 20

/** The first of a long list, and the rest as one line: all of them are in the file. */
export function foldSales<Part extends PartSales>(
  parts: readonly Part[],
): { first: readonly Part[]; rest: FoldedRest | null } {
  if (parts.length <= mostLines + 1) return { first: parts, rest: null }
  const rest = parts.slice(mostLines)
  return { first: parts.slice(0, mostLines), rest: { ...sumOfParts(rest), parts: rest.length } }
}

/** A part of the whole, as a table shows it. */
export type Share = { id: string; name: string } & PartSales

/** Listings put together by something they have in common, most first. */
export function sharesBy(
  listings: readonly ListingSales[],
  common: (listing: ListingSales) => { id: string; name: string },
): Share[] {
  const groups = Map.groupBy(listings, (listing) => common(listing).id)
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group
      return first ? { ...common(first), ...sumOfParts(group) } : []
    })
    .toSorted(byTurnover)
}

export const byTurnover = (one: { turnover: bigint }, other: { turnover: bigint }) =>
  one.turnover === other.turnover ? 0 : one.turnover < other.turnover ? 1 : -1

/** What no listing earned. */
export const postageOf = ({ days, listings }: SalesFigures): Rupiah =>
  subtract(sumOfSales(days).turnover, sumOfSales(listings).turnover)

/** The same in the period that is compared with. */
export const postageBefore = ({ listings }: SalesFigures, before: readonly DaySales[]): Rupiah =>
  subtract(sumOfSales(before).turnover, sumOfParts(listings).before)

/** Whole rupiah for one order, rounded down; null without orders. */
export const averageOf = ({ orders, turnover }: Sales): Rupiah | null =>
  orders > 0 ? ((turnover / BigInt(orders)) as Rupiah) : null

/** How much more than before in whole percent; null where there was nothing to compare with. */
export function changeInPercent(now: bigint, before: bigint): number | null {
  return before > 0n ? Number(((now - before) * 100n) / before) : null
}
