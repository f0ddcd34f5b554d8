import type { Rupiah } from '#app/core/rupiah.ts'
import {
  type Discounts,
  discountsOf,
  missingToSpend,
  type PricedLine,
  type Shares,
  totalDiscount,
} from './discount.ts'
import type { PromotionBearer, PromotionTerms } from './promotion.ts'

/** A promotion as the checkout reads it, with what this buyer may still have of it. */
export type PromotionOffer = PromotionTerms & {
  id: string
  shopId: string
  name: string
  /** Null: for everybody. */
  code: string | null
  untilDate: string
  /** Active, and today is one of its days. */
  isRunning: boolean
  isUsedUp: boolean
  isUsedUpByBuyer: boolean
}

/** What one order is sold for less, and by which promotion. */
export type AppliedPromotion = {
  id: string
  name: string
  code: string | null
  bearer: PromotionBearer
  discounts: Discounts
  total: Rupiah
}

/** Shop id → the code that was typed for it. */
export type Codes = ReadonlyMap<string, string>

/** Why a code that was typed does nothing (yet). */
export type CodeProblem =
  | { kind: 'unknown' | 'over' | 'used-up' | 'used-by-you' | 'other-goods' | 'better-without' }
  | { kind: 'spend-more'; missing: Rupiah }

export type OrderPromotions = {
  applied: AppliedPromotion | null
  /** The code that was typed for this BUM Desa. */
  code: { code: string; problem: CodeProblem | null } | null
  /** One without a code that is in reach. */
  hint: { name: string; missing: Rupiah } | null
}

export const noPromotions: OrderPromotions = { applied: null, code: null, hint: null }

/**
 * One promotion for an order, the one that saves most; of two alike the one without a code, so that
 * nobody uses up a code for nothing.
 */
export function bestPromotion({
  offers,
  code,
  lines,
  shares,
}: {
  /** Of one BUM Desa: those for everybody, and the one of the code. */
  offers: readonly PromotionOffer[]
  code: string | null
  lines: readonly PricedLine[]
  shares: Shares
}): OrderPromotions {
  const usable = offers.filter((offer) => offer.code === null || offer.code === code)
  const savings = usable
    .filter((offer) => whyNot(offer, lines) === null)
    .map((offer) => apply(offer, lines, shares))
    .filter(({ total }) => total > 0n)
    .toSorted(bySaving)
  const applied = savings[0] ?? null
  const coded = code === null ? undefined : usable.find((offer) => offer.code === code)
  return {
    applied,
    code: code === null ? null : { code, problem: problemOf(coded, { lines, applied }) },
    hint: nearest(usable, lines, applied),
  }
}

function apply(
  { id, name, code, bearer, ...terms }: PromotionOffer,
  lines: readonly PricedLine[],
  shares: Shares,
): AppliedPromotion {
  const discounts = discountsOf({ ...terms, bearer }, lines, shares)
  return { id, name, code, bearer, discounts, total: totalDiscount(discounts) }
}

function bySaving(one: AppliedPromotion, other: AppliedPromotion): number {
  if (one.total !== other.total) return one.total < other.total ? 1 : -1
  return Number(one.code !== null) - Number(other.code !== null)
}

/** Why an offer does not count; by the buyer's own deeds last. */
export function whyNot(offer: PromotionOffer, lines: readonly PricedLine[]): CodeProblem | null {
  if (!offer.isRunning) return { kind: 'over' }
  if (offer.isUsedUp) return { kind: 'used-up' }
  if (offer.isUsedUpByBuyer) return { kind: 'used-by-you' }
  const missing = missingToSpend(offer, lines)
  if (missing === null) return { kind: 'other-goods' }
  return missing > 0n ? { kind: 'spend-more', missing } : null
}

function problemOf(
  offer: PromotionOffer | undefined,
  { lines, applied }: { lines: readonly PricedLine[]; applied: AppliedPromotion | null },
): CodeProblem | null {
  if (!offer) return { kind: 'unknown' }
  if (applied?.id === offer.id) return null
  return whyNot(offer, lines) ?? { kind: applied ? 'better-without' : 'other-goods' }
}

/** Told only while nothing is saved yet: a hint is no reason to doubt what is there. */
function nearest(
  offers: readonly PromotionOffer[],
  lines: readonly PricedLine[],
  applied: AppliedPromotion | null,
): OrderPromotions['hint'] {
  if (applied) return null
  const hints = offers.flatMap((offer) => {
    const why = offer.code === null ? whyNot(offer, lines) : null
    // Whoever has not even half of it yet is not meant.
    return why?.kind === 'spend-more' && why.missing * 2n <= offer.minimumSpend
      ? [{ name: offer.name, missing: why.missing }]
      : []
  })
  return hints.toSorted((one, other) => (one.missing < other.missing ? -1 : 1))[0] ?? null
}
