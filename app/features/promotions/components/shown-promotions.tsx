import { BadgePercent } from 'lucide-react'
import { formatCalendarDate } from '#app/core/dates.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { ShownPromotion } from '../shown-promotion.ts'
import { savingText } from './terms-text.ts'

/** Below the price; what it comes to is said by the cart. */
export function ShownPromotions({ promotions }: { promotions: readonly ShownPromotion[] }) {
  const locale = useLocale()
  const { promotions: t } = useMessages()
  return promotions.map(({ id, name, untilDate, saving, minimumSpend }) => (
    <p
      key={id}
      className="mt-2 flex items-start gap-2 rounded-xl bg-terrace-soft px-3 py-2 text-terrace wrap-anywhere"
    >
      <Icon icon={BadgePercent} className="mt-0.5" />
      <span>
        <b>{savingText(saving, t.saving)}</b>
        {minimumSpend > 0n && ` ${t.shown.from(formatRupiah(minimumSpend))}`} ·{' '}
        {t.shown.until(t.buyer.promotion(name), formatCalendarDate(untilDate, locale))}
      </span>
    </p>
  ))
}
