import { rupiah, type Rupiah, zero } from '#app/core/rupiah.ts'
import type { OrderSplit } from '#app/features/ledger/postings.ts'
import { type LineSplit, splitLine } from '#app/features/orders/split-line.ts'
import { must, sampleCode, sampleId } from './random.ts'
import type { Sale, SaleLine, SaleOrder } from './sales.ts'

export type LineRecord = SaleLine & { id: string; split: LineSplit }
export type OrderRecord = Omit<SaleOrder, 'lines'> & {
  id: string
  number: string
  lines: LineRecord[]
  itemsTotal: Rupiah
  total: Rupiah
  refundId: string | null
  /** The order as the ledger sees it. */
  split: OrderSplit
}
export type SaleRecord = Omit<Sale, 'orders'> & {
  id: string
  number: string
  token: string
  attemptId: string
  itemsTotal: Rupiah
  shippingTotal: Rupiah
  total: Rupiah
  status: 'awaitingPayment' | 'paid' | 'expired'
  orders: OrderRecord[]
}

/** A simulated sale with its ids, numbers and every rupiah, by the rules of the checkout itself. */
export function recordSale(sale: Sale): SaleRecord {
  const number = `LB-${sampleCode(`number ${sale.key}`, 8)}`
  const orders = sale.orders.map((order, index) =>
    recordOrder(order, { sale, number: `${number}-${index + 1}` }),
  )
  const itemsTotal = sum(orders.map((order) => order.itemsTotal))
  const shippingTotal = sum(orders.map(({ shippingPrice }) => rupiah(shippingPrice)))
  const isOver = must(sale.orders[0]).plan.steps.at(-1)?.to === 'cancelled'
  return {
    ...sale,
    id: sampleId(`purchase ${sale.key}`, sale.createdAt),
    number,
    token: sampleCode(`token ${sale.key}`, 28),
    attemptId: sampleId(`attempt ${sale.key}`, sale.createdAt),
    itemsTotal,
    shippingTotal,
    total: (itemsTotal + shippingTotal) as Rupiah,
    status: sale.paidAt ? 'paid' : isOver ? 'expired' : 'awaitingPayment',
    orders,
  }
}

function recordOrder(
  order: SaleOrder,
  { sale, number }: { sale: Sale; number: string },
): OrderRecord {
  const { shop } = order
  const id = sampleId(`order ${number}`, sale.createdAt)
  const lines = order.lines.map((line): LineRecord => ({
    ...line,
    id: sampleId(`line ${number} ${line.variant.id}`, sale.createdAt),
    split: splitLine({
      unitPrice: rupiah(line.unitPrice),
      quantity: line.quantity,
      shopShareBasisPoints: shop.shareBasisPoints,
      platformFeeBasisPoints: shop.feeBasisPoints,
      discount: zero,
      discountBearer: null,
    }),
  }))
  const itemsTotal = sum(lines.map(({ unitPrice, quantity }) => rupiah(unitPrice * quantity)))
  const shippingPrice = rupiah(order.shippingPrice)
  return {
    ...order,
    id,
    number,
    // The ledger reads the lines of an order by id.
    lines: lines.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    itemsTotal,
    total: (itemsTotal + shippingPrice) as Rupiah,
    refundId: order.plan.refund ? sampleId(`refund ${number}`, order.plan.refund.at) : null,
    split: {
      shopId: shop.id,
      shippingPrice,
      lines: lines
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .map((line) => ({ orderLineId: line.id, makerId: line.listing.maker.id, ...line.split })),
    },
  }
}

function sum(amounts: readonly Rupiah[]): Rupiah {
  return amounts.reduce<bigint>((total, amount) => total + amount, 0n) as Rupiah
}

/** When an order reached a state, if it did. */
export function reached(order: { plan: SaleOrder['plan'] }, status: string): Date | null {
  return order.plan.steps.find(({ to }) => to === status)?.at ?? null
}
