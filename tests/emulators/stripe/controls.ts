import type { Fault, FaultKind } from '../shared/faults.ts'
import type { Delivery, SentNotification } from '../shared/notifications.ts'
import * as lifecycle from './lifecycle.ts'
import {
  type ApiCall,
  ImpossibleStep,
  type Intent,
  intentOf,
  isOpen,
  latestSessionOf,
  refundsOf,
  type Session,
  type World,
} from './world.ts'

type Which = { orderId: string }
type Move = (which: Which) => Promise<unknown>

/** A payment as whoever judges us sees it; amounts in rupiah. */
export type KnownIntent = {
  orderId: string
  transactionId: string
  status: Intent['status']
  amount: bigint
  isDisputed: boolean
  refunds: { key: string | null; amount: number; confirmedAt: number | null }[]
}

/** What buyers, banks and the network do. Over HTTP: `POST /_emulator/<name>`. */
export type Controls = {
  choose: Move
  pay: Move
  deny: Move
  expire: Move
  promise: Move
  keepPromise: Move
  breakPromise: Move
  refundsBegin(options: { status: World['refundsBegin'] }): void
  /** The next call with a key finds that an earlier one with the same key still runs. */
  firstCallRuns(): void
  confirmRefund: Move
  failRefund: Move
  refundFromDashboard(options: Which & { amount: number }): Promise<unknown>
  dispute: Move
  disputeSome(options: Which & { amount: number }): Promise<unknown>
  reviewDispute: Move
  winDispute: Move
  loseDispute: Move
  /** The last event about an order, signed for this moment or another. */
  lastEvent(options: Which & { at?: number }): { rawBody: string; signature: string }
  advance(ms: number): Promise<void>
  delivery(delivery: Delivery): void
  fault(fault: { call: ApiCall | '*'; kind: FaultKind; times?: number; ms?: number }): void
  faults(): Fault<ApiCall>[]
  clearFaults(): void
  /** One that was sent or lost, once more. */
  replay(id: number): Promise<void>
  idle(): Promise<void>
  transactions(): KnownIntent[]
  notifications(): SentNotification[]
}

export function createControls(world: World): Controls {
  const find = ({ orderId }: Which): Session => {
    const session = latestSessionOf(world, orderId)
    if (!session) throw new ImpossibleStep(`There is no page for ${orderId}`)
    return session
  }
  const findIntent = (which: Which): Intent => {
    const intent = intentOf(world, find(which))
    if (!intent) throw new ImpossibleStep(`Nobody has paid ${which.orderId}`)
    return intent
  }
  const ofSession =
    (step: (world: World, session: Session) => unknown): Move =>
    async (which) =>
      step(world, find(which))
  const ofRefunds =
    (status: 'succeeded' | 'failed'): Move =>
    async (which) => {
      for (const made of lifecycle.refundsBefore(world, findIntent(which), status)) {
        await lifecycle.settleRefund(world, made, status)
      }
    }
  const close =
    (status: 'won' | 'lost'): Move =>
    (which) =>
      lifecycle.closeDispute(world, findIntent(which), status)
  const { clock, notifier, faults } = world
  return {
    choose: ofSession(lifecycle.begin),
    pay: ofSession(lifecycle.pay),
    deny: ofSession(lifecycle.deny),
    expire: ofSession(lifecycle.expire),
    promise: ofSession(lifecycle.promise),
    keepPromise: ofSession(lifecycle.keepPromise),
    breakPromise: ofSession(lifecycle.breakPromise),
    refundsBegin({ status }) {
      world.refundsBegin = status
    },
    firstCallRuns() {
      world.callsRunning += 1
    },
    confirmRefund: ofRefunds('succeeded'),
    failRefund: ofRefunds('failed'),
    refundFromDashboard: ({ amount, ...which }) =>
      lifecycle.refund(world, findIntent(which), { amount: Number(amount) * 100, metadata: {} }),
    dispute: (which) => lifecycle.dispute(world, findIntent(which)),
    disputeSome: ({ amount, ...which }) =>
      lifecycle.dispute(world, findIntent(which), Number(amount) * 100),
    reviewDispute: (which) => lifecycle.reviewDispute(world, findIntent(which)),
    winDispute: close('won'),
    loseDispute: close('lost'),
    lastEvent({ orderId, at = clock.now() }) {
      const rawBody = world.lastEvents.get(orderId) ?? ''
      return { rawBody, signature: lifecycle.sign(rawBody, { secret: world.webhookSecret, at }) }
    },
    advance: (ms) => clock.advance(Number(ms)),
    delivery: notifier.setDelivery,
    fault: faults.set,
    faults: faults.list,
    clearFaults: faults.clear,
    replay: notifier.replay,
    idle: notifier.idle,
    transactions: () => [...world.intents.values()].map((intent) => known(world, intent)),
    notifications: () => notifier.log,
  }
}

function known(world: World, intent: Intent): KnownIntent {
  const { id, status, amount } = intent
  return {
    orderId: world.sessions.get(intent.sessionId)?.orderId ?? '',
    transactionId: id,
    status,
    amount: BigInt(amount / 100),
    isDisputed: [...world.disputes.values()].some((each) => each.intentId === id && isOpen(each)),
    refunds: refundsOf(world, id)
      .filter((refund) => refund.status !== 'failed')
      .map((refund) => ({
        key: refund.metadata.refund_key ?? null,
        amount: refund.amount / 100,
        confirmedAt: refund.status === 'succeeded' ? refund.createdAt : null,
      })),
  }
}
