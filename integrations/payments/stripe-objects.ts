import { z } from 'zod'
import { rupiah, type Rupiah } from '#app/core/rupiah.ts'

// Of Stripe's objects, what is read here; anything else may come and go with its versions.

const count = z.int().nonnegative()
const metadata = z.record(z.string(), z.string()).nullish()
const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item), has_more: z.boolean() })

export const refundObject = z.object({
  object: z.literal('refund'),
  id: z.string(),
  amount: count,
  currency: z.string(),
  created: count,
  status: z.string().nullable(),
  payment_intent: z.string().nullish(),
  metadata,
})
export type StripeRefund = z.infer<typeof refundObject>
export const refundList = listOf(refundObject)

export const chargeObject = z.object({
  object: z.literal('charge'),
  amount: count,
  amount_refunded: count,
  currency: z.string(),
  created: count,
  disputed: z.boolean(),
  payment_intent: z.string().nullish(),
  metadata,
})

export const intentObject = z.object({
  object: z.literal('payment_intent'),
  id: z.string().startsWith('pi_'),
  amount: count,
  amount_received: count,
  currency: z.string(),
  status: z.string(),
  created: count,
  livemode: z.boolean(),
  metadata,
  last_payment_error: z.unknown(),
})

/** With everything that money is told by. */
export const wholeIntent = intentObject.extend({
  latest_charge: chargeObject
    .extend({
      refunds: refundList.nullish(),
      payment_method_details: z
        .object({ card: z.object({ last4: z.string().nullish() }).nullish() })
        .nullish(),
    })
    .nullable(),
})
export type WholeIntent = z.infer<typeof wholeIntent>

export const sessionObject = z.object({
  object: z.literal('checkout.session'),
  id: z.string().startsWith('cs_'),
  client_reference_id: z.string().nullable(),
  amount_total: count.nullable(),
  currency: z.string().nullable(),
  status: z.enum(['open', 'complete', 'expired']),
  payment_status: z.string(),
  created: count,
  livemode: z.boolean(),
  url: z.url().nullish(),
  payment_intent: z.string().nullable(),
})
export const wholeSession = sessionObject.extend({ payment_intent: wholeIntent.nullable() })
export type WholeSession = z.infer<typeof wholeSession>

export const disputeObject = z.object({
  object: z.literal('dispute'),
  amount: count,
  currency: z.string(),
  status: z.string(),
  payment_intent: z.string().nullable(),
  evidence_details: z.object({ due_by: count.nullish() }).nullish(),
})
export const disputeList = listOf(disputeObject)
export type StripeDispute = z.infer<typeof disputeObject>

/** Stripe counts rupiah with two decimals, which nobody in Indonesia does. */
export const toMinor = (amount: Rupiah): number => Number(amount) * 100

/** `null` for sen, for another currency and for anything odd: it then equals no amount of ours. */
export function fromMinor(minor: number | null, currency: string | null): Rupiah | null {
  if (minor === null || currency?.toLowerCase() !== 'idr') return null
  return minor % 100 === 0 ? rupiah(BigInt(minor / 100)) : null
}

export const timeOf = (seconds: number): Date => new Date(seconds * 1_000)
