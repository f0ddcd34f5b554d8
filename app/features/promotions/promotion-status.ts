export const promotionStatuses = ['draft', 'active', 'paused', 'ended'] as const
export type PromotionStatus = (typeof promotionStatuses)[number]

/** A draft is looked at once more before it begins; what has ended is copied, never begun again. */
export const nextPromotionStatuses = {
  draft: ['active', 'ended'],
  active: ['paused', 'ended'],
  paused: ['active', 'ended'],
  ended: [],
} as const satisfies Record<PromotionStatus, readonly PromotionStatus[]>

export const canBecome = (from: PromotionStatus, to: PromotionStatus): boolean =>
  (nextPromotionStatuses[from] as readonly PromotionStatus[]).includes(to)

/** What its days make of it. */
export type PromotionState = Exclude<PromotionStatus, 'active'> | 'planned' | 'running' | 'over'

export function promotionState(
  promotion: { status: PromotionStatus; fromDate: string; untilDate: string },
  today: string,
): PromotionState {
  if (promotion.status === 'ended') return 'ended'
  if (today > promotion.untilDate) return 'over'
  if (promotion.status !== 'active') return promotion.status
  return today < promotion.fromDate ? 'planned' : 'running'
}
