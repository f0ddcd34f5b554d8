import { z } from 'zod'
import { isCalendarDate } from '#app/core/dates.ts'
import { parseRupiah } from '#app/core/rupiah.ts'
import { parseLine } from '#app/core/text.ts'
import { payoutStatuses } from './payout-status.ts'

// Errors are keys of the texts (i18n: payouts.errors).

export const prepareForm = z.object({
  amount: z.string('amount').transform((text, context) => {
    const amount = parseRupiah(text)
    if (amount !== null && amount > 0n) return amount
    context.addIssue({ code: 'custom', message: 'amount' })
    return z.NEVER
  }),
  method: z.enum(['transfer', 'cash'], 'method'),
  /** The account on the page, which may have been changed since; empty where there is none. */
  account: z.union([z.uuid(), z.literal('')], 'account').transform((id) => id || null),
})
export type Prepare = z.output<typeof prepareForm>

/** `2026-11-23`; not before it was approved and not tomorrow: the command looks. */
export const recordForm = z.object({
  date: z.string('date').refine(isCalendarDate, 'date'),
  reference: z
    .string('reference')
    .transform((text) => text.trim().replace(/\s+/g, ' ').toUpperCase())
    .pipe(z.string().regex(/^$|^[A-Z0-9][A-Z0-9 ./-]{3,39}$/, 'reference')),
})
export type PaidOut = z.output<typeof recordForm>

export const reasonForm = z.object({
  reason: z.string('reason').transform((text, context) => {
    const line = parseLine(text, { longest: 200 })
    if ('value' in line && line.value.length >= 3) return line.value
    context.addIssue({ code: 'custom', message: 'reason' })
    return z.NEVER
  }),
})

/** Anything odd in the address is the list as it usually is. */
export const makerMoneyQuery = z.object({
  cari: z.string().trim().max(80).catch('').default(''),
  setelah: z.uuid().nullable().catch(null).default(null),
})
export type MakerMoneyQuery = z.output<typeof makerMoneyQuery>

export const payoutListQuery = z.object({
  lihat: z.enum(['semua', ...payoutStatuses]).catch('semua'),
  cari: z.string().trim().max(80).catch('').default(''),
  setelah: z.uuid().nullable().catch(null).default(null),
})
export type PayoutListQuery = z.output<typeof payoutListQuery>
