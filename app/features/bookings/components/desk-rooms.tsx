import { Link } from '@remix-run/react'
import { formatCalendarDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { DeskStay, DeskUnit } from '../desk-day.ts'

/** A room in one night: free, or whose it is. */
export type DeskRoom = DeskUnit & { stay: DeskStay | null }

export function DeskRooms({ rooms }: { rooms: readonly DeskRoom[] }) {
  const { deskCalendar: t } = useMessages()
  return (
    <>
      <h3 className="mt-4 font-semibold">{t.rooms}</h3>
      <ul>
        {rooms.map((room) => (
          <li key={room.id} className="border-b border-line py-2.5 last:border-0">
            <span className="font-semibold">{room.name}</span>{' '}
            <span className="text-sm text-ink-soft">{t.sleeps(room.sleeps)}</span>
            <span className="block">
              <RoomState stay={room.stay} />
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function RoomState({ stay }: { stay: DeskStay | null }) {
  const locale = useLocale()
  const { deskCalendar: t } = useMessages()
  if (!stay) return <span className="text-ink-soft">{t.room.free}</span>
  if (stay.state === 'held') return t.room.held
  const nights = [
    formatCalendarDate(stay.arrival, locale),
    formatCalendarDate(stay.departure, locale),
  ] as const
  if (stay.state === 'blocked') return t.room.blocked(...nights)
  return (
    <>
      {t.room.booked(...nights)}{' '}
      {stay.orderNumber && (
        <Link to={paths.kelolaOrder(stay.orderNumber)} className="font-semibold">
          {stay.orderNumber}
        </Link>
      )}
    </>
  )
}
