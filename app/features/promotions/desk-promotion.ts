import type { Rupiah } from '#app/core/rupiah.ts'
import type { PromotionStatus } from './promotion-status.ts'
import type { PromotionTerms } from './promotion.ts'

/** How often it is used by now, and what that was worth of what is paid. */
type PromotionUse = { uses: number; unpaid: number; sold: Rupiah; given: Rupiah }

export type DeskPromotion = {
  id: string
  name: string
  status: PromotionStatus
  terms: PromotionTerms
  makerName: string | null
  fromDate: string
  untilDate: string
  /** Where the BUM Desa is. */
  today: string
  code: string | null
  maximumUses: number | null
  maximumPerBuyer: number | null
  makerConsentedAt: Date | null
  isSample: boolean
} & PromotionUse
