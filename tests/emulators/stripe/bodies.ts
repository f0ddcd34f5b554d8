import {
  type Dispute,
  type Intent,
  intentOf,
  type Refund,
  refundedSum,
  refundsOf,
  type Session,
  type World,
} from './world.ts'

/** What may be asked for whole instead of by its id, spelled as in `expand[]`. */
export type Expand = ReadonlySet<string>
const nothing: Expand = new Set()

const seconds = (at: number) => Math.floor(at / 1_000)
const list = (data: unknown[], hasMore = false) => ({ object: 'list', data, has_more: hasMore })

/** The part of every wish that is below `name`. */
const below = (expand: Expand, name: string): Expand =>
  new Set(
    [...expand]
      .filter((path) => path.startsWith(`${name}.`))
      .map((path) => path.slice(name.length + 1)),
  )
const wants = (expand: Expand, name: string) =>
  [...expand].some((path) => path === name || path.startsWith(`${name}.`))

const livemode = (world: World) => world.secretKey.includes('_live_')

export function sessionBody(world: World, session: Session, expand = nothing) {
  const intent = intentOf(world, session)
  const isPaid = intent?.status === 'succeeded'
  return {
    id: session.id,
    object: 'checkout.session',
    amount_total: session.amount,
    client_reference_id: session.orderId,
    created: seconds(session.createdAt),
    currency: session.currency,
    expires_at: seconds(session.expiresAt),
    livemode: livemode(world),
    metadata: session.metadata,
    mode: 'payment',
    payment_intent:
      intent && wants(expand, 'payment_intent')
        ? intentBody(world, intent, below(expand, 'payment_intent'))
        : (intent?.id ?? null),
    payment_status: isPaid ? 'paid' : 'unpaid',
    status: session.status,
    ui_mode: 'hosted_page',
    url: session.status === 'open' ? `${world.url()}/c/pay/${session.id}` : null,
  }
}

export function intentBody(world: World, intent: Intent, expand = nothing) {
  const charge =
    intent.paidAt === null ? null : chargeBody(world, intent, below(expand, 'latest_charge'))
  return {
    id: intent.id,
    object: 'payment_intent',
    amount: intent.amount,
    amount_received: intent.amountReceived,
    created: seconds(intent.createdAt),
    currency: intent.currency,
    last_payment_error: intent.wasDeclined
      ? { type: 'card_error', code: 'card_declined', message: 'Your card was declined.' }
      : null,
    latest_charge: wants(expand, 'latest_charge') ? charge : (charge?.id ?? null),
    livemode: livemode(world),
    metadata: intent.metadata,
    status: intent.status,
  }
}

export function chargeBody(world: World, intent: Intent, expand = nothing) {
  const refunded = refundedSum(world, intent.id)
  return {
    id: intent.id.replace('pi_', 'ch_'),
    object: 'charge',
    amount: intent.amountReceived,
    amount_refunded: refunded,
    created: seconds(intent.paidAt ?? intent.createdAt),
    currency: intent.currency,
    disputed: [...world.disputes.values()].some(({ intentId }) => intentId === intent.id),
    livemode: livemode(world),
    metadata: intent.metadata,
    payment_intent: intent.id,
    payment_method_details: { type: 'card', card: { brand: 'visa', last4: '4242' } },
    refunded: refunded >= intent.amountReceived,
    ...(wants(expand, 'refunds') && {
      refunds: refundsBody(world, intent.id, { limit: withinObject }),
    }),
  }
}

export function refundBody(world: World, refund: Refund) {
  return {
    id: refund.id,
    object: 'refund',
    amount: refund.amount,
    created: seconds(refund.createdAt),
    currency: world.intents.get(refund.intentId)?.currency ?? 'idr',
    metadata: refund.metadata,
    payment_intent: refund.intentId,
    status: refund.status,
  }
}

/** So many of a list are told inside another object; the rest must be asked for. */
const withinObject = 10

/** Newest first, as all lists are. */
export function refundsBody(
  world: World,
  intentId: string,
  { limit, after = null }: { limit: number; after?: string | null },
) {
  const all = refundsOf(world, intentId).toReversed()
  const from = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1
  const page = all.slice(from, from + limit)
  return list(
    page.map((refund) => refundBody(world, refund)),
    from + limit < all.length,
  )
}

export function disputeBody(world: World, dispute: Dispute) {
  return {
    id: dispute.id,
    object: 'dispute',
    amount: dispute.amount,
    currency: world.intents.get(dispute.intentId)?.currency ?? 'idr',
    payment_intent: dispute.intentId,
    status: dispute.status,
    evidence_details: { due_by: seconds(dispute.answerBy) },
  }
}

export const disputesBody = (world: World, intentId: string | null) =>
  list(
    [...world.disputes.values()]
      .filter((dispute) => dispute.intentId === intentId)
      .map((dispute) => disputeBody(world, dispute)),
  )
