import { calendarDateOf, formatCalendarDate, formatTime } from '#app/core/dates.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { Whereabouts } from '../duty.ts'

type Station = Whereabouts['stations'][number]
type WhereaboutsTableProps = { whereabouts: readonly Whereabouts[]; date: string }

/** One row a resource, for paper and for a phone: two columns fit on both. */
export function WhereaboutsTable({ whereabouts, date }: WhereaboutsTableProps) {
  const { resources: t } = useMessages()
  if (whereabouts.length === 0) return <p className="mt-4">{t.none}</p>
  return (
    <table className="mt-2 w-full border-collapse text-left">
      <thead>
        <tr className="border-b border-black text-sm">
          <th scope="col" className="w-2/5 py-1 pr-3 font-semibold">
            {t.columns.resource}
          </th>
          <th scope="col" className="py-1 font-semibold">
            {t.columns.stations}
          </th>
        </tr>
      </thead>
      <tbody>
        {whereabouts.map(({ resource, stations }) => (
          <tr
            key={resource.id}
            className="keep-together border-b border-dashed border-black align-top"
          >
            <th scope="row" className="py-2 pr-3 font-bold wrap-anywhere">
              {resource.name}
              <span className="block text-sm font-normal">
                {t.kinds[resource.kind]}, {t.takes(resource.capacity)}
              </span>
            </th>
            <td className="py-2">
              {stations.length === 0 && t.idle}
              <ul className="grid gap-1.5">
                {stations.map((station) => (
                  <li key={station.id}>
                    <StationLine station={station} date={date} />
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function StationLine({ station, date }: { station: Station; date: string }) {
  const { resources: t } = useMessages()
  const { startsAt, endsAt, zone, title, orderNumber, people } = station
  const hour = useHour(date, zone)
  const facts = [
    ...(people === null ? [] : [t.people(people)]),
    ...(orderNumber === null ? [] : [orderNumber]),
  ]
  return (
    <>
      <strong className="block">
        {hour(startsAt)} – {hour(endsAt)}
      </strong>
      <span className="wrap-anywhere">{title}</span>
      {facts.length > 0 && <span className="block text-sm">{facts.join(' · ')}</span>}
    </>
  )
}

/** The hour, and the day as well where it is another one. */
function useHour(date: string, zone: Station['zone']) {
  const locale = useLocale()
  return (instant: Date) => {
    const day = calendarDateOf(instant, zone)
    const time = formatTime(instant, { locale, zone })
    return day === date ? time : `${formatCalendarDate(day, locale)} ${time}`
  }
}
