import { Link } from '@remix-run/react'
import { formatCalendarDay, formatCalendarWeekday } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { classes } from '#app/ui/classes.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { addDays, type CalendarDate, weekdayOf } from '../calendar-date.ts'
import { type DeskDay, occupancyOf } from '../desk-day.ts'
import { ClosedMark, OccupancyLine } from './occupancy.tsx'

type DeskMonthProps = {
  /** Every day of the month, each with the experiences that are looked at. */
  days: readonly { date: CalendarDate; experiences: readonly DeskDay[] }[]
  today: CalendarDate
  /** The one experience that is looked at; without it all of them are. */
  wisata: string | undefined
}

/** A list of days on a phone, a page of a wall calendar where there is room: one markup for both. */
export function DeskMonth({ days, today, wisata }: DeskMonthProps) {
  return (
    <>
      <Weekdays first={days[0]?.date} />
      <ol className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card lg:grid lg:grid-cols-7 lg:bg-sunken">
        {days.map(({ date, experiences }, index) => (
          <li
            key={date}
            id={date === today ? 'hari-ini' : undefined}
            className={classes(
              'border-b border-line bg-surface max-lg:last:border-0 lg:min-h-28 lg:border-r',
              index === 0 && firstColumn[weekdayOf(date)],
            )}
          >
            <Day {...{ date, experiences, today, wisata }} />
          </li>
        ))}
      </ol>
    </>
  )
}

const firstColumn = {
  1: 'lg:col-start-1',
  2: 'lg:col-start-2',
  3: 'lg:col-start-3',
  4: 'lg:col-start-4',
  5: 'lg:col-start-5',
  6: 'lg:col-start-6',
  7: 'lg:col-start-7',
} as const

/** Each day says its own weekday to a screen reader, and on a phone to everybody. */
function Weekdays({ first }: { first: CalendarDate | undefined }) {
  const locale = useLocale()
  if (!first) return null
  const monday = addDays(first, 1 - weekdayOf(first))
  return (
    <div aria-hidden className="mb-1 grid grid-cols-7 text-ink-soft max-lg:hidden">
      {[0, 1, 2, 3, 4, 5, 6].map((day) => (
        <span key={day} className="px-2">
          {formatCalendarWeekday(addDays(monday, day), locale)}
        </span>
      ))}
    </div>
  )
}

type DayProps = Omit<DeskMonthProps, 'days'> & DeskMonthProps['days'][number]

function Day({ date, experiences, today, wisata }: DayProps) {
  const locale = useLocale()
  const { deskCalendar: t } = useMessages()
  const isToday = date === today
  return (
    <Link
      to={paths.kelolaDay(date, { wisata })}
      className={classes(
        'flex min-h-14 gap-3 px-4 py-2.5 no-underline hover:bg-terrace-soft lg:h-full lg:flex-col lg:gap-1 lg:p-2 lg:text-sm',
        isToday && 'bg-gold-soft shadow-[inset_4px_0_0_var(--color-action)]',
        date < today && 'text-ink-soft',
      )}
    >
      <span className="w-10 shrink-0 leading-tight lg:flex lg:w-auto lg:items-baseline lg:gap-2">
        <span className="sr-only">{formatCalendarDay(date, locale)}</span>
        <span aria-hidden className="block text-sm text-ink-soft lg:hidden">
          {formatCalendarWeekday(date, locale)}
        </span>
        <span aria-hidden className="block text-xl font-bold lg:text-base">
          {Number(date.slice(8))}
        </span>
        {isToday && <span className="block text-xs font-bold text-action">{t.today}</span>}
      </span>
      <span className="grid min-w-0 flex-1 content-center gap-1.5 lg:content-start">
        {wisata === undefined ? (
          <Several experiences={experiences} isPast={date < today} />
        ) : (
          experiences.map((each) => <One key={each.slug} day={each} isPast={date < today} />)
        )}
      </span>
    </Link>
  )
}

/** Of all experiences, only those with something to know: guests, or closed on this very day. */
function Several({ experiences, isPast }: { experiences: readonly DeskDay[]; isPast: boolean }) {
  const { deskCalendar: t } = useMessages()
  const shown = experiences.filter(({ slots, closure }) => {
    const { taken, blocked } = occupancyOf(slots)
    const isClosedByHand = closure === 'closed-date' || closure === 'called-off'
    return taken + blocked > 0 || (isClosedByHand && !isPast)
  })
  if (shown.length > 0) {
    return shown.map((each) => (
      <span key={each.slug} className="min-w-0">
        <span className="block truncate font-semibold">{each.title}</span>
        <One day={each} isPast={isPast} />
      </span>
    ))
  }
  if (isPast) return '–'
  const isClosed = experiences.every(({ closure }) => closure !== null)
  return isClosed ? (
    <ClosedMark text={t.closed} />
  ) : (
    <span className="text-ink-soft">{t.quietDay}</span>
  )
}

/** What a day could have taken is not kept for long, so of the past only who was there is said. */
function One({ day, isPast }: { day: DeskDay; isPast: boolean }) {
  const { deskCalendar: t, visitUnits } = useMessages()
  const occupancy = occupancyOf(day.slots)
  if (isPast) return occupancy.taken > 0 ? visitUnits.count(occupancy.taken, day.unit) : '–'
  return (
    <span className="grid gap-0.5">
      {day.closure && <ClosedMark text={t.closed} />}
      {(!day.closure || occupancy.taken > 0) && (
        <OccupancyLine occupancy={occupancy} unit={day.unit} />
      )}
    </span>
  )
}
