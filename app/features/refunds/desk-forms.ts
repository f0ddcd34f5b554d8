import { z } from 'zod'
import { isCalendarDate } from '#app/core/dates.ts'
import { parseRupiah } from '#app/core/rupiah.ts'

/** What the bank printed on the proof of transfer: letters, digits and a few signs, nothing personal. */
const reference = z
  .string('reference')
  .transform((text) => text.trim().replace(/\s+/g, ' '))
  .pipe(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 ./-]{3,39}$/, 'reference'))

export const transferForm = z.object({
  /** The account on the page when the money was sent; the buyer may have corrected it since. */
  destination: z.uuid('destination'),
  reference,
  /** `2026-11-23`; not before the refund was asked for and not tomorrow: the command looks. */
  date: z.string('date').refine(isCalendarDate, 'date'),
})
export type TransferForm = z.infer<typeof transferForm>

/** What the second person found on the bank's statement. */
export const seenTransferForm = z.object({
  reference,
  amount: z.string('amount').transform((text, context) => {
    const amount = parseRupiah(text)
    if (amount !== null && amount > 0n) return amount
    context.addIssue({ code: 'custom', message: 'amount' })
    return z.NEVER
  }),
  /** The end of the account number: all that many statements print. */
  account: z
    .string('account')
    .transform((text) => text.replace(/\D/g, ''))
    .pipe(z.string().regex(/^\d{4,20}$/, 'account')),
})
export type SeenTransfer = z.infer<typeof seenTransferForm>

export const refundViews = ['kirim', 'konfirmasi', 'lama', 'gugur', 'selesai'] as const
export type RefundView = (typeof refundViews)[number]

/** Anything odd in the address is the list as it usually is. */
export const refundListQuery = z.object({
  keadaan: z.enum(refundViews).catch('kirim'),
  /** Part of the number of a purchase. */
  cari: z.string().trim().max(80).catch('').default(''),
  sebelum: z.uuid().nullable().catch(null),
})
export type RefundListQuery = z.infer<typeof refundListQuery>
