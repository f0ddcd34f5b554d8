import type { VisitUnit } from '#app/core/visit-unit.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { type DeskSlot, occupancyOf } from '../desk-day.ts'
import { OccupancyLine } from './occupancy.tsx'

/** A session of a day, or the day itself, and how full it is. */
export function SlotLine({ slot, unit }: { slot: DeskSlot; unit: VisitUnit }) {
  const { deskCalendar: t, visitUnits } = useMessages()
  return (
    <>
      {slot.startsAt && (
        <span className="block font-semibold">{t.session(slot.startsAt.replace(':', '.'))}</span>
      )}
      <OccupancyLine occupancy={occupancyOf([slot])} unit={unit} />
      {slot.calledOff && (
        <span className="block font-medium text-danger">
          {t.closure['called-off']}: {slot.calledOff}
        </span>
      )}
      {slot.held > 0 && (
        <span className="block text-sm text-ink-soft">
          {t.unpaid(visitUnits.count(slot.held, unit))}
        </span>
      )}
    </>
  )
}
