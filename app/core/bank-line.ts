import { z } from 'zod'
import { parseRupiah, type Rupiah } from './rupiah.ts'

/** What a bank prints: letters, digits and a few signs, nothing personal. */
export const bankReference = z
  .string('reference')
  .transform((text) => text.trim().replace(/\s+/g, ' '))
  .pipe(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 ./-]{3,39}$/, 'reference'))

/** A line of the bank's statement: how much, and by which number it is found there again. */
export const bankLineForm = z.object({
  reference: bankReference,
  amount: z.string('amount').transform((text, context) => {
    const amount = parseRupiah(text)
    if (amount !== null && amount > 0n) return amount
    context.addIssue({ code: 'custom', message: 'amount' })
    return z.NEVER
  }),
})
export type BankLine = { amount: Rupiah; reference: string }

/**
 * What keeps a line that was found from being the one that was recorded. One reference is printed with other
 * spaces, dashes and letters on the proof than on the statement; the database compares the same (`bare_reference`).
 */
export function lineDifference(
  recorded: BankLine,
  seen: BankLine,
): 'other-amount' | 'other-reference' | null {
  if (seen.amount !== recorded.amount) return 'other-amount'
  return bare(seen.reference) === bare(recorded.reference) ? null : 'other-reference'
}

const bare = (reference: string) => reference.toUpperCase().replace(/[^A-Z0-9]/g, '')
