import { z } from 'zod'
import { bankLineForm } from '#app/core/bank-line.ts'
import { cursorPattern } from '#app/core/cursor.ts'
import { calendarDateOf, isCalendarDate } from '#app/core/dates.ts'
import { optionalParagraph } from '#app/core/paragraph-field.ts'
import { purchaseNumber } from '#app/features/purchases/find-form.ts'
import { plainText } from '#app/features/refunds/destination.ts'

/** How a case ended, where no button of the desk ended it. */
export const closePresets = [
  'refundedAtProvider',
  'belongsElsewhere',
  'settledWithBuyer',
  'noMoney',
  'other',
] as const
export const noteMaximum = 300

/** Errors are keys of the texts (i18n: admin.errors). */
export const closeCaseForm = z
  .object({
    preset: z.enum(closePresets, 'preset'),
    note: optionalParagraph({ longest: noteMaximum, lines: 5 }, 'note'),
  })
  .refine(({ preset, note }) => preset !== 'other' || note !== null, {
    path: ['note'],
    message: 'noteMissing',
  })
export type CloseForm = z.infer<typeof closeCaseForm>

/** Money on the statement that no payment asked for, with the name that stands beside it, if one does. */
export const strayForm = bankLineForm.extend({
  date: z
    .string('date')
    .refine((text) => isCalendarDate(text) && text <= calendarDateOf(new Date()), 'date'),
  sender: z
    .string()
    .optional()
    .transform((text) => text?.trim() || null)
    .pipe(plainText('sender', { atMost: 80 }).nullable()),
})
export type StrayForm = z.infer<typeof strayForm>
export const strayOwnerForm = z.object({ number: purchaseNumber })

/** What the bank took of a payment for good. */
export const lossForm = bankLineForm.pick({ amount: true })

const cursor = z.uuid().nullable().catch(null)

/** What is not as it should be with some money, as the database keeps it. */
export const caseKinds = [
  'paidUnexpectedly',
  'amountMismatch',
  'reversedAfterFulfilment',
  'refundRefused',
  'unknownOrder',
  'collectedDifferently',
  'disputed',
] as const

/** Of the cases those that are open or ended; `tertahan` and `menggantung` are no cases, but payments that wait. */
export const caseViews = ['terbuka', 'tertahan', 'menggantung', 'selesai'] as const
export type CaseView = (typeof caseViews)[number]
export const isViewOfCases = (
  view: CaseView,
): view is Exclude<CaseView, 'tertahan' | 'menggantung'> =>
  view !== 'tertahan' && view !== 'menggantung'

/** Anything odd in the address is the list as it usually is. */
export const caseListQuery = z.object({
  keadaan: z.enum(caseViews).catch('terbuka'),
  jenis: z.enum(caseKinds).nullable().catch(null).default(null),
  /** Part of the number of a purchase or an order of it. */
  cari: z.string().trim().max(80).catch('').default(''),
  sebelum: cursor.default(null),
  /** Where the page before ended of what waits for a decision, and of the payments that were found. */
  putusan: z.string().regex(cursorPattern).nullable().catch(null).default(null),
  pembayaran: cursor.default(null),
  /** Where the page before ended of what hangs. */
  gantung: cursor.default(null),
})
export type CaseListQuery = z.infer<typeof caseListQuery>
