import { Clock } from 'lucide-react'
import { formatDateTime } from '#app/core/dates.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { acceptUrgency } from '../shop-actions.ts'
import { timeLeft } from '../time-left.ts'

const inks = {
  calm: 'text-ink-soft',
  soon: 'text-ink font-semibold',
  urgent: 'text-danger font-semibold',
  over: 'text-danger font-semibold',
} as const

/** How long the BUM Desa still has to answer. */
export function AcceptClock({ acceptBy, now }: { acceptBy: Date; now: Date }) {
  const { kelola: t } = useMessages()
  return <DeadlineClock until={acceptBy} now={now} says={t.list.acceptBefore} />
}

type DeadlineClockProps = { until: Date; now: Date; says: (time: string) => string }

/** How long there still is; the exact time is there for whoever asks. */
export function DeadlineClock({ until, now, says }: DeadlineClockProps) {
  const locale = useLocale()
  return (
    <time
      dateTime={until.toISOString()}
      title={says(formatDateTime(until, { locale }))}
      className={`inline-flex items-center gap-1.5 whitespace-nowrap ${inks[acceptUrgency(until, { now })]}`}
    >
      <Icon icon={Clock} size={17} />
      {useTimeLeft(until, now)}
    </time>
  )
}

function useTimeLeft(until: Date, now: Date): string {
  const { timeLeft: t } = useMessages().kelola
  const left = timeLeft(until, { now })
  if (!left) return t.over
  if (left.days > 0) return t.days(left.days, left.hours)
  return left.hours > 0 ? t.hours(left.hours, left.minutes) : t.minutes(left.minutes)
}
