import type { Rupiah } from '#app/core/rupiah.ts'
import type { Saving } from './promotion.ts'

/**
 * What a kept page says of a promotion without a code. Its last day stands beside it, so that a page
 * which is a minute old is still true.
 */
export type ShownPromotion = {
  id: string
  name: string
  untilDate: string
  saving: Saving
  minimumSpend: Rupiah
}
