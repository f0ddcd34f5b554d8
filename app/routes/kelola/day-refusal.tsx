import { Link, useActionData } from '@remix-run/react'
import { formatCalendarDate, formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { CalendarRefusal } from './calendar-verb.server.ts'

/** Says above the day why nothing was changed. */
export function DayRefusal() {
  const { deskCalendar: t } = useMessages()
  const refusal = useActionData<{ refusal: CalendarRefusal }>()?.refusal
  if (!refusal) return null
  return (
    <div className="mb-4">
      <Alert tone="attention" title={t.refusals[refusal.reason]}>
        <Facts refusal={refusal} />
      </Alert>
    </div>
  )
}

function Facts({ refusal }: { refusal: CalendarRefusal }) {
  const locale = useLocale()
  const { deskCalendar: t, visitUnits } = useMessages()
  if (refusal.reason === 'below-sold') {
    const { sold, held, unit } = refusal
    return (
      <p>
        {t.alreadySold(visitUnits.count(sold, unit))}
        {held > 0 && ` ${t.unpaid(visitUnits.count(held, unit))}.`}
      </p>
    )
  }
  if (refusal.reason === 'resource-taken') return <Elsewhere refusal={refusal} />
  if (refusal.reason !== 'taken') return null
  const { state, orderNumber, arrival, departure } = refusal.clash
  const [from, to] = [formatCalendarDate(arrival, locale), formatCalendarDate(departure, locale)]
  return (
    <p>
      {t.clash[state](from, to)}{' '}
      {orderNumber && <Link to={paths.kelolaOrder(orderNumber)}>{orderNumber}</Link>}
    </p>
  )
}

function Elsewhere({
  refusal: { resource, elsewhere },
}: {
  refusal: Extract<CalendarRefusal, { reason: 'resource-taken' }>
}) {
  const locale = useLocale()
  const { resources: t } = useMessages()
  const { title, zone, startsAt, endsAt, orderNumber } = elsewhere
  const time = (instant: Date) => formatDateTime(instant, { locale, zone })
  return (
    <p>
      {t.elsewhere(resource, title, time(startsAt), time(endsAt))}{' '}
      {orderNumber && <Link to={paths.kelolaOrder(orderNumber)}>{orderNumber}</Link>}
    </p>
  )
}
