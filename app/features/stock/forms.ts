import { z } from 'zod'
import { parseLine } from '#app/core/text.ts'
import { mostPieces, required, wholeNumber } from '#app/features/catalog/listing-form.ts'

// Errors are keys of the texts (i18n: stock.errors).

export const corrections = ['received', 'damaged', 'counted'] as const

export const longestStockNote = 200

const note = z
  .string()
  .optional()
  .transform((text = '', context) => {
    if (text.trim() === '') return null
    const line = parseLine(text, { longest: longestStockNote })
    if ('value' in line) return line.value
    context.addIssue({ code: 'custom', message: 'note' })
    return z.NEVER
  })

/** `seen` is what the page said there was when it was counted. */
export const correctionForm = z.object({
  kind: z.enum(corrections, 'kind'),
  pieces: required('pieces', wholeNumber(mostPieces)),
  seen: z.coerce.number('unknown').int('unknown').min(0, 'unknown').max(mostPieces, 'unknown'),
  note,
})
export type Correction = z.output<typeof correctionForm>
