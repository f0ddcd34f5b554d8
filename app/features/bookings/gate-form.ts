import { z } from 'zod'
import { parseLine } from '#app/core/text.ts'
import { balanceMeans } from './balance.ts'
import { shownAmount } from './forms.ts'
import { gateName, noteMaximum } from './gate-code.ts'

/** A code of which nothing is known yet, how many come in (empty: all, if it is one), and the phone's id. */
export const gateForm = z.object({
  code: z.string().max(2000),
  count: z
    .string()
    .regex(/^(?:[1-9]\d{0,2})?$/)
    .default('')
    .transform((text) => (text === '' ? null : Number(text))),
  scanId: z.uuid(),
})

const count = z.int().min(1).max(999)
const gate = z.string().refine((name) => gateName(name) === name)

/** The same, as the phone asks while it has signal. */
export const phoneCheck = z.strictObject({
  code: z.string().max(2000),
  count: count.nullable(),
  scanId: z.uuid(),
  gate,
})

export const mostNotesAtOnce = 50
/** Nobody had a gate before; an earlier moment comes from a clock that was never set. */
const firstMoment = '2026-01-01'
const moment = z.iso.datetime().refine((text) => text >= firstMoment)

/** What a phone let in without signal. Longer queues come in several letters. */
export const phoneScans = z.strictObject({
  scans: z
    .array(
      z.strictObject({
        id: z.uuid(),
        bookingId: z.uuid(),
        gate,
        count,
        scannedAt: moment,
        scannedBy: z.uuid(),
      }),
    )
    .min(1)
    .max(mostNotesAtOnce),
})

export type PhoneScan = z.infer<typeof phoneScans>['scans'][number]

/** What a phone took of the money of the site. */
export const phoneTakings = z.strictObject({
  takings: z
    .array(
      z.strictObject({
        id: z.uuid(),
        bookingId: z.uuid(),
        amount: shownAmount,
        means: z.enum(balanceMeans),
        takenAt: moment,
        takenBy: z.uuid(),
      }),
    )
    .min(1)
    .max(mostNotesAtOnce),
})

export type PhoneTaking = z.infer<typeof phoneTakings>['takings'][number]

/** One scan that was too many, and what a person found out about it. */
export const reviewForm = z.object({
  bookingId: z.uuid(),
  scanId: z.uuid(),
  note: z
    .string()
    .default('')
    .transform((text, context) => {
      if (text.trim() === '') return ''
      const parsed = parseLine(text, { longest: noteMaximum })
      if ('value' in parsed) return parsed.value
      context.addIssue({ code: 'custom', message: parsed.problem })
      return z.NEVER
    }),
})
