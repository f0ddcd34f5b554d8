import { ChevronLeft, ChevronRight } from 'lucide-react'
import { formatCalendarMonth, formatCalendarWeekday } from '#app/core/dates.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { addDays, weekdayOf } from '../calendar-date.ts'
import type { MonthDay, VisitMonth } from '../visit-month.ts'
import { monthAddress } from './month-address.ts'
import { MonthCell } from './month-cell.tsx'

type MonthTableProps = { slug: string; month: VisitMonth }

/**
 * A month as a table from Monday to Sunday, without the weeks that are over. Every free day is a plain link that chooses it; of a stay the
 * first tap is the arrival and the second the departure.
 */
export function MonthTable({ slug, month }: MonthTableProps) {
  const locale = useLocale()
  const { bookings: t } = useMessages()
  const first = month.days[0]?.date
  if (!first) return null
  const monday = addDays(first, 1 - weekdayOf(first))
  const blanks = weekdayOf(first) - 1
  const cells: (MonthDay | null)[] = [...Array<null>(blanks).fill(null), ...month.days]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_each, day) => cells[week * 7 + day] ?? null),
  ).filter((week) => week.some((day) => day && day.date >= month.rules.today))
  const linkTo = (bulan: string | null) =>
    bulan && `${monthAddress(month.mode)(locale, slug, { bulan })}#kalender`
  return (
    <>
      <div className="mb-2 flex items-center justify-between">
        <MonthLink href={linkTo(month.previous)} label={t.previousMonth} icon={ChevronLeft} />
        <h2 className="font-semibold capitalize">{formatCalendarMonth(first, locale)}</h2>
        <MonthLink href={linkTo(month.next)} label={t.nextMonth} icon={ChevronRight} />
      </div>
      <table className="w-full table-fixed border-separate border-spacing-0.5 text-center">
        <caption className="sr-only">{formatCalendarMonth(first, locale)}</caption>
        <thead>
          <tr>
            {Array.from({ length: 7 }, (_, day) => (
              <th key={day} scope="col" className="pb-1 text-sm font-normal text-ink-soft">
                {formatCalendarWeekday(addDays(monday, day), locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, index) => (
            <tr key={index}>
              {week.map((day, column) => (
                <td key={column} className="p-0">
                  {day && <MonthCell slug={slug} day={day} month={month} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

type MonthLinkProps = {
  /** Null: that month cannot be booked. */
  href: string | null
  label: string
  icon: typeof ChevronLeft
}

function MonthLink({ href, label, icon }: MonthLinkProps) {
  if (!href) return <span className="size-11" />
  return (
    <a
      href={href}
      aria-label={label}
      className="inline-grid size-11 place-items-center rounded-xl text-terrace hover:bg-terrace-soft"
    >
      <Icon icon={icon} size={22} />
    </a>
  )
}
