import { type DeskRoom, DeskRooms } from '#app/features/bookings/components/desk-rooms.tsx'
import { DeskSlots } from '#app/features/bookings/components/desk-slots.tsx'
import { ClosedMark } from '#app/features/bookings/components/occupancy.tsx'
import type { DeskDay } from '#app/features/bookings/desk-day.ts'
import { GuestList } from '#app/features/orders/components/guest-list.tsx'
import type { Guest } from '#app/features/orders/guest.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from './panel.tsx'

type ExperienceDayProps = {
  day: DeskDay
  rooms: readonly DeskRoom[]
  guests: readonly Guest[]
}

/** One day of one experience: how full it is, which rooms are whose, and who comes. */
export function ExperienceDay({ day, rooms, guests }: ExperienceDayProps) {
  const { deskCalendar: t } = useMessages()
  return (
    <Panel title={day.title}>
      {day.closure && (
        <p className="mb-3">
          <ClosedMark text={t.closure[day.closure]} />
        </p>
      )}
      <DeskSlots day={day} />
      {rooms.length > 0 && <DeskRooms rooms={rooms} />}
      <h3 className="mt-4 mb-2 font-semibold">{t.guests}</h3>
      <GuestList guests={guests} mode={day.mode} />
    </Panel>
  )
}
