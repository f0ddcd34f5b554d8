import { z } from 'zod'
import { cursorPattern } from '#app/core/cursor.ts'
import { dayOrNone } from '#app/core/day-field.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { parseLine } from '#app/core/text.ts'
import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import { type PaidWith, waysToPay } from './counter-sale.ts'

export const saleWordsMaximum = 60

function searchWords(text: string): string {
  const line = parseLine(text, { longest: saleWordsMaximum })
  return 'value' in line ? line.value : ''
}

/** Anything odd in the address is the list of today. */
export const saleListQuery = z.object({
  /** With words and without a day: on any. */
  hari: dayOrNone.transform((day) => day as CalendarDate | null).default(null),
  /** A part of the number, of what was sold, or of the buyer's name. */
  cari: z.string().transform(searchWords).catch('').default(''),
  cara: z.enum(waysToPay).nullable().catch(null).default(null),
  /** Where the page before ended. */
  setelah: z.string().regex(cursorPattern).nullable().catch(null).default(null),
})
export type SaleListQuery = z.output<typeof saleListQuery>

/** One sale in the list of a counter. */
export type ListedSale = {
  saleId: string
  number: string
  total: Rupiah
  paidWith: PaidWith
  soldAt: Date
  seller: string
  firstTitle: { id: string; en: string }
  otherTitles: number
  isUndone: boolean
  /** Whether who looks at it may undo it now. */
  canUndo: boolean
}
