import { formatCalendarDate } from '#app/core/dates.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { Away } from '../away.ts'

/** For buyers, before they put something in: when it is made. */
export function AwayNotice({ away: { from, to } }: { away: Away }) {
  const locale = useLocale()
  const { away: t } = useMessages().makers
  const day = (date: string) => formatCalendarDate(date, locale)
  return (
    <Alert tone="attention" title={t.buyers(day(from), day(to))}>
      {t.buyersText}
    </Alert>
  )
}

/** In a cart and before paying: one line of it is made after this day. */
export function AwayOrderNote({ until }: { until: string }) {
  const locale = useLocale()
  const { away: t } = useMessages().makers
  return <Alert tone="attention">{t.order(formatCalendarDate(until, locale))}</Alert>
}
