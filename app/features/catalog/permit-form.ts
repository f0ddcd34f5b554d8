import { z } from 'zod'
import { isCalendarDate } from '#app/core/dates.ts'
import { paragraph } from '#app/core/paragraph-field.ts'
import { longest } from './listing-form.ts'
import { endOfNumber, parsePermitNumber, permitKinds } from './permit-number.ts'

/** No permit is given for longer. */
const furthestYear = 2100

/** Errors are keys of the texts (i18n: listings.permits.errors). */
export const newPermitForm = z
  .object({
    kind: z.enum(permitKinds, 'kind'),
    number: z.string('number'),
    validUntil: z
      .string()
      .default('')
      .transform((text) => text.trim())
      .refine((text) => text === '' || (isCalendarDate(text) && text < `${furthestYear}`), 'date'),
  })
  .transform(({ kind, number: typed, validUntil }, context) => {
    const number = parsePermitNumber(kind, typed)
    if (number === null) {
      context.addIssue({ code: 'custom', message: 'number', path: ['number'] })
      return z.NEVER
    }
    // What the number itself says is better than nothing: the owner is reminded in time.
    const year = endOfNumber(kind, number)
    return { kind, number, validUntil: validUntil || (year && `${year}-12-31`) || null }
  })
export type NewPermit = z.output<typeof newPermitForm>

export const permitVerdictForm = z.discriminatedUnion('verdict', [
  z.object({
    verdict: z.literal('verified'),
    note: z
      .unknown()
      .optional()
      .transform(() => null),
  }),
  z.object({
    verdict: z.literal('rejected'),
    note: z.string('note').transform(paragraph({ longest: longest.note, lines: 5 }, 'note')),
  }),
])
export type PermitVerdict = z.output<typeof permitVerdictForm>
