import { z } from 'zod'
import { cursorPattern } from '#app/core/cursor.ts'
import { parseParagraph } from '#app/core/text.ts'

export const reviewMaximum = 1000
export const starChoices = ['5', '4', '3', '2', '1'] as const
export const nameChoices = ['initial', 'none'] as const

const paragraph = (text: string, context: z.RefinementCtx) => {
  const parsed = parseParagraph(text, { longest: reviewMaximum, lines: 30 })
  if ('value' in parsed) return parsed.value
  context.addIssue({ code: 'custom' })
  return z.NEVER
}

export type ReviewField = 'stars' | 'words' | 'name'

/** The stars alone are a review. */
export const reviewForm = z.object({
  stars: z.enum(starChoices).transform(Number),
  words: z
    .string()
    .optional()
    .transform((text, context) => (text?.trim() ? paragraph(text, context) : null)),
  name: z.enum(nameChoices),
})
export type ReviewInput = z.infer<typeof reviewForm>

export const replyForm = z.object({ reply: z.string().transform(paragraph) })

/** Where the page before ended: time in microseconds and id of its last review. Anything odd is the first page. */
export const cursorField = z.string().regex(cursorPattern).nullable().catch(null)

export const reviewSearchMaximum = 80

/** Anything odd in the address is the list as it usually is. */
export const deskReviewQuery = z.object({
  lihat: z.enum(['belum', 'semua']).catch('belum'),
  cari: z.string().trim().max(reviewSearchMaximum).catch(''),
  setelah: cursorField,
})
export type DeskReviewQuery = z.infer<typeof deskReviewQuery>
