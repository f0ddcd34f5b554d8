import { Link } from '@remix-run/react'
import { formatCalendarDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { Conflict } from '../connection.ts'

/** Nights given away twice, with the way to the order; nothing where there are none. */
export function Conflicts({ conflicts }: { conflicts: readonly Conflict[] }) {
  const locale = useLocale()
  const { calendars: t } = useMessages()
  if (conflicts.length === 0) return null
  const day = (date: string) => formatCalendarDate(date, locale)
  return (
    <div className="mb-4">
      <Alert tone="bad" title={t.conflicts(conflicts.length)}>
        <ul className="grid gap-2">
          {conflicts.map(({ unitId, unit, host, arrival, departure, orderNumber }) => (
            <li key={`${unitId} ${arrival}`}>
              {t.conflictText(unit, day(arrival), day(departure), host)}{' '}
              {orderNumber ? (
                <Link to={paths.kelolaOrder(orderNumber)}>{orderNumber}</Link>
              ) : (
                t.beingPaid
              )}
            </li>
          ))}
        </ul>
      </Alert>
    </div>
  )
}
