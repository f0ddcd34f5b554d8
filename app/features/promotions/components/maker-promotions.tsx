import { formatCalendarDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Section, SeeAllLink } from '#app/ui/page-header.tsx'
import type { DeskPromotion } from '../desk-promotion.ts'
import { PromotionBadge } from './promotion-badge.tsx'
import { savingText } from './terms-text.ts'

type MakerPromotionsProps = { promotions: readonly DeskPromotion[] }

/** The latest that a maker has agreed to pay for, on the first page. */
export function LatestPromotions({ promotions }: MakerPromotionsProps) {
  const { ofMaker: t } = useMessages().promotions
  if (promotions.length === 0) return null
  return (
    <Section
      title={t.title}
      aside={<SeeAllLink href={paths.makerPromotions()}>{t.seeAll}</SeeAllLink>}
    >
      <MakerPromotions promotions={promotions.slice(0, 4)} />
    </Section>
  )
}

/** What a maker has agreed to pay for, and what that has come to by now. */
export function MakerPromotions({ promotions }: MakerPromotionsProps) {
  const locale = useLocale()
  const { promotions: t } = useMessages()
  const day = (date: string) => formatCalendarDate(date, locale)
  return (
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
  )
}
