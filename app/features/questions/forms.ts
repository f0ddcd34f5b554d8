import { z } from 'zod'
import { paragraph } from '#app/core/paragraph-field.ts'
import { parseParagraph } from '#app/core/text.ts'
import type { Meanwhile } from '#app/core/meanwhile.ts'
import { cursorField } from '#app/features/reviews/forms.ts'
import { hasContact } from './contact-in-text.ts'

export const questionMaximum = 500
export const answerMaximum = 1000
export const hidingReasonMaximum = 300

/** What is wrong with words that everybody will read. */
export type WordsProblem = 'words' | 'contact'

const publicWords = (longest: number, lines: number) =>
  z.string().transform((text, context) => {
    const parsed = parseParagraph(text, { longest, lines })
    const problem: WordsProblem | null =
      'problem' in parsed ? 'words' : hasContact(parsed.value) ? 'contact' : null
    if (!problem && 'value' in parsed) return parsed.value
    context.addIssue({ code: 'custom', message: problem ?? 'words' })
    return z.NEVER
  })

export const questionForm = z.object({ words: publicWords(questionMaximum, 15) })
export const answerForm = z.object({ answer: publicWords(answerMaximum, 30) })

/** An answer that comes back: what is wrong with its words, or what somebody else has answered since. */
export type RefusedAnswer = {
  typed: { answer: string; seen: string }
  problem?: WordsProblem
  meanwhile?: Meanwhile
}

/** Of a form with one field of words, which may have been sent as anything. */
export const problemOf = (error: z.ZodError): WordsProblem =>
  error.issues.some(({ message }) => message === 'contact') ? 'contact' : 'words'

/** Only its asker and the BUM Desa read why. */
export const hideForm = z.object({
  reason: z.string().transform(paragraph({ longest: hidingReasonMaximum, lines: 10 })),
})

export const withdrawForm = z.object({ questionId: z.uuid() })

export const questionSearchMaximum = 80
export const questionViews = ['belum', 'semua', 'disembunyikan'] as const

/** Anything odd in the address is the list as it usually is. */
export const deskQuestionQuery = z.object({
  lihat: z.enum(questionViews).catch('belum'),
  cari: z.string().trim().max(questionSearchMaximum).catch(''),
  setelah: cursorField,
})
export type DeskQuestionQuery = z.infer<typeof deskQuestionQuery>
