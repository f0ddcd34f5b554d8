import type { Zone } from '#app/core/dates.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import type { Flow, Pieces } from './till.ts'

export type Closing = {
  round: number
  flows: Flow[]
  openingFloat: Rupiah
  expected: Rupiah
  counted: Rupiah
  pieces: Pieces
  note: string | null
  reason: string | null
  closedAt: Date
  closerName: string
}

export type LateSale = { saleId: string; number: string; total: Rupiah; soldAt: Date }

export type TillDay = {
  day: CalendarDate
  zone: Zone
  /** As the books have it now, whether it is closed or not. */
  flows: Flow[]
  /** Newest first: the first counts, the others were counted again. */
  closings: Closing[]
  /** Since the count that counts. */
  changes: Flow[]
  lateSales: LateSale[]
  /** What the drawer began with when it was counted last. */
  usualFloat: Rupiah
}

export type ClosedDay = {
  day: CalendarDate
  expected: Rupiah
  counted: Rupiah
  closedAt: Date
  closerName: string
  isLate: boolean
}
