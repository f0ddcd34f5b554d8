import { formatCalendarDay } from '#app/core/dates.ts'
import type { ListingVariant } from '#app/features/catalog/listing-page.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { VisitMonth } from '../visit-month.ts'
import { MonthNotes } from './month-notes.tsx'
import { MonthTable } from './month-table.tsx'
import { VisitText } from './visit-text.tsx'

type PriceCalendarProps = {
  slug: string
  month: VisitMonth
  variants: readonly ListingVariant[]
  unit: string
}

/** A month with what each day costs and what is left, and in words what that does not tell. */
export function PriceCalendar({ slug, month, variants, unit }: PriceCalendarProps) {
  const locale = useLocale()
  const { bookings: t, storefront } = useMessages()
  return (
    <div id="kalender" className="scroll-mt-4">
      {month.mode === 'night' && <StayPrompt month={month} />}
      <MonthTable slug={slug} month={month} />
      <MonthNotes
        slug={slug}
        month={month}
        pricesOf={t.pricesOf(variants[0]?.label[locale] ?? '', storefront.unit(unit))}
      />
    </div>
  )
}

/** Of a stay two days are asked for, one after the other. */
function StayPrompt({ month: { chosen } }: { month: VisitMonth }) {
  const locale = useLocale()
  const { bookings: t } = useMessages()
  if (!chosen) return <p className="mb-2 font-semibold">{t.chooseArrival}</p>
  if (chosen.departures.length === 0) return <VisitText visit={chosen.visit} />
  return (
    <p className="mb-2 font-semibold">
      {t.chooseDeparture(formatCalendarDay(chosen.visit.date, locale))}
    </p>
  )
}
