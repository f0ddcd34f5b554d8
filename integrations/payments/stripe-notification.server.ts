import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type {
  PaymentNotification,
  PaymentState,
  ReadNotificationResult,
} from './payment-gateway.ts'
import {
  chargeObject,
  disputeObject,
  fromMinor,
  intentObject,
  refundObject,
  sessionObject,
} from './stripe-objects.ts'
import { merchantOf, orderIdKey } from './stripe-payment.server.ts'

/** Older, or from a clock that is ahead: somebody kept it, or made it. */
const toleranceSeconds = 300
const largestNotification = 256_000

/**
 * The header is checked here and not by the package, which accepts any time in the future. Only after
 * that is the body read as JSON.
 */
export function readStripeNotification(
  rawBody: string,
  headers: Headers,
  { webhookSecret, isLive, now }: { webhookSecret: string; isLive: boolean; now: Date },
): ReadNotificationResult {
  const header = parseHeader(headers.get('stripe-signature') ?? '')
  if (!header || rawBody.length > largestNotification) return { ok: false, reason: 'malformed' }
  const expected = signatureOf({ rawBody, at: header.at, webhookSecret })
  if (!header.signatures.some((claimed) => isSame(expected, claimed))) {
    return { ok: false, reason: 'bad-signature' }
  }
  if (Math.abs(now.getTime() / 1_000 - header.at) > toleranceSeconds) {
    return { ok: false, reason: 'bad-signature' }
  }
  const event = parseEvent(rawBody)
  if (!event) return { ok: false, reason: 'malformed' }
  // Of a connected account, of test money at a live site, or of a kind that we do not follow: refused,
  // it would be told again for three days.
  const isOurs = !event.account && event.livemode === isLive
  const claim = isOurs ? readers[event.type]?.(event.data.object) : undefined
  if (claim === null) return { ok: false, reason: 'malformed' }
  const notification = claim ? notificationOf(event, claim) : null
  return notification ? { ok: true, notification } : { ok: false, reason: 'irrelevant' }
}

export function readStoredStripeNotification(rawBody: string): PaymentNotification | null {
  const event = parseEvent(rawBody)
  const claim = event && readers[event.type]?.(event.data.object)
  return claim ? notificationOf(event, claim) : null
}

/** `t` is in seconds; while a secret is replaced there are several `v1`. */
export function signatureOf(signed: {
  rawBody: string
  at: number
  webhookSecret: string
}): string {
  return createHmac('sha256', signed.webhookSecret)
    .update(`${signed.at}.${signed.rawBody}`)
    .digest('hex')
}

function parseHeader(text: string): { at: number; signatures: string[] } | null {
  const parts = text.split(',').map((part) => part.trim().split('=') as [string, string?])
  const times = parts.filter(([name]) => name === 't').map(([, value]) => value ?? '')
  const signatures = parts.filter(([name]) => name === 'v1').map(([, value]) => value ?? '')
  const [time] = times
  if (times.length !== 1 || !/^\d{1,12}$/.test(time ?? '') || signatures.length === 0) return null
  return { at: Number(time), signatures }
}

function isSame(expected: string, claimed: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(claimed)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const eventObject = z.object({
  object: z.literal('event'),
  id: z.string().min(1).max(255),
  type: z.string(),
  livemode: z.boolean(),
  account: z.string().nullish(),
  data: z.object({ object: z.unknown() }),
})
type StripeEvent = z.infer<typeof eventObject>

function parseEvent(rawBody: string): StripeEvent | null {
  try {
    return eventObject.safeParse(JSON.parse(rawBody)).data ?? null
  } catch {
    return null
  }
}

type Claim = {
  orderId: string | null | undefined
  transactionId: string | null | undefined
  claimedState: PaymentState | 'unknown'
  minor: number | null
  currency: string | null
}
type Reader = (object: unknown) => Claim | null

const ofSession =
  (claimed: PaymentState | null): Reader =>
  (object) => {
    const session = sessionObject.safeParse(object).data
    if (!session) return null
    // Completed is not paid: some ways to pay take days, and say so later.
    const state = session.payment_status === 'paid' ? 'paid' : 'pending'
    return {
      orderId: session.client_reference_id,
      transactionId: session.payment_intent ?? session.id,
      claimedState: claimed ?? state,
      minor: session.amount_total,
      currency: session.currency,
    }
  }

const ofIntent: Reader = (object) => {
  const intent = intentObject.safeParse(object).data
  if (!intent) return null
  const { id, metadata, amount, currency } = intent
  const orderId = metadata?.[orderIdKey]
  return { orderId, transactionId: id, claimedState: 'failed', minor: amount, currency }
}

const ofCharge: Reader = (object) => {
  const charge = chargeObject.safeParse(object).data
  if (!charge) return null
  const isWhole = charge.amount_refunded >= charge.amount
  return {
    orderId: charge.metadata?.[orderIdKey],
    transactionId: charge.payment_intent,
    claimedState: isWhole ? 'refunded' : 'partiallyRefunded',
    minor: charge.amount,
    currency: charge.currency,
  }
}

const ofRefund: Reader = (object) => {
  const refund = refundObject.safeParse(object).data
  if (!refund) return null
  const { amount, currency, payment_intent: transactionId } = refund
  return { orderId: null, transactionId, claimedState: 'unknown', minor: amount, currency }
}

const ofDispute: Reader = (object) => {
  const dispute = disputeObject.safeParse(object).data
  if (!dispute) return null
  const { status, amount, currency, payment_intent: transactionId } = dispute
  const claimedState = status === 'won' ? 'paid' : status === 'lost' ? 'reversed' : 'disputed'
  return { orderId: null, transactionId, claimedState, minor: amount, currency }
}

/** Every event we follow; what it says is only a reason to ask. */
const readers: Partial<Record<string, Reader>> = {
  'checkout.session.completed': ofSession(null),
  'checkout.session.async_payment_succeeded': ofSession('paid'),
  'checkout.session.async_payment_failed': ofSession('failed'),
  'checkout.session.expired': ofSession('expired'),
  'payment_intent.payment_failed': ofIntent,
  'charge.refunded': ofCharge,
  'charge.refund.updated': ofRefund,
  'refund.created': ofRefund,
  'refund.updated': ofRefund,
  'refund.failed': ofRefund,
  'charge.dispute.created': ofDispute,
  'charge.dispute.updated': ofDispute,
  'charge.dispute.closed': ofDispute,
  'charge.dispute.funds_withdrawn': ofDispute,
  'charge.dispute.funds_reinstated': ofDispute,
}

/** `null`: money that came without a payment intent is none of our pages. */
function notificationOf({ id, livemode }: StripeEvent, claim: Claim): PaymentNotification | null {
  if (!claim.transactionId) return null
  const { minor, currency } = claim
  return {
    dedupeKey: id,
    orderId: claim.orderId ?? null,
    transactionId: claim.transactionId,
    claimedState: claim.claimedState,
    amount: fromMinor(minor, currency),
    amountAsSent: String(minor),
    currency: currency?.toUpperCase() ?? null,
    merchantId: merchantOf(livemode),
  }
}
