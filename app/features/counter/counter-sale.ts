import type { Rupiah } from '#app/core/rupiah.ts'
import type { CartLine, LineProblem } from '#app/features/cart/cart-line.ts'
import type { Visit } from '#app/features/bookings/visit.ts'

export const waysToPay = ['cash', 'qris', 'transfer'] as const
/** `qris`: the BUM Desa's own printed code. */
export type PaidWith = (typeof waysToPay)[number]

/** A sale face to face, as the phone tells it. Prices and places are not the phone's to say. */
export type CounterSale = {
  /** Made by the phone before the first try: the same once more is the same sale. */
  saleId: string
  /** By the clock of the phone; null: just now. */
  soldAt: Date | null
  /** What the clock of the phone said, where it was wrong and `soldAt` is by ours. */
  toldAt?: Date
  /** Each variant once for each visit. */
  lines: readonly { variantId: string; quantity: number; visit: Visit | null }[]
  /** What was asked of the buyer. Never used as a price: another total is refused. */
  expectedTotal: Rupiah
  paidWith: PaidWith
  /** The cash that was handed over, where it was counted. */
  received: Rupiah | null
  /** To send the ticket to, and to find it again. */
  buyer: { name: string; phone: string } | null
  /** The gate they go in by at once; null: later, with the ticket. */
  gate: string | null
}

export type CounterRefusal =
  | { reason: 'nothing-chosen' }
  /** No such thing here, or another BUM Desa's. */
  | { reason: 'not-found' }
  | { reason: 'key-reused' }
  /** Too long ago for anybody to know what was free then. */
  | { reason: 'too-old' }
  | { reason: 'not-available'; problems: { line: CartLine; problem: LineProblem }[] }
  | { reason: 'total-differs'; total: Rupiah }
  | { reason: 'too-little-received'; missing: Rupiah }

/** How late a phone may tell of a sale; calendars say nothing of days further back. */
export const tellWithinHours = 48

/** When a sale counts as made: a clock that is ahead is not believed. Null when it is told too late. */
export function momentOfSale(told: Date | null, now: Date): Date | null {
  if (!told || told > now) return now
  return now.getTime() - told.getTime() <= tellWithinHours * 3_600_000 ? told : null
}
