import { formatRupiah } from '#app/core/rupiah.ts'
import type { PromotionTexts } from '#app/i18n/id/promotions.ts'
import type { Saving } from '../promotion.ts'

/** `10%, paling banyak Rp20.000`. */
export function savingText(saving: Saving, t: PromotionTexts['saving']): string {
  if (saving.kind !== 'percent') return t[saving.kind](formatRupiah(saving.amount))
  const { percent, maximumDiscount } = saving
  return maximumDiscount === null
    ? t.percent(percent)
    : t.percentUpTo(percent, formatRupiah(maximumDiscount))
}
