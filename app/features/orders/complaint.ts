import { z } from 'zod'
import { parseRupiah, zero } from '#app/core/rupiah.ts'
import { parseParagraph } from '#app/core/text.ts'
import type { OrderStatus } from './order-status.ts'

export const complaintKinds = [
  'notReceived',
  'damaged',
  'wrongItem',
  'incomplete',
  'other',
] as const
export type ComplaintKind = (typeof complaintKinds)[number]

export const complaintMaximum = 500

/** Withdrawn or settled for the BUM Desa, a complaint leaves a delivered order at least this long. */
export const completeAfterComplaintDays = 1

/** How long the BUM Desa may take to answer, and then the buyer to say whether that settles it. */
export const complaintAnswerHours = 48

export type ComplaintFacts = {
  status: OrderStatus
  complainedAt: Date | null
  complaintSettledAt: Date | null
  /** Not paid yet: then the buyer simply does not pay. */
  isDue: boolean
}

/**
 * `possible`: the goods have left and the money has not. `open`: said, and no clock runs until it is
 * withdrawn, given back or settled. `closed`: too early, too late, or settled once already.
 */
export function complaintState(order: ComplaintFacts): 'possible' | 'open' | 'closed' {
  if (order.status !== 'handedOver' && order.status !== 'delivered') return 'closed'
  if (order.complaintSettledAt || order.isDue) return 'closed'
  return order.complainedAt ? 'open' : 'possible'
}

export type ComplaintTurnFacts = ComplaintFacts & {
  complaintRepliedAt: Date | null
  complaintHandedOverAt: Date | null
}

export type ComplaintTurn = 'shop' | 'buyer' | 'admin'

/**
 * Whose word is awaited for an open complaint: the BUM Desa's first, then the buyer's about what it said,
 * and Lumbung's for whatever is left. Null while none is open.
 */
export function complaintTurn(order: ComplaintTurnFacts): ComplaintTurn | null {
  if (complaintState(order) !== 'open') return null
  if (order.complaintHandedOverAt) return 'admin'
  return order.complaintRepliedAt ? 'buyer' : 'shop'
}

export type ComplaintField = 'kind' | 'words'

/** Null for none; undefined for more than are kept. */
function wordsIn(text: string | undefined): string | null | undefined {
  if (!text?.trim()) return null
  const parsed = parseParagraph(text, { longest: complaintMaximum, lines: 20 })
  return 'value' in parsed && parsed.value.length <= complaintMaximum ? parsed.value : undefined
}

const neededWords = z
  .string()
  .optional()
  .transform((text, context) => {
    const words = wordsIn(text)
    if (words) return words
    context.addIssue({ code: 'custom', message: words === null ? 'missing' : 'words' })
    return z.NEVER
  })

/** What the BUM Desa says to a complaint, and what it gives back with that: nothing when it is left empty. */
export const complaintReplyForm = z.object({
  words: neededWords,
  back: z
    .string()
    .optional()
    .transform((text, context) => {
      const amount = text?.trim() ? parseRupiah(text) : zero
      if (amount !== null) return amount
      context.addIssue({ code: 'custom', message: 'amount' })
      return z.NEVER
    }),
})

/** Why a BUM Desa gives the money of what has left back; the buyer reads it. */
export const giveBackForm = z.object({ words: neededWords })

/** `other` needs words of its own; beside another kind they are welcome. */
export const complaintForm = z
  .object({
    kind: z.enum(complaintKinds),
    words: z
      .string()
      .optional()
      .transform((text, context) => {
        const words = wordsIn(text)
        if (words !== undefined) return words
        context.addIssue({ code: 'custom' })
        return z.NEVER
      }),
  })
  .refine(({ kind, words }) => kind !== 'other' || words !== null, { path: ['words'] })
export type Complaint = z.infer<typeof complaintForm>

/** Why a complaint is Lumbung's to decide: whose time passed, or that the buyer is not content. */
const handOverReasons = ['shopSilent', 'buyerSilent', 'notSettled'] as const
export type HandOverReason = (typeof handOverReasons)[number]
export const isHandOverReason = (text: string): text is HandOverReason =>
  handOverReasons.some((reason) => reason === text)
