import type { Rupiah } from '#app/core/rupiah.ts'

export const promotionTargets = ['everything', 'maker', 'listings'] as const
export type PromotionTarget = (typeof promotionTargets)[number]

/** Who can bear it: the BUM Desa out of its own share, or a maker who has agreed out of his. */
export const promotionBearers = ['shop', 'maker'] as const
export type PromotionBearer = (typeof promotionBearers)[number]

export const promotionKinds = ['percent', 'amount', 'perPiece'] as const
export type PromotionKind = (typeof promotionKinds)[number]

/** Off the price by so many percent, off the whole, or off each piece. */
export type Saving =
  | { kind: 'percent'; percent: number; maximumDiscount: Rupiah | null }
  | { kind: 'amount' | 'perPiece'; amount: Rupiah }

/** What is promised; it never changes. */
export type PromotionTerms = {
  saving: Saving
  target: PromotionTarget
  makerId: string | null
  /** Of target `listings`. */
  listingIds: readonly string[]
  minimumSpend: Rupiah
  bearer: PromotionBearer
}

/** As columns have it. */
export type SavingColumns = {
  kind: PromotionKind
  percent: number | null
  amount: Rupiah | null
  maximumDiscount: Rupiah | null
}

export function savingFrom({ kind, percent, amount, maximumDiscount }: SavingColumns): Saving {
  if (kind === 'percent') return { kind, percent: percent ?? 0, maximumDiscount }
  return { kind, amount: amount ?? (0n as Rupiah) }
}

export function columnsOf(saving: Saving): SavingColumns {
  const { kind } = saving
  return kind === 'percent'
    ? { kind, percent: saving.percent, amount: null, maximumDiscount: saving.maximumDiscount }
    : { kind, percent: null, amount: saving.amount, maximumDiscount: null }
}

/**
 * One rule for every way of typing it: small or wide letters, spaces and dashes say the same. Null:
 * no code can look like this.
 */
export function normalCode(typed: string): string | null {
  if (typed.length > 100) return null
  const code = typed.normalize('NFKC').replaceAll(/[\s-]/gu, '').toUpperCase()
  return /^[A-Z0-9]{3,20}$/.test(code) ? code : null
}
