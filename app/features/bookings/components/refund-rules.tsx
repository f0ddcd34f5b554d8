import { formatCalendarDate } from '#app/core/dates.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { RefundPromise, RefundTiers } from '../refund-tiers.ts'

/** What a place gives back, before a day is chosen. */
export function RefundRules({ tiers }: { tiers: RefundTiers }) {
  const { refund: t } = useMessages().bookings
  return (
    <ul>
      {tiers.map(({ daysBefore, percent }) => (
        <li key={daysBefore}>{t.tier(daysBefore, percent)}</li>
      ))}
      <li>{tiers.length > 0 ? t.later : t.never}</li>
      <li>{t.byOperator}</li>
    </ul>
  )
}

/** The same for a visit with a day and a price: so much until then. */
export function RefundPromises({ promises }: { promises: readonly RefundPromise[] }) {
  const locale = useLocale()
  const { refund: t } = useMessages().bookings
  return (
    <span className="block text-sm text-ink-soft">
      {promises.map(({ before, amount }) => (
        <span key={before} className="block">
          {t.before(formatCalendarDate(before, locale), amount)}
        </span>
      ))}
      {promises.length === 0 && t.tooLate}
    </span>
  )
}
