import type { Rupiah } from '#app/core/rupiah.ts'
import { getTicketPage, ticketTokenOf } from '#app/features/bookings/ticket-page.server.ts'
import { zoneOfShop } from '#app/features/bookings/zone-name.server.ts'
import { db } from '#app/server/db.server.ts'
import { isWithinReach, type SalesReach } from './sales-reach.server.ts'

/** One sale of this BUM Desa's counter, with the tickets to hand out; null when there is none for who asks. */
export async function getCounterReceipt(reach: SalesReach, saleId: string) {
  if (!(await isWithinReach(db, reach, saleId))) return null
  const { shopId } = reach
  const sale = await db.counterSale.findUnique({
    where: { shopId_id: { shopId, id: saleId } },
    include: {
      purchase: {
        select: {
          number: true,
          token: true,
          total: true,
          details: { select: { phone: true } },
          bookings: { orderBy: { id: 'asc' }, include: { scans: { where: { id: saleId } } } },
          orders: {
            select: {
              shop: { select: { name: true, isSample: true } },
              lines: { orderBy: { id: 'asc' } },
            },
          },
        },
      },
    },
  })
  if (!sale) return null
  const { number, token, total, details, bookings, orders } = sale.purchase
  const tokens = bookings.flatMap((booking) => ticketTokenOf(booking) ?? [])
  const [tickets, seller, zone] = await Promise.all([
    Promise.all(tokens.map(getTicketPage)),
    db.user.findUnique({ where: { id: sale.soldBy }, select: { name: true } }),
    zoneOfShop(db, shopId),
  ])
  return {
    saleId,
    number,
    token,
    total: total as Rupiah,
    paidWith: sale.paidWith,
    change: sale.received === null ? null : ((sale.received - total) as Rupiah),
    soldAt: sale.soldAt,
    toldAt: sale.toldAt,
    zone,
    seller: seller?.name ?? '',
    undoReason: sale.undoReason,
    wasLetIn: bookings.some(({ scans }) => scans.length > 0),
    phone: details?.phone ?? null,
    receiptToken: sale.receiptToken,
    shop: orders[0]?.shop ?? { name: '', isSample: true },
    lines: linesOf(orders),
    tickets: tickets.flatMap((ticket) => ticket ?? []),
  }
}

/** What the link of a receipt shows: neither who sold it nor who bought it, and no ticket. */
export async function getSharedReceipt(receiptToken: string) {
  const sale = await db.counterSale.findUnique({
    where: { receiptToken },
    select: {
      shopId: true,
      paidWith: true,
      soldAt: true,
      undoneAt: true,
      purchase: {
        select: {
          number: true,
          total: true,
          orders: {
            select: {
              shop: { select: { name: true, slug: true } },
              lines: { orderBy: { id: 'asc' } },
            },
          },
        },
      },
    },
  })
  const [order] = sale?.purchase.orders ?? []
  if (!sale || !order) return null
  const { number, total, orders } = sale.purchase
  return {
    number,
    total: total as Rupiah,
    paidWith: sale.paidWith,
    soldAt: sale.soldAt,
    zone: await zoneOfShop(db, sale.shopId),
    isUndone: sale.undoneAt !== null,
    shop: order.shop,
    lines: linesOf(orders),
  }
}

type LineRow = {
  titleId: string
  titleEn: string
  variantLabelId: string
  variantLabelEn: string
  quantity: number
  unitPrice: bigint
}

const linesOf = (orders: readonly { lines: readonly LineRow[] }[]) =>
  orders.flatMap(({ lines }) =>
    lines.map((line) => ({
      title: { id: line.titleId, en: line.titleEn },
      label: { id: line.variantLabelId, en: line.variantLabelEn },
      quantity: line.quantity,
      amount: (line.unitPrice * BigInt(line.quantity)) as Rupiah,
    })),
  )
