import { z } from 'zod'
import { cursorPattern } from '#app/core/cursor.ts'
import { dayOrNone } from '#app/core/day-field.ts'
import { parseLine } from '#app/core/text.ts'

export const trailWordsMaximum = 60

/** The things whose deeds are in the trail, by the name they have there. */
export const trailSubjects = [
  'purchase',
  'order',
  'attempt',
  'refund',
  'discrepancy',
  'user',
  'shop',
  'maker',
  'payout',
  'application',
  'listing',
  'experience',
  'booking',
  'request',
  'resource',
  'promotion',
  'review',
  'question',
  'report',
  'holiday',
  'category',
  'announcement',
  'integration',
  'refusedSale',
  'dayClosing',
  'stockTake',
  'job',
] as const

export const trailActors = ['buyer', 'staff', 'admin', 'provider', 'system'] as const

const words = z
  .string()
  .transform((text) => {
    const parsed = parseLine(text, { longest: trailWordsMaximum })
    return 'value' in parsed ? parsed.value : ''
  })
  .catch('')

/** Anything odd in the address is the whole trail. */
export const trailQuery = z.object({
  /** Number or slug of a thing, or its id. */
  cari: words,
  /** Name of somebody who works at a BUM Desa or is an admin, or an account's id; buyers have no name here. */
  siapa: words,
  pelaku: z.enum(trailActors).nullable().catch(null),
  hal: z.enum(trailSubjects).nullable().catch(null),
  tindakan: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .nullable()
    .catch(null),
  /** A part of a BUM Desa's name, or its slug. */
  bumdesa: words,
  /** From this day until that one, by the calendar of western Indonesia. */
  dari: dayOrNone,
  sampai: dayOrNone,
  /** Where the page before ended: time and id of its last row. */
  setelah: z.string().regex(cursorPattern).nullable().catch(null),
})
export type TrailQuery = z.infer<typeof trailQuery>

/** How many filters are on beside the words. */
export function countTrailFilters(query: TrailQuery): number {
  const { siapa, pelaku, hal, tindakan, bumdesa, dari, sampai } = query
  return [siapa, pelaku, hal, tindakan, bumdesa, dari, sampai].filter(Boolean).length
}
