import {
  formatCalendarDate,
  formatCalendarDay,
  formatDayOfYear,
  formatWeekdayName,
} from '#app/core/dates.ts'

import { listed } from '#app/core/text.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { addDays, type CalendarDate, calendarDate } from '../calendar-date.ts'
import { closedStretches, type VisitMonth } from '../visit-month.ts'
import { monthAddress } from './month-address.ts'

type NotesProps = {
  slug: string
  month: VisitMonth
  /** A sentence: a calendar has room for one price a day. */
  pricesOf: string
}

/** What the squares are too small for: whose price it is, which day is a holiday, why days are closed. */
export function MonthNotes({ slug, month, pricesOf }: NotesProps) {
  const first = month.days[0]?.date ?? ''
  const isFree = month.days.some(({ closed }) => closed === null)
  return (
    <>
      {!isFree && <NothingFree slug={slug} month={month} />}
      {isFree && month.nextFree && month.nextFree < first && (
        <NextFree slug={slug} date={month.nextFree} mode={month.mode} />
      )}
      <ul className="mt-3 grid gap-0.5 text-sm text-ink-soft">
        {isFree && <li>{pricesOf}</li>}
        <Holidays month={month} />
        <CalledOff month={month} />
        <Closures month={month} />
      </ul>
    </>
  )
}

function NothingFree({ slug, month }: { slug: string; month: VisitMonth }) {
  const locale = useLocale()
  const { bookings: t } = useMessages()
  return (
    <div className="mt-3">
      <Alert title={t.nothingFree}>
        {month.nextFree ? (
          <NextFree slug={slug} date={month.nextFree} mode={month.mode} />
        ) : (
          <p>{t.noneUntil(formatCalendarDate(month.rules.lastDay, locale))}</p>
        )}
      </Alert>
    </div>
  )
}

type NextFreeProps = { slug: string; date: CalendarDate; mode: VisitMonth['mode'] }

function NextFree({ slug, date, mode }: NextFreeProps) {
  const locale = useLocale()
  const { bookings: t } = useMessages()
  return (
    <p>
      {t.nextFree}{' '}
      <a
        href={`${monthAddress(mode)(locale, slug, { tanggal: date })}#pesan`}
        className="font-semibold text-terrace underline underline-offset-2"
      >
        {formatCalendarDay(date, locale)}
      </a>
    </p>
  )
}

function Holidays({ month }: { month: VisitMonth }) {
  const locale = useLocale()
  return month.days.map(
    ({ date, holiday }) =>
      holiday && (
        <li key={date}>
          <span className="text-danger">{formatCalendarDate(date, locale)}</span>: {holiday[locale]}
        </li>
      ),
  )
}

function CalledOff({ month }: { month: VisitMonth }) {
  const locale = useLocale()
  const { bookings: t } = useMessages()
  return month.days.flatMap(({ date, calledOff }) =>
    calledOff.map(({ startsAt, reason }) => (
      <li key={`${date} ${startsAt}`} className="text-ink">
        {t.calledOffOn(
          formatCalendarDate(date, locale),
          startsAt && startsAt.replace(':', '.'),
          reason,
        )}
      </li>
    )),
  )
}

function Closures({ month: { days, rules } }: { month: VisitMonth }) {
  const locale = useLocale()
  const { bookings: t } = useMessages()
  const has = (reason: 'out-of-season' | 'closed-weekday') =>
    days.some(({ closed }) => closed === reason)
  const stretches = closedStretches(days, 'closed-date').map(({ from, to }) =>
    from === to
      ? formatCalendarDate(from, locale)
      : `${formatCalendarDate(from, locale)} – ${formatCalendarDate(to, locale)}`,
  )
  const seasons = rules.seasons.map(
    ({ from, to }) => `${formatDayOfYear(from, locale)} – ${formatDayOfYear(to, locale)}`,
  )
  const weekdays = rules.weekdays.map((day) => formatWeekdayName(addDays(sunday, day), locale))
  return (
    <>
      {rules.leadTimeHours > 0 && <li>{t.leadTime(rules.leadTimeHours)}</li>}
      {has('closed-weekday') && <li>{t.openWeekdays(listed(weekdays, locale))}</li>}
      {has('out-of-season') && <li>{t.openSeasons(listed(seasons, locale))}</li>}
      {stretches.length > 0 && <li>{t.closedOn(listed(stretches, locale))}</li>}
    </>
  )
}

const sunday = calendarDate('2024-01-07')
