import { createHmac } from 'node:crypto'
import { chargeBody, disputeBody, intentBody, refundBody, sessionBody } from './bodies.ts'
import {
  type Dispute,
  ImpossibleStep,
  type Intent,
  intentOf,
  isOpen,
  newId,
  type Refund,
  refundedSum,
  refundsOf,
  type Session,
  type World,
} from './world.ts'

/** `t=…,v1=…` as Stripe writes it; a test may sign for another moment or with another secret. */
export function sign(body: string, { secret, at }: { secret: string; at: number }): string {
  const time = Math.floor(at / 1_000)
  const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
  return `t=${time},v1=${signature}`
}

/** Sends an event about an order; its body is the object as it is now. */
export async function announce(
  world: World,
  { type, orderId, object }: { type: string; orderId: string; object: { livemode?: boolean } },
): Promise<void> {
  world.save()
  const body = JSON.stringify({
    id: newId(world, 'evt'),
    object: 'event',
    api_version: '2026-10-28.endive',
    created: Math.floor(world.clock.now() / 1_000),
    livemode: world.secretKey.includes('_live_'),
    type,
    data: { object },
  })
  world.lastEvents.set(orderId, body)
  if (!world.notificationUrl) return
  await world.notifier.send({
    orderId,
    transactionId: '',
    status: type,
    urls: [world.notificationUrl],
    body,
  })
}

const ofSession = (world: World, session: Session, event: string) =>
  announce(world, {
    type: `checkout.session.${event}`,
    orderId: session.orderId,
    object: sessionBody(world, session),
  })

const orderOf = (world: World, intent: Intent) =>
  world.sessions.get(intent.sessionId)?.orderId ?? ''

function mustBeOpen(world: World, session: Session): void {
  if (session.status !== 'open' || world.clock.now() >= session.expiresAt) {
    throw new ImpossibleStep('This payment page is closed')
  }
}

/** A card is typed in: only now does a payment intent exist. */
export function begin(world: World, session: Session): Intent {
  mustBeOpen(world, session)
  const known = intentOf(world, session)
  if (known) {
    known.status = 'requires_action'
    return known
  }
  const intent: Intent = {
    id: newId(world, 'pi'),
    sessionId: session.id,
    status: 'requires_action',
    wasDeclined: false,
    amount: session.amount,
    amountReceived: 0,
    currency: session.currency,
    metadata: session.intentMetadata,
    createdAt: world.clock.now(),
    paidAt: null,
  }
  world.intents.set(intent.id, intent)
  world.save()
  return intent
}

export async function pay(world: World, session: Session): Promise<Intent> {
  const intent = begin(world, session)
  receive(world, intent)
  session.status = 'complete'
  await ofSession(world, session, 'completed')
  return intent
}

/** A way to pay that takes days: the page is done, the money is not there. */
export async function promise(world: World, session: Session): Promise<Intent> {
  const intent = begin(world, session)
  intent.status = 'processing'
  session.status = 'complete'
  await ofSession(world, session, 'completed')
  return intent
}

export async function keepPromise(world: World, session: Session): Promise<void> {
  receive(world, requirePromised(world, session))
  await ofSession(world, session, 'async_payment_succeeded')
}

export async function breakPromise(world: World, session: Session): Promise<void> {
  decline(requirePromised(world, session))
  await ofSession(world, session, 'async_payment_failed')
}

function requirePromised(world: World, session: Session): Intent {
  const intent = intentOf(world, session)
  if (intent?.status !== 'processing') throw new ImpossibleStep('Nothing is promised')
  return intent
}

function receive(world: World, intent: Intent): void {
  intent.status = 'succeeded'
  intent.wasDeclined = false
  intent.amountReceived = intent.amount
  intent.paidAt = world.clock.now()
}

function decline(intent: Intent): void {
  intent.status = 'requires_payment_method'
  intent.wasDeclined = true
}

export async function deny(world: World, session: Session): Promise<void> {
  const intent = begin(world, session)
  decline(intent)
  await announce(world, {
    type: 'payment_intent.payment_failed',
    orderId: session.orderId,
    object: intentBody(world, intent),
  })
}

/** By the clock, or because the shop closed it. */
export async function expire(world: World, session: Session): Promise<void> {
  if (session.status !== 'open') {
    throw new ImpossibleStep(`Only an open page can be closed; this one is ${session.status}`)
  }
  session.status = 'expired'
  const intent = intentOf(world, session)
  if (intent) intent.status = 'canceled'
  await ofSession(world, session, 'expired')
}

export function watchExpiry(world: World, session: Session): void {
  world.clock.schedule(session.expiresAt, () =>
    session.status === 'open' ? expire(world, session) : undefined,
  )
}

export async function refund(
  world: World,
  intent: Intent,
  { amount, metadata }: { amount: number; metadata: Record<string, string> },
): Promise<Refund> {
  if (intent.status !== 'succeeded') throw new ImpossibleStep('This payment was never paid')
  if (amount < 1 || amount > intent.amountReceived - refundedSum(world, intent.id)) {
    throw new ImpossibleStep('This refund is larger than what is left')
  }
  const made: Refund = {
    id: newId(world, 're'),
    intentId: intent.id,
    amount,
    status: world.refundsBegin,
    metadata,
    createdAt: world.clock.now(),
  }
  world.refunds.set(made.id, made)
  watchRefund(world, made)
  await ofRefund(world, made, 'refund.created')
  const object = chargeBody(world, intent)
  await announce(world, { type: 'charge.refunded', orderId: orderOf(world, intent), object })
  return made
}

export function watchRefund(world: World, made: Refund): void {
  if (made.status !== 'pending') return
  world.clock.schedule(made.createdAt + world.refundConfirmationMs, () =>
    settleRefund(world, made, 'succeeded'),
  )
}

export async function settleRefund(
  world: World,
  made: Refund,
  status: 'succeeded' | 'failed',
): Promise<void> {
  if (made.status === status) return
  made.status = status
  await ofRefund(world, made, status === 'failed' ? 'refund.failed' : 'refund.updated')
  // Of the same refund, by its older name.
  await ofRefund(world, made, 'charge.refund.updated')
}

function ofRefund(world: World, made: Refund, type: string): Promise<void> {
  const intent = world.intents.get(made.intentId)
  const orderId = intent ? orderOf(world, intent) : ''
  return announce(world, { type, orderId, object: refundBody(world, made) as object })
}

const oneWeek = 7 * 24 * 3_600_000

/** Of the whole payment, or of a part of it. */
export async function dispute(world: World, intent: Intent, amount = intent.amount): Promise<void> {
  if (intent.status !== 'succeeded') throw new ImpossibleStep('Only money can be disputed')
  const made: Dispute = {
    id: newId(world, 'dp'),
    intentId: intent.id,
    amount,
    status: 'needs_response',
    answerBy: world.clock.now() + oneWeek,
  }
  world.disputes.set(made.id, made)
  await ofDispute(world, intent, made, 'created')
  await ofDispute(world, intent, made, 'funds_withdrawn')
}

/** The shop has sent what it has to say. */
export async function reviewDispute(world: World, intent: Intent): Promise<void> {
  const open = requireDispute(world, intent)
  open.status = 'under_review'
  await ofDispute(world, intent, open, 'updated')
}

export async function closeDispute(
  world: World,
  intent: Intent,
  status: 'won' | 'lost',
): Promise<void> {
  const open = requireDispute(world, intent)
  open.status = status
  await ofDispute(world, intent, open, 'closed')
  if (status === 'won') await ofDispute(world, intent, open, 'funds_reinstated')
}

function requireDispute(world: World, intent: Intent): Dispute {
  const disputes = [...world.disputes.values()].filter(({ intentId }) => intentId === intent.id)
  return disputes.find(isOpen) ?? impossible('Nothing is disputed')
}

function impossible(why: string): never {
  throw new ImpossibleStep(why)
}

function ofDispute(world: World, intent: Intent, made: Dispute, event: string): Promise<void> {
  return announce(world, {
    type: `charge.dispute.${event}`,
    orderId: orderOf(world, intent),
    object: disputeBody(world, made) as object,
  })
}

/** A bank confirms what is on its way, and sends back that as well as what had arrived. */
export const refundsBefore = (
  world: World,
  intent: Intent,
  status: 'succeeded' | 'failed',
): Refund[] =>
  refundsOf(world, intent.id).filter(
    (made) => made.status === 'pending' || (status === 'failed' && made.status === 'succeeded'),
  )
