import { z } from 'zod'
import { bankLineForm, bankReference } from '#app/core/bank-line.ts'
import { isCalendarDate } from '#app/core/dates.ts'
import { optionalParagraph } from '#app/core/paragraph-field.ts'

export const longestReason = 300

/** Why the bank gave no paper. */
const noProof = optionalParagraph({ longest: longestReason, lines: 5 }, 'noProof')
export const noProofForm = z.object({ noProof })

export const transferForm = z.object({
  /** The account on the page when the money was sent; the buyer may have corrected it since. */
  destination: z.uuid('destination'),
  reference: bankReference,
  /** `2026-11-23`; not before the refund was asked for and not tomorrow: the command looks. */
  date: z.string('date').refine(isCalendarDate, 'date'),
  noProof,
})
export type TransferForm = z.infer<typeof transferForm>

/** What the second person found on the bank's statement. */
export const seenTransferForm = bankLineForm.extend({
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
