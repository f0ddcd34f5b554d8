import type { Clock } from '../shared/clock.ts'
import type { FaultBook } from '../shared/faults.ts'
import type { Notifier } from '../shared/notifications.ts'

export const apiCalls = ['create', 'status', 'cancel', 'refund'] as const
export type ApiCall = (typeof apiCalls)[number]

/** Times are in milliseconds here and in seconds on the wire; amounts are in Stripe's hundredths. */
export type Session = {
  id: string
  orderId: string
  amount: number
  currency: string
  items: { name: string; amount: number; quantity: number }[]
  returnUrl: string
  metadata: Record<string, string>
  intentMetadata: Record<string, string>
  createdAt: number
  expiresAt: number
  status: 'open' | 'complete' | 'expired'
}

export type Intent = {
  id: string
  sessionId: string
  status: 'requires_payment_method' | 'requires_action' | 'processing' | 'succeeded' | 'canceled'
  wasDeclined: boolean
  amount: number
  amountReceived: number
  currency: string
  metadata: Record<string, string>
  createdAt: number
  paidAt: number | null
}

export type Refund = {
  id: string
  intentId: string
  amount: number
  status: 'pending' | 'succeeded' | 'failed'
  metadata: Record<string, string>
  createdAt: number
}

export type Dispute = {
  id: string
  intentId: string
  amount: number
  status: 'needs_response' | 'under_review' | 'won' | 'lost'
  answerBy: number
}

export const isOpen = ({ status }: Dispute) => status !== 'won' && status !== 'lost'

export type World = {
  readonly secretKey: string
  readonly webhookSecret: string
  readonly notificationUrl: string | null
  readonly clock: Clock
  readonly faults: FaultBook<ApiCall>
  readonly notifier: Notifier
  readonly sessions: Map<string, Session>
  readonly intents: Map<string, Intent>
  readonly refunds: Map<string, Refund>
  readonly disputes: Map<string, Dispute>
  readonly idempotency: Map<
    string,
    { input: string; answer: Promise<{ status: number; body: unknown }> }
  >
  /** The last event of each order, for tests that send it again. */
  readonly lastEvents: Map<string, string>
  readonly refundConfirmationMs: number
  /** How a refund begins: most banks of cards take it at once, and may still send it back days later. */
  refundsBegin: 'succeeded' | 'pending'
  /** So many of the next calls find that an earlier one with their key still runs. */
  callsRunning: number
  count: number
  url(): string
  save(): void
}

export type Saved = { count: number } & Record<
  'sessions' | 'intents' | 'refunds' | 'disputes',
  { id: string }[]
>

/** The emulator refuses a step that could not happen, so that no test stands on an impossible story. */
export class ImpossibleStep extends Error {
  override readonly name = 'ImpossibleStep'
}

export function newId(world: World, prefix: string): string {
  world.count += 1
  return `${prefix}_${world.clock.now().toString(36)}${world.count.toString(36).padStart(4, '0')}`
}

export const latestSessionOf = ({ sessions }: World, orderId: string): Session | undefined =>
  [...sessions.values()].findLast((session) => session.orderId === orderId)

export const intentOf = ({ intents }: World, session: Session): Intent | undefined =>
  [...intents.values()].find(({ sessionId }) => sessionId === session.id)

export const refundsOf = ({ refunds }: World, intentId: string): Refund[] =>
  [...refunds.values()].filter((refund) => refund.intentId === intentId)

export const refundedSum = (world: World, intentId: string): number =>
  refundsOf(world, intentId)
    .filter(({ status }) => status !== 'failed')
    .reduce((sum, { amount }) => sum + amount, 0)
