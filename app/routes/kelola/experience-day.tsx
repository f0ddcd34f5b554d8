import {
  CameForm,
  CapacityForm,
  OpeningForm,
  type VerbTarget,
} from '#app/features/bookings/components/day-verbs.tsx'
import { DeskRooms } from '#app/features/bookings/components/desk-rooms.tsx'
import { SlotLine } from '#app/features/bookings/components/slot-line.tsx'
import { ClosedMark } from '#app/features/bookings/components/occupancy.tsx'
import { type DeskDay, type DeskRoom, occupancyOf } from '#app/features/bookings/desk-day.ts'
import { GuestList } from '#app/features/orders/components/guest-list.tsx'
import type { Guest } from '#app/features/orders/guest.ts'
import { DutyBox } from '#app/features/resources/components/duty-box.tsx'
import type { Duty } from '#app/features/resources/duty.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from './panel.tsx'

type ExperienceDayProps = {
  day: DeskDay
  rooms: readonly DeskRoom[]
  guests: readonly Guest[]
  duties: readonly Duty[]
  hasResources: boolean
  /** Parties that have yet to choose, because their visit was called off. */
  waiting: number
  /** Null for who only reads, and for days that are over. */
  verbs: VerbTarget | null
  /** Where the manager writes down who came; null for everybody else. */
  noteTarget: VerbTarget | null
}

/** One day of one experience: how full it is, which rooms are whose, who comes, and what can be changed. */
export function ExperienceDay(props: ExperienceDayProps) {
  const { day, rooms, guests, duties, hasResources, waiting, verbs, noteTarget } = props
  const { deskCalendar: t } = useMessages()
  const dutyBox = (isIt: (duty: Duty) => boolean) => {
    const duty = duties.find(isIt)
    return duty && <DutyBox duty={duty} verbs={verbs} hasResources={hasResources} />
  }
  return (
    <div id={day.slug} className="scroll-mt-4">
      <Panel title={day.title}>
        {day.closure && <Closed day={day} />}
        {waiting > 0 && <p className="mb-3 font-medium">{t.waiting(waiting)}</p>}
        <ul className="grid gap-3">
          {day.slots.map((slot) => (
            <li key={slot.sessionId}>
              <SlotLine slot={slot} unit={day.unit} />
              {verbs && day.mode !== 'night' && (
                <CapacityForm target={verbs} slot={slot} unit={day.unit} />
              )}
              {dutyBox(
                ({ bookingId, sessionId }) => bookingId === null && sessionId === slot.sessionId,
              )}
            </li>
          ))}
        </ul>
        {rooms.length > 0 && <DeskRooms rooms={rooms} unit={day.unit} verbs={verbs} />}
        <h3 className="mt-4 mb-2 font-semibold">{t.guests}</h3>
        <GuestList
          guests={guests}
          below={({ id, presence }) => (
            <>
              {dutyBox(({ bookingId }) => bookingId === id)}
              {noteTarget && presence.kind === 'absent' && (
                <CameForm target={noteTarget} bookingId={id} />
              )}
            </>
          )}
        />
        {verbs && (
          <div className="mt-4 border-t border-line pt-4">
            <OpeningForm target={verbs} day={day} />
          </div>
        )}
      </Panel>
    </div>
  )
}

function Closed({ day }: { day: DeskDay }) {
  const { deskCalendar: t, visitUnits } = useMessages()
  const { taken } = occupancyOf(day.slots)
  if (!day.closure) return null
  return (
    <div className="mb-3">
      <ClosedMark text={t.closure[day.closure]} />
      {taken > 0 && <p>{t.closedWithGuests(visitUnits.count(taken, day.unit))}</p>}
    </div>
  )
}
