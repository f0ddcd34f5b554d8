import {
  add,
  allocate,
  multiply,
  percentOf,
  type Rupiah,
  subtract,
  zero,
} from '#app/core/rupiah.ts'
import { splitLine } from '#app/features/orders/split-line.ts'
import type { PromotionTerms } from './promotion.ts'

/** Something is always left to be paid, and there is always something to share. */
export const mostPercent = 90

/** A line of one BUM Desa's part of a cart. */
export type PricedLine = {
  id: string
  listingId: string
  makerId: string
  price: Rupiah
  quantity: number
  /** A day somewhere: its price may change with the day, so promotions are of goods alone. */
  visit: unknown
}

export type Shares = { shopShareBasisPoints: number; platformFeeBasisPoints: number }

/** By line; without those that get nothing. */
export type Discounts = Readonly<Record<string, Rupiah>>

export const totalDiscount = (discounts: Discounts): Rupiah => add(...Object.values(discounts))

const grossOf = ({ price, quantity }: PricedLine) => multiply(price, quantity)

export function isAbout(
  { target, makerId, listingIds }: PromotionTerms,
  line: Pick<PricedLine, 'listingId' | 'makerId' | 'visit'>,
): boolean {
  if (line.visit) return false
  if (target === 'everything') return true
  if (target === 'maker') return line.makerId === makerId
  return listingIds.includes(line.listingId)
}

/** How much more of its goods must be bought first; null: none of them is here. */
export function missingToSpend(terms: PromotionTerms, lines: readonly PricedLine[]): Rupiah | null {
  const about = lines.filter((line) => isAbout(terms, line))
  if (about.length === 0) return null
  const missing = terms.minimumSpend - add(...about.map(grossOf))
  return (missing > 0n ? missing : 0n) as Rupiah
}

/**
 * What each line costs less. It is shared among the lines in proportion to their prices (largest
 * remainder), and of no line is it more than who bears it gets of it: nobody ever pays for a promotion
 * of somebody else, and no share is below zero.
 */
export function discountsOf(
  terms: PromotionTerms,
  lines: readonly PricedLine[],
  shares: Shares,
): Discounts {
  if (missingToSpend(terms, lines) !== 0n) return {}
  const about = lines.filter((line) => isAbout(terms, line))
  const parts = about.map((line) => ({
    weight: weightOf(terms, line),
    most: mostOff(terms, line, shares),
  }))
  const off = allocateWithin(wantedOff(terms, about), parts)
  return Object.fromEntries(
    about.flatMap(({ id }, index) => {
      const discount = off[index] ?? zero
      return discount > 0n ? [[id, discount]] : []
    }),
  )
}

/** A price cannot be below zero, so of a cheap piece less may be taken than is promised. */
const perPiece = (amount: Rupiah, { price, quantity }: PricedLine): Rupiah =>
  multiply(amount < price ? amount : price, quantity)

const weightOf = ({ saving }: PromotionTerms, line: PricedLine): Rupiah =>
  saving.kind === 'perPiece' ? perPiece(saving.amount, line) : grossOf(line)

function wantedOff({ saving }: PromotionTerms, lines: readonly PricedLine[]): Rupiah {
  if (saving.kind !== 'percent') {
    const { kind, amount } = saving
    return kind === 'amount' ? amount : add(...lines.map((line) => perPiece(amount, line)))
  }
  const off = percentOf(add(...lines.map(grossOf)), saving.percent * 100)
  const { maximumDiscount } = saving
  return maximumDiscount !== null && maximumDiscount < off ? maximumDiscount : off
}

function mostOff({ bearer }: PromotionTerms, line: PricedLine, shares: Shares): Rupiah {
  const { price: unitPrice, quantity } = line
  const noDiscount = { discount: zero, discountBearer: null }
  const split = splitLine({ unitPrice, quantity, ...shares, ...noDiscount })
  const share = bearer === 'shop' ? split.shopShare : split.makerShare
  const most = percentOf(grossOf(line), mostPercent * 100)
  return share < most ? share : most
}

/** By weight as far as each has room; what does not fit into one goes to the others. */
export function allocateWithin(
  total: Rupiah,
  parts: readonly { weight: Rupiah; most: Rupiah }[],
): Rupiah[] {
  const given = parts.map(() => zero)
  const room = add(...parts.map(({ most }) => most))
  let rest = total < room ? total : room
  let open = [...parts.entries()].filter(([, { weight, most }]) => weight > 0n && most > 0n)
  while (rest > 0n && open.length > 0) {
    const shares = allocate(
      rest,
      open.map(([, { weight }]) => weight),
    )
    const full = open.filter(([, { most }], at) => (shares[at] ?? zero) > most)
    if (full.length === 0) {
      for (const [at, [index]] of open.entries()) given[index] = shares[at] ?? zero
      break
    }
    for (const [index, { most }] of full) {
      given[index] = most
      rest = subtract(rest, most)
    }
    open = open.filter((part) => !full.includes(part))
  }
  return given
}
