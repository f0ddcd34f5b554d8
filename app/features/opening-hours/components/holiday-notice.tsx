import { formatCalendarDate } from '#app/core/dates.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { Holiday } from '../opening-hours.ts'

/** Only while it lasts: what can be ordered is made ready afterwards. */
export function HolidayNotice({ holidays }: { holidays: readonly Holiday[] }) {
  const locale = useLocale()
  const { shopSettings } = useMessages()
  const t = shopSettings.shown
  const now = holidays.find(({ isNow }) => isNow)
  if (!now) return null
  const reason = now.reason[locale].replace(/[.\s]*$/, '')
  return (
    <Alert tone="attention" title={t.holidayNow(formatCalendarDate(now.to, locale))}>
      <p>{[reason && `${reason}.`, t.holidayText].filter(Boolean).join(' ')}</p>
    </Alert>
  )
}

/** In a cart and before paying: goods are made ready after the holiday that has begun. */
export function HolidayOrderNote({ until }: { until: string }) {
  const locale = useLocale()
  const { shopSettings } = useMessages()
  return (
    <Alert tone="attention">
      {shopSettings.shown.holidayOrder(formatCalendarDate(until, locale))}
    </Alert>
  )
}

/** Those to come as well, each with its reason. */
export function HolidayList({ holidays }: { holidays: readonly Holiday[] }) {
  const locale = useLocale()
  const { shopSettings } = useMessages()
  const t = shopSettings.shown
  const day = (date: string) => formatCalendarDate(date, locale)
  return (
    <ul className="grid gap-1">
      {holidays.map(({ from, to, reason }) => (
        <li key={from}>
          {t.between(day(from), day(to))}
          {reason[locale] && <span className="block text-sm text-ink-soft">{reason[locale]}</span>}
        </li>
      ))}
    </ul>
  )
}
