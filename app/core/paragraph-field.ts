import { z } from 'zod'
import { parseParagraph } from './text.ts'

type Limits = Parameters<typeof parseParagraph>[1]

/** For a field of a form: several lines as they are stored, or an issue (`message`, a key of the texts). */
export const paragraph =
  (limits: Limits, message?: string) =>
  (text: string, context: z.RefinementCtx): string => {
    const parsed = parseParagraph(text, limits)
    if ('value' in parsed) return parsed.value
    context.addIssue({ code: 'custom', ...(message !== undefined && { message }) })
    return z.NEVER
  }

/** The same of words that may be left out: null. */
export const optionalParagraph = (limits: Limits, message?: string) =>
  z
    .string()
    .optional()
    .transform((text, context) => (text?.trim() ? paragraph(limits, message)(text, context) : null))
