import type { CalendarDate } from '../bookings/calendar-date.ts'
import { deskDay, type DeskExperience, isNightOf } from '../bookings/desk-day.ts'
import { calledOffReason, slotKey, slotsOfDay } from '../bookings/experience-calendar.ts'
import type { PlaceCount } from './occupancy.ts'

type Day = {
  experience: DeskExperience
  date: CalendarDate
  /** From this day on nobody can book it; null: it is on sale. */
  offSaleFrom: CalendarDate | null
}

/**
 * How many places an experience offers and sells on a day. Of what is closed, called off or not on sale those
 * are offered that somebody had before, also while paying, and of rooms not what the BUM Desa keeps.
 */
export function placesOn({ experience, date, offSaleFrom }: Day): PlaceCount {
  const { closure, slots } = deskDay(experience, date)
  const isOpen = closure === null && (offSaleFrom === null || date < offSaleFrom)
  const all = [...slots, ...retiredSlots(experience, date), retiredRooms(experience, date)]
  return {
    sold: all.reduce((sum, { sold }) => sum + sold, 0),
    offered: all.reduce((sum, { held, sold, capacity, blocked, calledOff }) => {
      const open = isOpen && calledOff === null ? capacity - blocked : 0
      return sum + Math.max(held + sold, open)
    }, 0),
  }
}

/** Times that are not offered any more and had guests on that day. Of one without nobody knows when it went. */
function retiredSlots({ calendar, slots }: DeskExperience, date: CalendarDate) {
  const offered = new Set(
    slotsOfDay(calendar.mode).map(({ sessionId }) => slotKey(date, sessionId)),
  )
  return Array.from(slots).flatMap(([key, slot]) => {
    const isRetired = key.slice(0, date.length) === date && !offered.has(key)
    if (!isRetired || slot.held + slot.sold === 0) return []
    const calledOff = calledOffReason(calendar.rules, date, key.slice(date.length + 1))
    return [{ ...slot, blocked: 0, calledOff }]
  })
}

/** Rooms that are not offered any more and had guests in that night. */
function retiredRooms({ units, stays }: DeskExperience, night: CalendarDate) {
  const offered = new Set(units.map(({ id }) => id))
  const gone = stays.filter(({ unitId }) => !offered.has(unitId))
  const count = (state: 'held' | 'booked') =>
    gone.filter((stay) => stay.state === state && isNightOf(stay, night)).length
  return { held: count('held'), sold: count('booked'), capacity: 0, blocked: 0, calledOff: null }
}
