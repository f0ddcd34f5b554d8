import { formatTime } from '#app/core/dates.ts'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { GateDay } from '../gate-day.ts'

export function GateDayPanel({ day: { listings, recent } }: { day: GateDay }) {
  const locale = useLocale()
  const { kelola, visitUnits } = useMessages()
  const { gate: t } = kelola
  return (
    <Card as="section" className="p-4 md:p-5">
      <h2 className="mb-3 font-display text-xl font-bold">{t.today}</h2>
      {listings.length === 0 && <p className="text-ink-soft">{t.nothingToday}</p>}
      <ul className="divide-y divide-line">
        {listings.map(({ title, unit, inside, booked }) => (
          <li key={title.id} className="py-2">
            {title[locale]}
            <strong className="block">{t.inside(inside, visitUnits.count(booked, unit))}</strong>
          </li>
        ))}
      </ul>
      {recent.length > 0 && (
        <>
          <h3 className="mt-4 font-semibold">{t.recent}</h3>
          <ul className="text-sm text-ink-soft">
            {recent.map(({ id, scannedAt, zone, title, count, unit, gate }) => (
              <li key={id} className="py-1">
                {formatTime(scannedAt, { locale, zone })} · {title[locale]} ·{' '}
                {t.recentLine(visitUnits.count(count, unit), gate)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}
