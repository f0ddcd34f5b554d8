import { formatCalendarDay } from '#app/core/dates.ts'
import { formatRupiah, formatRupiahShort } from '#app/core/rupiah.ts'
import { classes } from '#app/ui/classes.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { weekdayOf } from '../calendar-date.ts'
import { marketDayOf } from '../javanese-day.ts'
import { isChosen, type MonthDay, tapOn, type VisitMonth } from '../visit-month.ts'
import { monthAddress } from './month-address.ts'

type CellProps = { slug: string; day: MonthDay; month: VisitMonth }

/** One day of the price calendar: a link that chooses it, or why it cannot be chosen. */
export function MonthCell({ slug, day, month: { mode, chosen } }: CellProps) {
  const locale = useLocale()
  const { date, closed } = day
  const tap = tapOn(chosen, date)
  if (closed && !tap.departure) return <ClosedDay day={day} />
  const at = { bulan: date.slice(0, 7), tanggal: tap.date, pulang: tap.departure ?? undefined }
  // Who sleeps there still has to say until when; everybody else goes on to how many they are.
  const isNext = chosen === null || chosen.visit.kind === 'day' || tap.departure
  return (
    <a
      href={`${monthAddress(mode)(locale, slug, at)}#${isNext ? 'pesan' : 'kalender'}`}
      aria-current={isChosen(chosen, date) ? 'date' : undefined}
      className={`block min-h-16 rounded-lg py-1 leading-tight text-ink no-underline hover:ring-2 hover:ring-terrace aria-[current]:bg-terrace aria-[current]:text-on-terrace ${tap.departure ? 'ring-2 ring-terrace' : 'bg-terrace-soft'}`}
    >
      <DayWords day={day} isDeparture={tap.departure !== null} />
    </a>
  )
}

/** Few are left: said, so that nobody comes back an hour later for nothing. */
const fewLeft = 5

function DayWords({ day, isDeparture }: { day: MonthDay; isDeparture: boolean }) {
  const locale = useLocale()
  const { bookings: t } = useMessages()
  const { date, left, closed, price, holiday } = day
  const marketDay = marketDayOf(date)
  const isFew = !closed && left <= fewLeft
  const said = [
    `${formatCalendarDay(date, locale)} (${marketDay})`,
    holiday?.[locale],
    isDeparture && t.leaveThen,
    !closed && `${formatRupiah(price)}, ${t.left(left)}`,
  ]
  return (
    <>
      {/* Read out whole, because what a square has room for is too short to be understood. */}
      <span className="sr-only">{said.filter(Boolean).join(', ')}</span>
      <DayNumber day={day} />
      <span aria-hidden className="block text-xs">
        {closed ? t.closedShort[closed] : formatRupiahShort(price, locale)}
      </span>
      <span aria-hidden className={`block text-[0.6875rem] ${isFew ? 'font-bold' : ''}`}>
        {isFew ? t.left(left) : marketDay}
      </span>
    </>
  )
}

/** Sundays and holidays are red, as on every calendar on an Indonesian wall. */
function DayNumber({ day: { date, holiday } }: { day: MonthDay }) {
  const isRed = holiday !== null || weekdayOf(date) === 7
  return (
    <span
      aria-hidden
      className={classes('block font-semibold', isRed && 'not-in-aria-[current]:text-danger')}
    >
      {Number(date.slice(8))}
    </span>
  )
}

function ClosedDay({ day: { date, closed } }: { day: MonthDay }) {
  const locale = useLocale()
  const { bookings: t } = useMessages()
  const word = closed && t.closedShort[closed]
  return (
    <span className="block min-h-16 py-1 leading-tight text-ink-soft">
      {word && <span className="sr-only">{`${formatCalendarDay(date, locale)}: ${word}`}</span>}
      <span
        aria-hidden={word ? true : undefined}
        className={classes('block', word && 'line-through')}
      >
        {Number(date.slice(8))}
      </span>
      <span aria-hidden className="block text-xs">
        {word}
      </span>
    </span>
  )
}
