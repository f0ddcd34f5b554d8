import { datesFromTo } from '#app/features/bookings/calendar-date.ts'
import { type DeskExperience, deskDay, type DeskDay } from '#app/features/bookings/desk-day.ts'
import { listDeskExperiences } from '#app/features/bookings/desk-queries.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import type { Occupied } from './occupancy.ts'
import type { Days } from './period.ts'

/** What was taken of each experience on these days, by the calendar as it is now. */
export async function listOccupied(days: Days & { shopId: ReadableShopId }): Promise<Occupied[]> {
  const experiences = await listDeskExperiences(days)
  return experiences.map((experience) => occupied(experience, days))
}

function occupied(experience: DeskExperience, { from, to }: Days): Occupied {
  const { slug, title, calendar } = experience
  const days = datesFromTo(from, to).map((date) => takenOn(deskDay(experience, date)))
  return {
    slug,
    title,
    unit: calendar.unit,
    sold: days.reduce((sum, { sold }) => sum + sold, 0),
    offered: days.reduce((sum, { offered }) => sum + offered, 0),
  }
}

/** Of a closed day only what was sold before counts as offered, and of rooms not what the BUM Desa keeps. */
function takenOn({ closure, slots }: DeskDay) {
  const sold = slots.reduce((sum, slot) => sum + slot.sold, 0)
  const offered = slots.reduce((sum, slot) => {
    const isOpen = closure === null && slot.calledOff === null
    return sum + Math.max(slot.sold, isOpen ? slot.capacity - slot.blocked : 0)
  }, 0)
  return { sold, offered }
}
