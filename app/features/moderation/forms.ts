import { z } from 'zod'
import { cursorPattern } from '#app/core/cursor.ts'
import { optionalParagraph, paragraph } from '#app/core/paragraph-field.ts'
import { reportKinds } from './report.ts'

export const reportWordsMaximum = 500
export const decisionMaximum = 300

const lines = 15

export type ReportField = 'kind' | 'words'

/** Words of one's own are asked for only where no kind says it. */
export const reportForm = z
  .object({
    kind: z.enum(reportKinds),
    words: optionalParagraph({ longest: reportWordsMaximum, lines }),
  })
  .refine(({ kind, words }) => kind !== 'other' || words !== null, { path: ['words'] })

export const outcomes = ['upheld', 'kept'] as const
export type DecisionField = 'outcome' | 'reason'

/** `seen`: when it was decided last, as the page said; another admin may have been faster. */
export const decisionForm = z.object({
  outcome: z.enum(outcomes),
  reason: z.string().transform(paragraph({ longest: decisionMaximum, lines })),
  seen: z.string().max(40).catch('-'),
})

export const reportSearchMaximum = 80
export const reportViews = ['terbuka', 'ditanggapi', 'selesai'] as const

/** Anything odd in the address is the list as it usually is. */
export const reportListQuery = z.object({
  keadaan: z.enum(reportViews).catch('terbuka'),
  cari: z.string().trim().max(reportSearchMaximum).catch(''),
  setelah: z.string().regex(cursorPattern).nullable().catch(null),
})
export type ReportListQuery = z.infer<typeof reportListQuery>
