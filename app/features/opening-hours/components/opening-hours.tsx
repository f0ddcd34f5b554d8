import type { ReactNode } from 'react'
import { formatWeekdayName } from '#app/core/dates.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { daysWithSameHours, type ShopHours } from '../opening-hours.ts'

/** `Senin–Jumat 08.00–15.00`, one line for days that follow one another with the same times. */
export function OpeningHours({ hours }: { hours: readonly ShopHours[] }) {
  const locale = useLocale()
  const { shopSettings } = useMessages()
  const t = shopSettings.shown
  const time = (clock: string) => (locale === 'id' ? clock.replace(':', '.') : clock)
  return (
    <dl className="grid gap-1">
      {daysWithSameHours(hours).map(({ from, to, times }) => (
        <Line key={from} days={from === 1 && to === 7 ? t.everyDay : dayNames(from, to, locale)}>
          {times ? t.from(time(times.opensAt), time(times.closesAt)) : t.closed}
        </Line>
      ))}
    </dl>
  )
}

function Line({ days, children }: { days: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4">
      <dt>{days}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  )
}

// The first of June 2026 was a Monday.
const dayNames = (from: number, to: number, locale: 'id' | 'en') =>
  [...new Set([from, to])].map((day) => formatWeekdayName(`2026-06-0${day}`, locale)).join('–')
