import { useMessages } from '#app/ui/locale.tsx'
import { type DeskDay, type DeskSlot, occupancyOf } from '../desk-day.ts'
import { OccupancyLine } from './occupancy.tsx'

/** The sessions of a day, or the day itself, each with how full it is. */
export function DeskSlots({ day }: { day: DeskDay }) {
  return (
    <ul className="grid gap-3">
      {day.slots.map((slot) => (
        <li key={slot.sessionId}>
          <SlotLine slot={slot} mode={day.mode} />
        </li>
      ))}
    </ul>
  )
}

function SlotLine({ slot, mode }: { slot: DeskSlot; mode: DeskDay['mode'] }) {
  const { deskCalendar: t } = useMessages()
  return (
    <>
      {slot.startsAt && (
        <span className="block font-semibold">{t.session(slot.startsAt.replace(':', '.'))}</span>
      )}
      <OccupancyLine occupancy={occupancyOf([slot])} mode={mode} />
      {slot.held > 0 && (
        <span className="block text-sm text-ink-soft">{t.unpaid(t.count[mode](slot.held))}</span>
      )}
    </>
  )
}
