import { courierNames } from '#app/core/couriers.ts'
import { formatDateTime } from '#app/core/dates.ts'
import type { ParcelNews } from '#app/features/shipping/parcel-news.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

/** The number of a parcel and what its courier told of it, the latest first. */
export function ParcelTimeline({ news }: { news: ParcelNews }) {
  const locale = useLocale()
  const { waybill: t } = useMessages().parcels
  const { courier, number, status, checkedAt, isOld, events } = news
  const at = (time: Date) => formatDateTime(time, { locale })
  return (
    <div className="grid min-w-0 gap-2">
      <p className="wrap-anywhere">
        <span className="text-ink-soft">{t.numberOf(courierNames[courier])}</span>{' '}
        <strong className="tabular-nums select-all">{number}</strong>
      </p>
      <p className="font-semibold">{status ? t.statuses[status] : t.nothingYet}</p>
      {events.length > 0 && (
        <ol className="grid gap-2 border-l-2 border-line pl-4">
          {events.map((event) => (
            <li key={event.id} className="min-w-0 wrap-anywhere">
              <span className="block text-sm text-ink-soft">
                {[at(event.at), event.place].filter(Boolean).join(' · ')}
              </span>
              {event.note}
            </li>
          ))}
        </ol>
      )}
      {checkedAt && (
        <p className="text-sm text-ink-soft">
          {isOld ? t.oldNews(at(checkedAt)) : t.checked(at(checkedAt))}
        </p>
      )}
    </div>
  )
}
