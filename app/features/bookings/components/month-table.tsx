import { ChevronLeft, ChevronRight } from 'lucide-react'
import { formatCalendarDate, formatCalendarMonth, formatCalendarWeekday } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah, formatRupiahShort } from '#app/core/rupiah.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { addDays, type CalendarDate, weekdayOf } from '../calendar-date.ts'
import { marketDayOf } from '../javanese-day.ts'
import type { MonthDay, VisitMonth } from '../visit-month.ts'

type MonthTableProps = { slug: string; month: VisitMonth; chosen: CalendarDate | null }

/** A month as a table from Monday to Sunday; every free day is a plain link that chooses it. */
export function MonthTable({ slug, month, chosen }: MonthTableProps) {
  const locale = useLocale()
  const { bookings: t } = useMessages()
  const first = month.days[0]?.date
  if (!first) return null
  const monday = addDays(first, 1 - weekdayOf(first))
  const blanks = weekdayOf(first) - 1
  const cells: (MonthDay | null)[] = [...Array<null>(blanks).fill(null), ...month.days]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_each, day) => cells[week * 7 + day] ?? null),
  )
  return (
    <>
      <div className="mb-2 flex items-center justify-between">
        <MonthLink slug={slug} month={month.previous} label={t.previousMonth} icon={ChevronLeft} />
        <h2 className="font-semibold capitalize">{formatCalendarMonth(first, locale)}</h2>
        <MonthLink slug={slug} month={month.next} label={t.nextMonth} icon={ChevronRight} />
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
                  {day && <Day slug={slug} day={day} isChosen={day.date === chosen} />}
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
  slug: string
  month: string | null
  label: string
  icon: typeof ChevronLeft
}

function MonthLink({ slug, month, label, icon }: MonthLinkProps) {
  const locale = useLocale()
  if (!month) return <span className="size-11" />
  return (
    <a
      href={paths.visitCalendar(locale, slug, { bulan: month })}
      aria-label={label}
      className="inline-grid size-11 place-items-center rounded-xl text-terrace hover:bg-terrace-soft"
    >
      <Icon icon={icon} size={22} />
    </a>
  )
}

/** Few are left: said, so that nobody comes back an hour later for nothing. */
const fewLeft = 5

function Day({ slug, day, isChosen }: { slug: string; day: MonthDay; isChosen: boolean }) {
  const locale = useLocale()
  const { bookings: t } = useMessages()
  const { date, left, closed, price } = day
  const number = Number(date.slice(8))
  const said = `${formatCalendarDate(date, locale)} (${marketDayOf(date)})`
  if (closed) {
    return (
      <span
        title={`${said}: ${closed === 'full' ? t.full : t.refusals[closed]}`}
        className="block min-h-14 rounded-lg py-1.5 text-ink-soft"
      >
        <span className={closed === 'full' ? 'line-through' : ''}>{number}</span>
        <span className="block text-xs">{closed === 'full' ? t.full : '–'}</span>
      </span>
    )
  }
  return (
    <a
      href={`${paths.visitCalendar(locale, slug, { bulan: date.slice(0, 7), tanggal: date })}#pesan`}
      aria-current={isChosen ? 'date' : undefined}
      className="block min-h-14 rounded-lg bg-terrace-soft py-1.5 font-semibold text-ink no-underline hover:ring-2 hover:ring-terrace aria-[current]:bg-terrace aria-[current]:text-on-terrace"
    >
      {/* Read out whole, because what a square has room for is too short to be understood. */}
      <span className="sr-only">{`${said}, ${formatRupiah(price)}, ${t.left(left)}`}</span>
      <span aria-hidden>{number}</span>
      <span aria-hidden className="block text-xs font-normal">
        {left <= fewLeft ? t.left(left) : formatRupiahShort(price, locale)}
      </span>
    </a>
  )
}
