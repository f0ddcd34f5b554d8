import { randomUUID } from 'node:crypto'
import { notificationBody, refundedSum } from './bodies.ts'
import { jakartaTime } from '../shared/clock.ts'
import { chargeProblem, methodFields, methodOf, paidFields, type MethodKey } from './methods.ts'
import type { Refund, Session, Transaction, World } from './world.ts'

/** The emulator refuses a step that could not happen, so that no test stands on an impossible story. */
export class ImpossibleStep extends Error {
  override readonly name = 'ImpossibleStep'
}

const day = 86_400_000
const minute = 60_000

export function announce(world: World, tx: Transaction): Promise<void> {
  world.save()
  if (tx.notificationUrls.length === 0) return Promise.resolve()
  return world.notifier.send({
    orderId: tx.orderId,
    transactionId: tx.transactionId,
    status: tx.status,
    urls: tx.notificationUrls,
    body: JSON.stringify(notificationBody(tx, world.serverKey)),
  })
}

/**
 * Takes a step without waiting for its notification: answer and notification travel on their own,
 * and either may arrive first. A step that cannot be taken still fails here.
 */
export async function begin(step: Promise<unknown>): Promise<void> {
  step.catch(() => undefined)
  await Promise.race([step, new Promise((resolve) => setImmediate(resolve))])
}

/** The buyer picks a method: only now does a transaction exist. */
export async function chooseMethod(
  world: World,
  session: Session,
  method: MethodKey,
): Promise<Transaction> {
  const now = world.clock.now()
  if (session.cancelledAt !== null || now >= session.pageEndsAt) {
    throw new ImpossibleStep('This payment page is closed')
  }
  const problem = chargeProblem(method, session)
  if (problem) throw new ImpossibleStep(problem)
  for (const other of world.transactionsOf.all(session.orderId)) {
    if (['deny', 'cancel', 'expire'].includes(other.status)) continue
    if (other.status !== 'pending') throw new ImpossibleStep('This order has a payment already')
    // Midtrans lets a buyer change the method; the one given up says so only when it is asked.
    other.status = 'cancel'
  }
  const minutes = session.methodMinutes ?? methodOf(method).defaultMinutes
  const tx = addTransaction(world, {
    orderId: session.orderId,
    amount: session.amount,
    method,
    expiresAt: session.endsAt ?? now + minutes * minute,
    sessionToken: session.token,
    notificationUrls: session.notificationUrls,
    customFields: session.customFields,
  })
  await announce(world, tx)
  return tx
}

export function addTransaction(
  world: World,
  seed: {
    orderId: string
    amount: number
    method: MethodKey
    expiresAt: number
    sessionToken: string | null
    notificationUrls: string[]
    customFields: Record<string, unknown>
  },
): Transaction {
  const transactionId = randomUUID()
  world.count += 1
  const tx: Transaction = {
    transactionId,
    orderId: seed.orderId,
    sessionToken: seed.sessionToken,
    method: seed.method,
    status: 'pending',
    fraud: 'accept',
    grossAmount: `${seed.amount}.00`,
    currency: 'IDR',
    merchantId: world.merchantId,
    createdAt: world.clock.now(),
    settledAt: null,
    expiresAt: seed.expiresAt,
    fields: {
      ...methodFields(seed.method, {
        number: world.count,
        amount: seed.amount,
        url: world.url(),
        transactionId,
      }),
      ...seed.customFields,
    },
    refunds: [],
    notificationUrls: seed.notificationUrls,
  }
  world.transactions.set(transactionId, tx)
  world.transactionsOf.add(tx)
  watchExpiry(world, tx)
  return tx
}

export function watchExpiry(world: World, tx: Transaction): void {
  if (tx.status !== 'pending') return
  world.clock.schedule(tx.expiresAt, () => {
    if (tx.status !== 'pending') return undefined
    tx.status = 'expire'
    return announce(world, tx)
  })
}

function moveFrom(tx: Transaction, allowed: Transaction['status'][], wanted: string): void {
  if (allowed.includes(tx.status)) return
  throw new ImpossibleStep(`A payment that is ${tx.status} cannot ${wanted}`)
}

/** A card is captured now and settled a day later; everything else is settled at once. */
export async function pay(
  world: World,
  tx: Transaction,
  { fraud = 'accept', late = false }: { fraud?: 'accept' | 'challenge'; late?: boolean } = {},
): Promise<void> {
  moveFrom(tx, late ? ['pending', 'expire', 'cancel'] : ['pending'], 'be paid')
  Object.assign(tx.fields, paidFields(tx, jakartaTime(world.clock.now())))
  if (tx.method !== 'credit_card') return settle(world, tx)
  tx.status = 'capture'
  tx.fraud = fraud
  watchSettlement(world, tx)
  await announce(world, tx)
}

export function watchSettlement(world: World, tx: Transaction): void {
  if (tx.status !== 'capture') return
  world.clock.schedule(tx.createdAt + day, () => {
    if (tx.status !== 'capture') return undefined
    // Nobody looked at the suspicious one in time: Midtrans lets it go.
    if (tx.fraud === 'accept') return settle(world, tx)
    tx.status = 'cancel'
    return announce(world, tx)
  })
}

export async function settle(world: World, tx: Transaction): Promise<void> {
  tx.status = 'settlement'
  tx.settledAt = world.clock.now()
  await announce(world, tx)
}

export async function settleCard(world: World, tx: Transaction): Promise<void> {
  moveFrom(tx, ['capture'], 'be settled')
  await settle(world, tx)
}

export async function deny(world: World, tx: Transaction): Promise<void> {
  moveFrom(tx, ['pending', 'capture'], 'be denied')
  tx.status = 'deny'
  const session = tx.sessionToken === null ? undefined : world.sessions.get(tx.sessionToken)
  if (session) session.denials += 1
  await announce(world, tx)
}

export async function expire(world: World, tx: Transaction): Promise<void> {
  moveFrom(tx, ['pending'], 'expire')
  tx.status = 'expire'
  tx.expiresAt = Math.min(tx.expiresAt, world.clock.now())
  await announce(world, tx)
}

export async function cancel(world: World, tx: Transaction): Promise<void> {
  moveFrom(tx, ['pending', 'capture'], 'be cancelled')
  tx.status = 'cancel'
  await announce(world, tx)
}

/** The bank takes a settlement back. Midtrans' documents do not say that its time stays, so it goes. */
export async function reverse(world: World, tx: Transaction): Promise<void> {
  moveFrom(tx, ['settlement', 'capture'], 'be reversed')
  tx.status = 'deny'
  tx.settledAt = null
  await announce(world, tx)
}

export async function chargeback(world: World, tx: Transaction): Promise<void> {
  moveFrom(tx, ['settlement', 'capture', 'partial_refund'], 'be disputed')
  tx.status = 'chargeback'
  await announce(world, tx)
}

/** How much it is of, nobody is told. */
export async function partialChargeback(world: World, tx: Transaction): Promise<void> {
  moveFrom(tx, ['settlement', 'capture', 'partial_refund'], 'be disputed')
  tx.status = 'partial_chargeback'
  await announce(world, tx)
}

export async function refund(
  world: World,
  tx: Transaction,
  request: { key: string | null; amount: number; reason: string; method?: Refund['method'] },
): Promise<Refund> {
  moveFrom(tx, ['settlement', 'partial_refund'], 'be refunded')
  if (request.amount < 1 || request.amount > Number(tx.grossAmount) - refundedSum(tx)) {
    throw new ImpossibleStep('This refund is larger than what is left')
  }
  world.count += 1
  const made: Refund = {
    id: world.count,
    key: request.key,
    amount: request.amount,
    reason: request.reason,
    createdAt: world.clock.now(),
    method: request.method ?? 'online',
    confirmedAt: null,
  }
  tx.refunds.push(made)
  tx.status = refundedSum(tx) === Number(tx.grossAmount) ? 'refund' : 'partial_refund'
  watchRefund(world, tx, made)
  await announce(world, tx)
  return made
}

export function watchRefund(world: World, tx: Transaction, made: Refund): void {
  if (made.confirmedAt !== null) return
  world.clock.schedule(made.createdAt + world.refundConfirmationMs, () =>
    confirmRefund(world, tx, made),
  )
}

/** The second notification of a refund: only now has the money moved. */
export async function confirmRefund(world: World, tx: Transaction, made: Refund): Promise<void> {
  if (made.confirmedAt !== null) return
  made.confirmedAt = world.clock.now()
  await announce(world, tx)
}
