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

const line = z.object({
  variantId: z.uuid(),
  quantity: z.int().min(1).max(999),
  visit: z.object({ date, sessionId: z.uuid().nullable() }).nullable(),
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

export const phoneSale = z.object({
  id: z.uuid(),
  soldAt: z.iso.datetime(),
  soldBy: z.uuid(),
  lines: phoneLines,
  paidWith: z.enum(waysToPay),
  received: amount.nullable(),
  buyer: z
    .object({
      name: z.string().refine((name) => 'value' in parseLine(name, { longest: 80 })),
      phone: z.string().refine((phone) => parsePhone(phone) === phone),
    })
    .nullable(),
  gate: z
    .string()
    .refine((name) => gateName(name) === name)
    .nullable(),
})

/**
 * Longer queues come in several letters. Phones are older or newer than the server, so of each sale only
 * its id is asked for here: what cannot be read is kept as it came.
 */
export const phoneLetter = z.object({
  /** By the clock of the phone that sends; older ones do not say. */
  sentAt: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .nullable()
    .catch(null),
  sales: z
    .array(z.looseObject({ id: z.uuid() }))
    .min(1)
    .max(50),
})
export type PhoneLetter = z.output<typeof phoneLetter>
export type RawSale = PhoneLetter['sales'][number]

/** What a letter that cannot be read as a whole still says to the person who must decide about it. */
const glimpse = z.object({
  soldAt: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .nullable()
    .catch(null),
  soldBy: z.string().catch(''),
  paidWith: z.enum(waysToPay).catch('cash'),
  lines: z
    .array(
      z
        .object({ quantity: z.int().min(1).max(999_999), price: amount })
        .nullable()
        .catch(null),
    )
    .max(500)
    .catch([]),
  names: z
    .array(z.object({ id: z.string(), en: z.string() }).catch({ id: '?', en: '?' }))
    .catch([]),
})

export function glimpseOf(letter: unknown) {
  const { lines, names, ...told } = glimpse.parse(letter)
  const seen = lines.flatMap((line, index) =>
    line ? [{ ...line, title: names[index] ?? { id: '?', en: '?' } }] : [],
  )
  return { ...told, lines: seen, total: totalOf(seen) }
}

const totalOf = (lines: readonly { price: Rupiah; quantity: number }[]): Rupiah =>
  add(...lines.map(({ price, quantity }) => multiply(price, quantity)))

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
      expectedTotal: totalOf(lines),
      paidWith,
      received: paidWith === 'cash' ? received : null,
      buyer,
      gate,
    },
  }
}
