import { Link } from '@remix-run/react'
import { formatCalendarDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import type { VisitUnit } from '#app/core/visit-unit.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { DeskRoom, DeskStay } from '../desk-day.ts'
import { BlockForm, FreeForm, type VerbTarget } from './day-verbs.tsx'

type DeskRoomsProps = { rooms: readonly DeskRoom[]; unit: VisitUnit; verbs: VerbTarget | null }

export function DeskRooms({ rooms, unit, verbs }: DeskRoomsProps) {
  const { deskCalendar: t, visitUnits } = useMessages()
  return (
    <>
      <h3 className="mt-4 font-semibold">{visitUnits.title(unit)}</h3>
      <ul>
        {rooms.map((room) => (
          <li key={room.id} className="border-b border-line py-2.5 last:border-0">
            <span className="font-semibold">{room.name}</span>{' '}
            <span className="text-sm text-ink-soft">{t.sleeps(room.sleeps)}</span>
            <span className="block">
              <RoomState stay={room.stay} />
            </span>
            {verbs && !room.stay && <BlockForm target={verbs} room={room} />}
            {verbs && room.stay?.state === 'blocked' && room.stay.host === null && (
              <FreeForm target={verbs} room={room} stayId={room.stay.id} />
            )}
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
  if (stay.host !== null) return t.room.elsewhere(stay.host, ...nights)
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
