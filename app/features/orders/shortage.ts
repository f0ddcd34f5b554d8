import { measureOf } from '#app/features/catalog/measure.ts'
import { beingPrepared } from './lateness.ts'
import type { OrderStatus } from './order-status.ts'
import { add, allocate, type Rupiah, zero } from '#app/core/rupiah.ts'

/** While it is prepared, and as long as there are goods of which nothing was said yet. */
export const canSendInPart = (order: {
  status: OrderStatus
  lines: readonly { visit: unknown; shortage: unknown }[]
}): boolean =>
  (beingPrepared as readonly OrderStatus[]).includes(order.status) &&
  order.lines.some(({ visit, shortage }) => !visit && !shortage)

export const missingReasons = ['outOfStock', 'damaged'] as const
export type MissingReason = (typeof missingReasons)[number]

/** What is not sent of one line, and what the rest of it weighed where that counts: in grams, or millilitres. */
export type LineShortage = { orderLineId: string; missing: number; finalGrams: number | null }

/** A line of goods, with what the buyer paid for it. */
export type ShortLine = { id: string; quantity: number; unit: string; paid: Rupiah }

/**
 * Only what is priced by weight or by volume is measured; of everything else the number of pieces counts.
 * Orders keep the unit as it was written when they were placed.
 */
export const isWeighed = (unit: string): boolean => measureOf(unit) !== null

/**
 * What goes back for one line: its price by pieces, or by weight where it is sold so, by largest remainder,
 * and never less than nothing. More than was ordered costs the buyer nothing.
 */
export function amountBack(line: ShortLine, { missing, finalGrams }: LineShortage): Rupiah {
  const gramsEach = measureOf(line.unit)?.each ?? 1000
  const kept = (line.quantity - missing) * gramsEach
  const sent = finalGrams === null ? kept : Math.min(finalGrams, kept)
  const back = line.quantity * gramsEach - sent
  return allocate(line.paid, [BigInt(back), BigInt(sent)])[0] ?? zero
}

/** Of several lines of one order. */
export function totalBack(lines: readonly ShortLine[], shortages: readonly LineShortage[]): Rupiah {
  const lineOf = new Map(lines.map((line) => [line.id, line]))
  return add(
    ...shortages.map((shortage) => {
      const line = lineOf.get(shortage.orderLineId)
      return line ? amountBack(line, shortage) : zero
    }),
  )
}

/** As pages show it: the amount comes back, or was never asked for (`isOffBill`) because nothing was paid yet. */
export const shownShortage = (
  shortage: { missing: number; finalGrams: number | null; amount: bigint } | null,
  { unsentTotal }: { unsentTotal: bigint },
) =>
  shortage && {
    missing: shortage.missing,
    finalGrams: shortage.finalGrams,
    amount: shortage.amount as Rupiah,
    isOffBill: unsentTotal > 0n,
  }
export type ShownShortage = NonNullable<ReturnType<typeof shownShortage>>

/** `1,85 kg`, `0,4 liter`: a comma, as it is written on every scale here. */
export const measured = (grams: number, unit: string): string =>
  `${String(grams / 1000).replace('.', ',')} ${measureOf(unit)?.whole ?? 'kg'}`
