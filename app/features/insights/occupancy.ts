import type { CalendarMode } from '../bookings/experience-calendar.ts'

/** Places, groups or nights of rooms of one experience. */
export type Occupied = {
  slug: string
  title: string
  mode: CalendarMode['kind']
  sold: number
  offered: number
}
