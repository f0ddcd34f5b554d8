import { z } from 'zod'
import { optionalParagraph } from '#app/core/paragraph-field.ts'
import { parseRupiah, type Rupiah } from '#app/core/rupiah.ts'
import { parseCalendarDate } from '#app/features/bookings/calendar-date.ts'
import { mostPieces, required, wholeNumber } from '#app/features/catalog/listing-form.ts'
import { denominations, sumOfPieces } from './till.ts'

// Errors are keys of the texts (i18n: till.errors).

export const longestTillNote = 300

export const piecesField = (denomination: number) => `n${denomination}`

/** Empty is zero. */
const pieces = z
  .string()
  .optional()
  .transform((text) => text?.trim() || '0')
  .pipe(required('pieces', wholeNumber(mostPieces)))

const words = optionalParagraph({ longest: longestTillNote, lines: 5 }, 'note')

/**
 * What was counted. `seen` is the cash of the day as the page showed it, `round` how often it will have
 * been counted with this: whoever was faster, or sold meanwhile, makes the form look again.
 */
export const countForm = z
  .object({
    round: z.coerce.number('unknown').int('unknown').min(1, 'unknown').max(1000, 'unknown'),
    seen: z
      .string('unknown')
      .regex(/^-?\d{1,13}$/, 'unknown')
      .transform((digits) => BigInt(digits) as Rupiah),
    openingFloat: required('amount', parseRupiah),
    counted: z.string('counted'),
    ...Object.fromEntries(denominations.map((one) => [piecesField(one), pieces])),
    note: words,
    reason: words,
  })
  .transform(({ counted: text, round, seen, openingFloat, note, reason, ...rest }, context) => {
    const fields: Record<string, unknown> = rest
    const counts = denominations.map((one) => [one, Number(fields[piecesField(one)])] as const)
    const kept = Object.fromEntries(counts.filter(([, count]) => count > 0))
    const sum = sumOfPieces(kept)
    const typed = text.trim() === '' && sum > 0n ? sum : parseRupiah(text)
    const problem = typed === null ? 'counted' : sum > 0n && sum !== typed ? 'otherSum' : null
    if (typed !== null && !problem) {
      return { round, seen, openingFloat, counted: typed, pieces: kept, note, reason }
    }
    context.addIssue({ code: 'custom', path: ['counted'], message: problem ?? 'counted' })
    return z.NEVER
  })
export type TillCount = z.output<typeof countForm>

/** Anything odd in the address is the newest page. */
const dayOrNone = z
  .string()
  .transform((text) => parseCalendarDate(text))
  .nullable()
  .catch(null)
  .default(null)
export const tillListQuery = z.object({
  /** That day and those before it. */
  hari: dayOrNone,
  /** Those before the last day of the page before. */
  sebelum: dayOrNone,
})
