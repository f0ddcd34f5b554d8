import { z } from 'zod'
import { cursorPattern } from '#app/core/cursor.ts'
import { optionalParagraph, paragraph } from '#app/core/paragraph-field.ts'

export const reviewMaximum = 1000
export const starChoices = ['5', '4', '3', '2', '1'] as const
export const nameChoices = ['initial', 'none'] as const

const limits = { longest: reviewMaximum, lines: 30 }

export const mostReviewPictures = 3

export type ReviewField = 'stars' | 'words' | 'name'

/** The stars alone are a review. */
export const reviewForm = z.object({
  stars: z.enum(starChoices).transform(Number),
  words: optionalParagraph(limits),
  name: z.enum(nameChoices),
})
export type ReviewInput = z.infer<typeof reviewForm>

export const replyForm = z.object({ reply: z.string().transform(paragraph(limits)) })

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
