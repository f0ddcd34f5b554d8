import { formatCalendarDate } from '#app/core/dates.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Section } from '#app/ui/page-header.tsx'
import type { DeskPromotion } from '../desk-promotion.ts'
import { PromotionBadge } from './promotion-badge.tsx'
import { savingText } from './terms-text.ts'

/** What a maker has agreed to pay for, and what that has come to by now. */
export function MakerPromotions({ promotions }: { promotions: readonly DeskPromotion[] }) {
  const locale = useLocale()
  const { promotions: t } = useMessages()
  if (promotions.length === 0) return null
  const day = (date: string) => formatCalendarDate(date, locale)
  return (
    <Section title={t.ofMaker.title}>
      <ul className="grid gap-3 sm:grid-cols-2">
        {promotions.map((promotion) => (
          <Card as="li" key={promotion.id} className="min-w-0 p-4 wrap-anywhere">
            <p className="mb-1 flex flex-wrap items-center gap-2 font-semibold">
              {promotion.name}
              <PromotionBadge promotion={promotion} />
            </p>
            <p className="text-sm text-ink-soft">
              {savingText(promotion.terms.saving, t.saving)} · {day(promotion.fromDate)} –{' '}
              {day(promotion.untilDate)}
            </p>
            <p className="mt-1">{t.ofMaker.given(promotion.uses, formatRupiah(promotion.given))}</p>
          </Card>
        ))}
      </ul>
    </Section>
  )
}
