import { Link } from '@remix-run/react'
import { formatCalendarDay } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { ClosedDay } from '../experience.ts'

type ClosedDaysProps = { days: readonly ClosedDay[]; slug: string }

/** Each leads to its day in the calendar, where it is opened again. */
export function ClosedDays({ days, slug }: ClosedDaysProps) {
  const { experiences: t } = useMessages()
  return (
    <section className="mt-8 max-w-2xl">
      <h2 className="mb-2 font-display text-xl font-bold">{t.closedDays}</h2>
      {days.length === 0 && <p className="text-ink-soft">{t.noClosedDays}</p>}
      <ClosedDayList days={days} slug={slug} />
    </section>
  )
}

export function ClosedDayList({ days, slug }: ClosedDaysProps) {
  const locale = useLocale()
  const { experiences: t } = useMessages()
  return (
    <ul className="divide-y divide-line">
      {days.map(({ date, booked }) => (
        <li key={date} className="flex flex-wrap items-baseline justify-between gap-x-4 py-1">
          <Link
            to={`${paths.kelolaDay(date, { wisata: slug })}#${slug}`}
            className="inline-flex min-h-11 items-center"
            title={t.openAgain}
          >
            {formatCalendarDay(date, locale)}
          </Link>
          {booked > 0 && <strong className="text-gold">{t.stillComing(booked)}</strong>}
        </li>
      ))}
    </ul>
  )
}
