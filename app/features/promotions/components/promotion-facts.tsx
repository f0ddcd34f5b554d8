import type { ReactNode } from 'react'
import { formatCalendarDate, formatDateTime } from '#app/core/dates.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { DeskPromotion } from '../desk-promotion.ts'
import { savingText } from './terms-text.ts'

/** What is promised, to whom, and out of whose share. */
export function PromotionFacts({ promotion }: { promotion: DeskPromotion }) {
  const locale = useLocale()
  const { promotions: t } = useMessages()
  const { terms, code, makerConsentedAt } = promotion
  const { facts } = t
  const day = (date: string) => formatCalendarDate(date, locale)
  return (
    <>
      <p className="mb-3 text-lg font-semibold">{savingText(terms.saving, t.saving)}</p>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <Fact name={facts.days}>{`${day(promotion.fromDate)} – ${day(promotion.untilDate)}`}</Fact>
        <Fact name={facts.target}>{targetText(promotion, t.targets)}</Fact>
        <Fact name={facts.code}>{code ?? facts.noCode}</Fact>
        {terms.minimumSpend > 0n && (
          <Fact name={facts.minimumSpend}>{formatRupiah(terms.minimumSpend)}</Fact>
        )}
        {promotion.maximumUses !== null && (
          <Fact name={facts.maximumUses}>{facts.times(promotion.maximumUses)}</Fact>
        )}
        {promotion.maximumPerBuyer !== null && (
          <Fact name={facts.maximumPerBuyer}>{facts.times(promotion.maximumPerBuyer)}</Fact>
        )}
        <Fact name={facts.bearer}>
          {terms.bearer === 'shop' ? t.bearers.shop : t.bearers.maker(promotion.makerName ?? '')}
          {makerConsentedAt && (
            <span className="block text-sm font-normal text-ink-soft">
              {facts.consent(formatDateTime(makerConsentedAt, { locale }))}
            </span>
          )}
        </Fact>
      </dl>
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-ink-soft">{name}</dt>
      <dd className="font-medium wrap-anywhere">{children}</dd>
    </div>
  )
}

function targetText(
  { terms, makerName }: DeskPromotion,
  t: ReturnType<typeof useMessages>['promotions']['targets'],
): string {
  if (terms.target === 'everything') return t.everything
  return terms.target === 'maker' ? t.maker(makerName ?? '') : t.listings(terms.listingIds.length)
}
