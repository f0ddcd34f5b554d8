import type { Rupiah } from '#app/core/rupiah.ts'
import type { CalendarDate } from './calendar-date.ts'
import type { CalendarMode, WishRefusal } from './experience-calendar.ts'

export type MonthDay = {
  date: CalendarDate
  /** Places, groups or rooms that are left on the whole day. */
  left: number
  /** Why nothing can be had; null while something can. */
  closed: WishRefusal | null
  /** The lowest price of that day. */
  price: Rupiah
}

export type VisitMonth = {
  mode: CalendarMode['kind']
  month: string
  /** Null at the ends of what can be booked. */
  previous: string | null
  next: string | null
  days: MonthDay[]
  rules: VisitRules
}

/** What a form must know to ask for a day. */
export type VisitRules = {
  today: CalendarDate
  lastDay: CalendarDate
  sessions: { id: string; startsAt: string }[]
  group: { minimum: number; maximum: number }
  nights: { minimum: number; maximum: number }
  arriveBy: string
  departBy: string | null
}
