import { z } from 'zod'
import { parsePhone } from '#app/core/phone.ts'
import { add, maximumPrice, multiply, type Rupiah } from '#app/core/rupiah.ts'
import { parseLine } from '#app/core/text.ts'
import { type CalendarDate, parseCalendarDate } from '#app/features/bookings/calendar-date.ts'
import { gateName } from '#app/features/bookings/gate-code.ts'
import { type CounterSale, waysToPay } from './counter-sale.ts'

// What a phone tells of its sales afterwards. Whatever of it cannot be sold is kept for a person to decide.

const amount = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform((digits) => BigInt(digits) as Rupiah)
  .refine((value) => value <= maximumPrice)

const date = z
  .string()
  .refine((text) => parseCalendarDate(text) !== null)
  .transform((text) => text as CalendarDate)

const line = z.strictObject({
  variantId: z.uuid(),
  quantity: z.int().min(1).max(999),
  visit: z.strictObject({ date, sessionId: z.uuid().nullable() }).nullable(),
  /** What the buyer was told for one. */
  price: amount,
})
type Line = z.infer<typeof line>

const keyOf = ({ variantId, visit }: Line) => [variantId, visit?.date, visit?.sessionId].join(' ')

export const phoneLines = z
  .array(line)
  .min(1)
  .max(50)
  .refine((lines) => new Set(lines.map(keyOf)).size === lines.length)

const phoneSale = z.strictObject({
  id: z.uuid(),
  // Nobody sold before; an earlier moment comes from a clock that was never set.
  soldAt: z.iso.datetime().refine((text) => text >= '2026-01-01'),
  soldBy: z.uuid(),
  lines: phoneLines,
  paidWith: z.enum(waysToPay),
  received: amount.nullable(),
  buyer: z
    .strictObject({
      name: z.string().refine((name) => 'value' in parseLine(name, { longest: 80 })),
      phone: z.string().refine((phone) => parsePhone(phone) === phone),
    })
    .nullable(),
  gate: z
    .string()
    .refine((name) => gateName(name) === name)
    .nullable(),
})

/** Longer queues come in several letters. */
export const phoneSales = z.strictObject({ sales: z.array(phoneSale).min(1).max(50) })

/** As it travels, and as the server reads it. */
export type PhoneSaleLetter = z.input<typeof phoneSale>
export type PhoneSale = z.output<typeof phoneSale>

/** The sale it tells of, and what the buyer was told for each. */
export function saleOf({ id, soldAt, lines, ...told }: Omit<PhoneSale, 'soldBy'>): {
  sale: CounterSale
  prices: ReadonlyMap<string, Rupiah>
} {
  const { paidWith, received, buyer, gate } = told
  return {
    prices: new Map(lines.map(({ variantId, price }) => [variantId, price])),
    sale: {
      saleId: id,
      soldAt: new Date(soldAt),
      lines: lines.map(({ variantId, quantity, visit }) => ({
        variantId,
        quantity,
        visit: visit && { kind: 'day', ...visit },
      })),
      expectedTotal: add(...lines.map(({ price, quantity }) => multiply(price, quantity))),
      paidWith,
      received: paidWith === 'cash' ? received : null,
      buyer,
      gate,
    },
  }
}
