import { add, allocate, type Rupiah, subtract, zero } from '#app/core/rupiah.ts'
import { type AccountCode, accounts, holderOf } from './accounts.ts'

/** One movement of money: it cannot be unbalanced. `amount` is more than zero. */
export type Posting = {
  from: AccountCode
  to: AccountCode
  amount: Rupiah
  purpose:
    | 'item'
    | 'shopShare'
    | 'platformFee'
    | 'postage'
    | 'refund'
    | 'lateMoney'
    | 'rounding'
    | 'payout'
    | 'reversal'
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

/**
 * The order with what is left of each share, given everything that moved of it since the capture:
 * refunds, their undoing, the completion. The books say it themselves, so nothing is computed twice.
 */
export function leftOf(order: OrderSplit, moved: readonly Posting[]): OrderSplit {
  const left = (pending: AccountCode, orderLineId: string | null, share: Rupiah) =>
    moved
      .filter((posting) => posting.orderLineId === orderLineId)
      .reduce((amount, { from, to, amount: change }) => {
        if (from === pending) return subtract(amount, change)
        return to === pending ? add(amount, change) : amount
      }, share)
  const { shopId } = order
  return {
    shopId,
    shippingPrice: left(accounts.shopPending(shopId), null, order.shippingPrice),
    lines: order.lines.map(({ orderLineId, makerId, ...shares }) => ({
      orderLineId,
      makerId,
      makerShare: left(accounts.makerPending(makerId), orderLineId, shares.makerShare),
      shopShare: left(accounts.shopPending(shopId), orderLineId, shares.shopShare),
      platformFee: left(accounts.platformPending, orderLineId, shares.platformFee),
    })),
  }
}

/** One line of an order alone; `null`: its postage alone. */
export function partOf(order: OrderSplit, orderLineId: string | null): OrderSplit {
  return {
    ...order,
    shippingPrice: orderLineId === null ? order.shippingPrice : zero,
    lines: order.lines.filter((line) => line.orderLineId === orderLineId),
  }
}

/**
 * The order without what is never paid of some of its lines, because it was not sent and nothing had been
 * paid yet: it is missing from the same shares that a refund would have taken it from.
 */
export function withoutUnsent(order: OrderSplit, unsent: ReadonlyMap<string, Rupiah>): OrderSplit {
  const taken = order.lines.flatMap(({ orderLineId }) =>
    takenTo(accounts.suspense, partOf(order, orderLineId), unsent.get(orderLineId) ?? zero),
  )
  return leftOf(order, taken)
}

export const totalOf = ({ lines, shippingPrice }: OrderSplit): Rupiah =>
  add(shippingPrice, ...lines.map(paidForLine))

/** The time to complain has passed: what is still pending is now owed. */
export function postingsForCompletion(left: OrderSplit): Posting[] {
  return sharesOf(left).map(({ pending, final, ...share }) => ({
    ...share,
    from: pending,
    to: final,
  }))
}

/** Money on its way back to the buyer, taken from every share that is left in proportion (largest remainder). */
export function postingsForRefund(
  left: OrderSplit,
  refund: { provider: string; amount: Rupiah },
): Posting[] {
  return takenTo(accounts.refundsInFlight(refund.provider), left, refund.amount)
}

function takenTo(to: AccountCode, left: OrderSplit, amount: Rupiah): Posting[] {
  return takenShares(sharesOf(left), amount)
    .filter((share) => share.amount > 0n)
    .map(({ pending, amount: taken, orderLineId }) => ({
      amount: taken,
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

/** What came above the price so that a transfer is known by its amount. */
export function postingsForRounding(from: AccountCode, amount: Rupiah): Posting[] {
  return [{ from, to: accounts.platformRevenue, amount, purpose: 'rounding', orderLineId: null }]
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

/** What it was for is over as well: those shares pay suspense back. */
export function postingsForUnplannedSettled(left: OrderSplit, amount: Rupiah): Posting[] {
  return takenTo(accounts.suspense, left, amount)
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

/**
 * The BUM Desa has paid a maker, out of its own till or account, however buyers had paid. What was owed to
 * the maker is owed to the BUM Desa from then on: of what it took itself it holds the money already
 * (`collector`), of what came through Lumbung it gets it from there.
 */
export function postingsForPayout(payout: {
  shopId: string
  makerId: string
  amount: Rupiah
}): Posting[] {
  return [
    {
      from: accounts.makerPayable(payout.makerId),
      to: accounts.shopPayable(payout.shopId),
      amount: payout.amount,
      purpose: 'payout',
      orderLineId: null,
    },
  ]
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
