import { z } from 'zod'
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

export type ComplaintField = 'kind' | 'words'

/** `other` needs words of its own; beside another kind they are welcome. */
export const complaintForm = z
  .object({
    kind: z.enum(complaintKinds),
    words: z
      .string()
      .optional()
      .transform((text, context) => {
        if (!text?.trim()) return null
        const parsed = parseParagraph(text, { longest: complaintMaximum, lines: 20 })
        if ('value' in parsed && parsed.value.length <= complaintMaximum) return parsed.value
        context.addIssue({ code: 'custom' })
        return z.NEVER
      }),
  })
  .refine(({ kind, words }) => kind !== 'other' || words !== null, { path: ['words'] })
export type Complaint = z.infer<typeof complaintForm>
