import { Badge, type Tone } from '#app/ui/badge.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { type PromotionState, promotionState, type PromotionStatus } from '../promotion-status.ts'

const tones: Record<PromotionState, Tone> = {
  draft: 'attention',
  planned: 'neutral',
  running: 'good',
  paused: 'attention',
  over: 'neutral',
  ended: 'neutral',
}

type Dated = { status: PromotionStatus; fromDate: string; untilDate: string; today: string }

export function PromotionBadge({ promotion }: { promotion: Dated }) {
  const { promotions: t } = useMessages()
  const state = promotionState(promotion, promotion.today)
  return <Badge tone={tones[state]}>{t.states[state]}</Badge>
}
