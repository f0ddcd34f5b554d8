import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Clock } from './clock.ts'
import type { FaultBook } from './faults.ts'
import type { MethodKey } from './methods.ts'
import type { Notifier } from './notifications.ts'

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
  readonly faults: FaultBook
  readonly notifier: Notifier
  readonly sessions: Map<string, Session>
  readonly transactions: Map<string, Transaction>
  readonly defaultNotificationUrls: string[]
  readonly requests: ApiRequest[]
  readonly idempotency: Map<string, { at: number; answer: unknown | 'running' }>
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

export function latestOf(world: World, orderId: string): Transaction | undefined {
  return [...world.transactions.values()].findLast((tx) => tx.orderId === orderId)
}

export function findTransaction(world: World, id: string): Transaction | undefined {
  return world.transactions.get(id) ?? latestOf(world, id)
}

type Saved = { count: number; sessions: Session[]; transactions: Transaction[] }

export function loadState(stateFile: string | undefined): Saved {
  const nothing: Saved = { count: 0, sessions: [], transactions: [] }
  if (!stateFile) return nothing
  try {
    return { ...nothing, ...(JSON.parse(readFileSync(stateFile, 'utf8')) as Partial<Saved>) }
  } catch {
    // Missing on the first start, or from an older version: a demo starts over.
    return nothing
  }
}

/** Written beside and renamed, so that a crash never leaves half a file. */
export function saveState(stateFile: string, saved: Saved): void {
  const draft = `${stateFile}.${process.pid}.draft`
  writeFileSync(draft, JSON.stringify(saved))
  renameSync(draft, stateFile)
}
