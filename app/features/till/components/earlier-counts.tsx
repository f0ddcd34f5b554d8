import { formatDateTime, type Zone } from '#app/core/dates.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Section } from '#app/ui/page-header.tsx'
import type { Closing } from '../till-day.ts'
import { differenceOf } from '../till.ts'

type EarlierCountsProps = { closings: readonly Closing[]; zone: Zone }

/** What a day was counted at before it was counted again. */
export function EarlierCounts({ closings, zone }: EarlierCountsProps) {
  const locale = useLocale()
  const { till: t } = useMessages()
  if (closings.length === 0) return null
  return (
    <Section title={t.earlier}>
      <ul className="grid gap-2">
        {closings.map(({ round, counted, expected, note, reason, ...closed }) => (
          <li key={round} className="wrap-anywhere">
            {t.earlierLine(
              counted,
              differenceOf({ counted, expected }),
              closed.closerName,
              formatDateTime(closed.closedAt, { locale, zone }),
            )}
            {note && <span className="block text-sm text-ink-soft">{note}</span>}
            {reason && <span className="block text-sm text-ink-soft">{t.why(reason)}</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
