import { methodFields, methodOf, methods, paidFields, type MethodKey } from './methods.ts'
import { jakartaTime } from '../shared/clock.ts'
import { watchRefund, watchSettlement } from './lifecycle.ts'
import type { Refund, Transaction, World } from './world.ts'

/** A payment that was made before the emulator began: the sample story tells of some. */
export type KnownPayment = {
  transactionId: string
  orderId: string
  /** As the marketplace names it. */
  method: string
  amount: bigint
  createdAt: Date
  paidAt: Date
  refunds: readonly KnownRefund[]
}
type KnownRefund = { key: string; amount: bigint; createdAt: Date; confirmedAt: Date | null }

const day = 86_400_000

/** What the emulator knows already, perhaps with more refunds since, stays as it is. */
export function addKnownPayments(world: World, payments: readonly KnownPayment[]): void {
  for (const payment of payments) {
    const method = methodNamed(payment.method)
    if (!method || world.transactions.has(payment.transactionId)) continue
    const tx = transactionOf(world, payment, method)
    world.transactions.set(tx.transactionId, tx)
    world.transactionsOf.add(tx)
    watchSettlement(world, tx)
    for (const refund of tx.refunds) watchRefund(world, tx, refund)
  }
  world.save()
}

/** `bcaVa` and `bca_va`; two have names of their own. */
function methodNamed(name: string): MethodKey | undefined {
  if (name === 'card') return 'credit_card'
  if (name === 'mandiriBill') return 'echannel'
  return (Object.keys(methods) as MethodKey[]).find((key) => key.replace('_va', 'Va') === name)
}

function transactionOf(world: World, payment: KnownPayment, method: MethodKey): Transaction {
  world.count += 1
  const { transactionId, orderId } = payment
  const paidAt = payment.paidAt.getTime()
  // A card is captured now and settled a day later; everything else is settled at once.
  const settledAt = method === 'credit_card' ? paidAt + day : paidAt
  const isSettled = settledAt <= world.clock.now()
  const tx: Transaction = {
    transactionId,
    orderId,
    sessionToken: null,
    method,
    status: isSettled ? 'settlement' : 'capture',
    fraud: 'accept',
    grossAmount: `${payment.amount}.00`,
    currency: 'IDR',
    merchantId: world.merchantId,
    createdAt: method === 'credit_card' ? paidAt : payment.createdAt.getTime(),
    settledAt: isSettled ? settledAt : null,
    expiresAt: payment.createdAt.getTime() + methodOf(method).defaultMinutes * 60_000,
    fields: methodFields(method, {
      number: world.count,
      amount: Number(payment.amount),
      url: world.url(),
      transactionId,
    }),
    // What was sent back by hand, the provider never heard of.
    refunds: methodOf(method).refundDays === undefined ? [] : refundsOf(world, payment),
    notificationUrls: world.defaultNotificationUrls,
  }
  Object.assign(tx.fields, paidFields(tx, jakartaTime(paidAt)))
  const refunded = tx.refunds.reduce((sum, { amount }) => sum + amount, 0)
  if (refunded > 0) tx.status = refunded === Number(payment.amount) ? 'refund' : 'partial_refund'
  return tx
}

function refundsOf(world: World, { refunds }: KnownPayment): Refund[] {
  return refunds.map(({ key, amount, createdAt, confirmedAt }) => {
    world.count += 1
    return {
      id: world.count,
      key,
      amount: Number(amount),
      reason: '',
      createdAt: createdAt.getTime(),
      method: 'online',
      confirmedAt: confirmedAt?.getTime() ?? null,
    }
  })
}
