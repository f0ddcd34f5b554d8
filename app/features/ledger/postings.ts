import { add, allocate, type Rupiah, subtract, zero } from '#app/core/rupiah.ts'
import { type AccountCode, accounts, holderOf } from './accounts.ts'

/** One movement of money: it cannot be unbalanced. `amount` is more than zero. */
export type Posting = {
  from: AccountCode
  to: AccountCode
  amount: Rupiah
  purpose: 'item' | 'shopShare' | 'platformFee' | 'postage' | 'refund' | 'lateMoney' | 'reversal'
  orderLineId: string | null
}

/** An order as the ledger sees it: who gets what of each line, frozen at the sale. */
export type OrderSplit = {
  shopId: string
  shippingPrice: Rupiah
  lines: readonly {
    orderLineId: string
    makerId: string
    makerShare: Rupiah
    shopShare: Rupiah
    platformFee: Rupiah
  }[]
}

type LineShares = Record<'makerShare' | 'shopShare' | 'platformFee', bigint>

/** What the buyer paid for a line, which is what its shares add up to. */
export const paidForLine = ({ makerShare, shopShare, platformFee }: LineShares): Rupiah =>
  (makerShare + shopShare + platformFee) as Rupiah

type Share = Omit<Posting, 'from' | 'to'> & { pending: AccountCode; final: AccountCode }

/** The shares of an order in a fixed order; zero shares leave no trace. */
function sharesOf({ shopId, shippingPrice, lines }: OrderSplit): Share[] {
  const shop = {
    pending: accounts.shopPending(shopId),
    final: accounts.shopPayable(shopId),
  } as const
  const shares = lines.flatMap(({ orderLineId, makerId, ...line }): Share[] => [
    {
      pending: accounts.makerPending(makerId),
      final: accounts.makerPayable(makerId),
      amount: line.makerShare,
      purpose: 'item',
      orderLineId,
    },
    { ...shop, amount: line.shopShare, purpose: 'shopShare', orderLineId },
    {
      pending: accounts.platformPending,
      final: accounts.platformRevenue,
      amount: line.platformFee,
      purpose: 'platformFee',
      orderLineId,
    },
  ])
  shares.push({ ...shop, amount: shippingPrice, purpose: 'postage', orderLineId: null })
  return shares.filter(({ amount }) => amount > 0n)
}

/** Money arrived and everybody's share of it is known, but may still go back to the buyer. */
export function postingsForCapture(from: AccountCode, orders: readonly OrderSplit[]): Posting[] {
  return orders.flatMap(sharesOf).map(({ pending, amount, purpose, orderLineId }) => ({
    amount,
    purpose,
    orderLineId,
    from,
    to: pending,
  }))
}

/** The time to complain has passed: what is still pending is now owed. */
export function postingsForCompletion(
  order: OrderSplit,
  refundsBefore: readonly Rupiah[],
): Posting[] {
  return remainingShares(order, refundsBefore).map(({ pending, final, ...share }) => ({
    ...share,
    from: pending,
    to: final,
  }))
}

/**
 * Money on its way back to the buyer, taken from every remaining share in proportion (largest remainder).
 * `refundsBefore` are the earlier refunds of this order, oldest first: each took from what the ones
 * before it had left, so together they can never take more from a share than it had.
 */
export function postingsForRefund(
  order: OrderSplit,
  refund: { provider: string; amount: Rupiah; refundsBefore: readonly Rupiah[] },
): Posting[] {
  return takenTo(accounts.refundsInFlight(refund.provider), order, refund)
}

function takenTo(
  to: AccountCode,
  order: OrderSplit,
  { amount: wanted, refundsBefore }: { amount: Rupiah; refundsBefore: readonly Rupiah[] },
): Posting[] {
  return takenShares(remainingShares(order, refundsBefore), wanted)
    .filter(({ amount }) => amount > 0n)
    .map(({ pending, amount, orderLineId }) => ({
      amount,
      orderLineId,
      purpose: 'refund',
      from: pending,
      to,
    }))
}

/** The bank has confirmed that the buyer has the money, or the BUM Desa that took it has given it back. */
export function postingsForRefundConfirmed(refund: {
  provider: string
  /** Of the order; money without one was never taken at a counter. */
  shopId: string | null
  amount: Rupiah
}): Posting[] {
  return [
    {
      from: accounts.refundsInFlight(refund.provider),
      to: holderOf(refund),
      amount: refund.amount,
      purpose: 'refund',
      orderLineId: null,
    },
  ]
}

/** Money nobody expected any more: kept apart until it is accepted or sent back. */
export function postingsForLateMoney(provider: string, amount: Rupiah): Posting[] {
  return [
    {
      from: accounts.provider(provider),
      to: accounts.suspense,
      amount,
      purpose: 'lateMoney',
      orderLineId: null,
    },
  ]
}

export function postingsForLateMoneyRefund(provider: string, amount: Rupiah): Posting[] {
  return [
    {
      from: accounts.suspense,
      to: accounts.refundsInFlight(provider),
      amount,
      purpose: 'refund',
      orderLineId: null,
    },
  ]
}

/**
 * The provider gave money back by itself. Whose share it was is not known yet, so nobody's is touched:
 * suspense owes it until a person has decided.
 */
export function postingsForUnplannedRefund(provider: string, amount: Rupiah): Posting[] {
  return postingsForLateMoneyRefund(provider, amount)
}

/** The order it was for is over as well: its shares pay suspense back. */
export function postingsForUnplannedSettled(
  order: OrderSplit,
  gone: { amount: Rupiah; refundsBefore: readonly Rupiah[] },
): Posting[] {
  return takenTo(accounts.suspense, order, gone)
}

/**
 * The bank took back a payment whose refund the buyer has already received. The shares that the refund
 * had taken are put back (the reversal takes them again), at the cost of suspense: a loss to be settled.
 */
export function postingsForRefundLost(refund: readonly Posting[]): Posting[] {
  return reverse(refund)
    .map((posting) => ({ ...posting, from: accounts.suspense }))
    .filter(({ from, to }) => from !== to)
}

/** Undo: the same movements backwards. Nothing in the ledger is ever edited. */
export function reverse(postings: readonly Posting[]): Posting[] {
  return postings.map((posting) => ({
    ...posting,
    from: posting.to,
    to: posting.from,
    purpose: 'reversal',
  }))
}

function remainingShares(order: OrderSplit, refunds: readonly Rupiah[]): Share[] {
  return refunds
    .reduce((shares, refund) => {
      const taken = takenShares(shares, refund)
      return shares.map((share, index) => ({
        ...share,
        amount: subtract(share.amount, taken[index]?.amount ?? zero),
      }))
    }, sharesOf(order))
    .filter(({ amount }) => amount > 0n)
}

function takenShares(shares: readonly Share[], refund: Rupiah): Share[] {
  if (refund < 0n || refund > add(...shares.map(({ amount }) => amount))) {
    throw new RangeError('An order cannot be refunded for more than is left of it')
  }
  if (refund === 0n) return shares.map((share) => ({ ...share, amount: zero }))
  const taken = allocate(
    refund,
    shares.map(({ amount }) => amount),
  )
  return shares.map((share, index) => ({ ...share, amount: taken[index] ?? zero }))
}
