import type { Clock } from '../shared/clock.ts'
import type { FaultBook } from '../shared/faults.ts'
import type { MethodKey } from './methods.ts'
import type { Notifier } from '../shared/notifications.ts'

export const apiCalls = [
  'create',
  'cancelToken',
  'charge',
  'status',
  'cancel',
  'expire',
  'approve',
  'deny',
  'refund',
  'directRefund',
] as const
export type ApiCall = (typeof apiCalls)[number]

export type Session = {
  token: string
  orderId: string
  amount: number
  items: { name: string; price: number; quantity: number }[]
  customerName: string
  phone: string
  finishUrl: string | null
  createdAt: number
  /** The end of page and methods, when the shop fixed a start; else methods count on their own. */
  endsAt: number | null
  methodMinutes: number | null
  pageEndsAt: number
  enabledMethods: MethodKey[] | null
  notificationUrls: string[]
  customFields: Record<string, unknown>
  cancelledAt: number | null
  denials: number
}

export type Status =
  | 'pending'
  | 'capture'
  | 'settlement'
  | 'deny'
  | 'cancel'
  | 'expire'
  | 'refund'
  | 'partial_refund'
  | 'chargeback'
  | 'partial_chargeback'

export type Refund = {
  id: number
  key: string | null
  amount: number
  reason: string
  createdAt: number
  method: 'online' | 'offline'
  confirmedAt: number | null
}

export type Transaction = {
  transactionId: string
  orderId: string
  sessionToken: string | null
  method: MethodKey
  status: Status
  fraud: 'accept' | 'challenge' | 'deny' | null
  grossAmount: string
  currency: string
  merchantId: string
  createdAt: number
  settledAt: number | null
  expiresAt: number
  fields: Record<string, unknown>
  refunds: Refund[]
  notificationUrls: string[]
}

export type World = {
  readonly serverKey: string
  readonly merchantId: string
  readonly clock: Clock
  readonly faults: FaultBook<ApiCall>
  readonly notifier: Notifier
  readonly sessions: Map<string, Session>
  readonly transactions: Map<string, Transaction>
  readonly sessionsOf: ByOrder<Session>
  readonly transactionsOf: ByOrder<Transaction>
  readonly defaultNotificationUrls: string[]
  readonly requests: ApiRequest[]
  readonly idempotency: Map<string, { at: number; answer: unknown }>
  banksRefuseRefunds: boolean
  refundConfirmationMs: number
  count: number
  url(): string
  save(): void
}

/** What the shop sent, without its key; for tests that look at the wire. */
export type ApiRequest = {
  call: string
  path: string
  idempotencyKey: string | null
  body: unknown
}

/** A measurement makes thousands of payments, so what belongs to an order is found by its id. */
export class ByOrder<T extends { orderId: string }> {
  private readonly found = new Map<string, T[]>()

  add(entry: T): void {
    const entries = this.found.get(entry.orderId)
    if (entries) entries.push(entry)
    else this.found.set(entry.orderId, [entry])
  }
  all(orderId: string): readonly T[] {
    return this.found.get(orderId) ?? []
  }
  latest(orderId: string): T | undefined {
    return this.found.get(orderId)?.at(-1)
  }
  clear(): void {
    this.found.clear()
  }
}

export function latestOf(world: World, orderId: string): Transaction | undefined {
  return world.transactionsOf.latest(orderId)
}

export function latestSessionOf(world: World, orderId: string): Session | undefined {
  return world.sessionsOf.latest(orderId)
}

export function findTransaction(world: World, id: string): Transaction | undefined {
  return world.transactions.get(id) ?? latestOf(world, id)
}

export type Saved = { count: number; sessions: Session[]; transactions: Transaction[] }
