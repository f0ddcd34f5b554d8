import { notificationBody, sign, type Body } from './bodies.ts'
import type { Fault, FaultKind } from '../shared/faults.ts'
import * as lifecycle from './lifecycle.ts'
import { isMethod, type MethodKey } from './methods.ts'
import type { Delivery, SentNotification } from '../shared/notifications.ts'
import {
  type ApiCall,
  findTransaction,
  latestOf,
  latestSessionOf,
  type ApiRequest,
  type Transaction,
  type World,
} from './world.ts'

type Which = { orderId: string } | { transactionId: string }
type Move = (which: Which) => Promise<Transaction>

/**
 * What a test, or a person on the index page, can make happen. Each resolves once its notification
 * was tried for the first time. The same calls work over HTTP: `POST /_emulator/<name>`.
 */
export type Controls = {
  choose(options: { orderId: string; method: MethodKey }): Promise<Transaction>
  /** Chooses QRIS, or the method given, if the buyer has not chosen yet. */
  pay(options: Which & { method?: MethodKey; fraud?: 'accept' | 'challenge' }): Promise<Transaction>
  /** Money that comes although the payment has expired or was cancelled. */
  payLate: Move
  payAmount(options: Which & { amount: string; currency?: string }): Promise<Transaction>
  deny: Move
  expire: Move
  cancel: Move
  settleCard: Move
  reverse: Move
  chargeback: Move
  partialChargeback: Move
  refundFromDashboard(options: Which & { amount: number }): Promise<Transaction>
  confirmRefund: Move
  refuseRefunds(options: { on: boolean }): void
  /** Sends the present state once more. */
  announce: Move
  /** A notification as it would be sent now, signed after the changes; it is not sent. */
  notificationFor(options: Which & { changes?: Body }): string
  advance(ms: number | { ms: number }): Promise<void>
  now(): number
  delivery(delivery: Delivery): void
  release(how?: { order?: 'forward' | 'reverse' | number[]; parallel?: boolean }): Promise<void>
  replay(options: { id: number }): Promise<void>
  idle(): Promise<void>
  fault(fault: { call: ApiCall | '*'; kind: FaultKind; times?: number; ms?: number }): void
  faults(): Fault<ApiCall>[]
  clearFaults(): void
  transactions(): Transaction[]
  notifications(): SentNotification[]
  requests(): ApiRequest[]
  reset(): void
}

export function createControls(world: World): Controls {
  const find = (which: Which): Transaction => {
    const id = 'orderId' in which ? which.orderId : which.transactionId
    const tx = findTransaction(world, id)
    if (!tx) throw new lifecycle.ImpossibleStep(`There is no payment ${id}`)
    return tx
  }
  const moving =
    (step: (world: World, tx: Transaction) => Promise<unknown>): Move =>
    async (which) => {
      const tx = find(which)
      await step(world, tx)
      return tx
    }
  const choose: Controls['choose'] = async ({ orderId, method }) => {
    const session = latestSessionOf(world, orderId)
    if (!session || !isMethod(method)) {
      throw new lifecycle.ImpossibleStep(`There is no page for ${orderId}, or no method ${method}`)
    }
    return lifecycle.chooseMethod(world, session, method)
  }

  return {
    choose,
    async pay(options) {
      const { method, fraud = 'accept' } = options
      const known = 'orderId' in options ? latestOf(world, options.orderId) : find(options)
      const isChosen = known?.status === 'pending' && (!method || known.method === method)
      const tx =
        !isChosen && 'orderId' in options
          ? await choose({ orderId: options.orderId, method: method ?? 'qris' })
          : find(options)
      await lifecycle.pay(world, tx, { fraud })
      return tx
    },
    payLate: moving((_, tx) => lifecycle.pay(world, tx, { late: true })),
    async payAmount({ amount, currency = 'IDR', ...which }) {
      const tx = find(which)
      tx.grossAmount = amount
      tx.currency = currency
      await lifecycle.pay(world, tx)
      return tx
    },
    deny: moving(lifecycle.deny),
    expire: moving(lifecycle.expire),
    cancel: moving(lifecycle.cancel),
    settleCard: moving(lifecycle.settleCard),
    reverse: moving(lifecycle.reverse),
    chargeback: moving(lifecycle.chargeback),
    partialChargeback: moving(lifecycle.partialChargeback),
    async refundFromDashboard({ amount, ...which }) {
      const tx = find(which)
      const reason = 'Dari dasbor'
      await lifecycle.refund(world, tx, {
        key: null,
        amount: Number(amount),
        reason,
        method: 'offline',
      })
      return tx
    },
    confirmRefund: moving(async (_, tx) => {
      const open = tx.refunds.filter(({ confirmedAt }) => confirmedAt === null)
      for (const made of open) await lifecycle.confirmRefund(world, tx, made)
    }),
    refuseRefunds({ on }) {
      world.banksRefuseRefunds = on
    },
    announce: moving(lifecycle.announce),
    notificationFor({ changes = {}, ...which }) {
      const body: Body = { ...notificationBody(find(which), world.serverKey), ...changes }
      const signed = [body.order_id, body.status_code, body.gross_amount].map(String)
      const [orderId = '', code = '', amount = ''] = signed
      const signature_key = changes.signature_key ?? sign(orderId, code, amount, world.serverKey)
      return JSON.stringify({ ...body, signature_key })
    },
    ...timeAndTravel(world),
  }
}

function timeAndTravel(world: World) {
  const { clock, notifier, faults } = world
  return {
    advance: (ms: number | { ms: number }) =>
      clock.advance(Number(typeof ms === 'number' ? ms : ms.ms)),
    now: () => clock.now(),
    delivery: notifier.setDelivery,
    release: notifier.release,
    replay: ({ id }: { id: number }) => notifier.replay(Number(id)),
    idle: notifier.idle,
    fault: faults.set,
    faults: faults.list,
    clearFaults: faults.clear,
    transactions: () => [...world.transactions.values()],
    notifications: () => notifier.log,
    requests: () => world.requests,
    reset() {
      world.sessions.clear()
      world.transactions.clear()
      world.sessionsOf.clear()
      world.transactionsOf.clear()
      world.idempotency.clear()
      world.requests.length = 0
      notifier.log.length = 0
      notifier.setDelivery({})
      faults.clear()
      world.banksRefuseRefunds = false
      world.save()
    },
  }
}
