import type { FulfilmentMethod } from '#app/features/shipping/delivery.ts'
import { Link } from '@remix-run/react'
import { formatCalendarDate, formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Price } from '#app/ui/price.tsx'
import type { OrderStatus } from '../order-status.ts'
import { OrderClock } from './order-clock.tsx'
import { OrderBadge } from './order-badge.tsx'
import { ReadyBadge } from './ready-badge.tsx'

export type OrderRow = {
  id: string
  number: string
  status: OrderStatus
  deliveryMethod: FulfilmentMethod
  pickupDate: string | null
  total: Rupiah
  isDue: boolean
  boughtAt: Date
  acceptBy: Date | null
  readyBy: Date | null
  shippableAt: Date | null
  answerComplaintBy: Date | null
  pieces: number
  firstTitle: string
  otherTitles: number
  goods: number
  ready: number
  buyerName: string | null
}

/** One row an order, the whole row a link: made for a thumb. */
export function OrderList({ orders, now }: { orders: readonly OrderRow[]; now: Date }) {
  return (
    <ul className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
      {orders.map((order) => (
        <li key={order.id} className="border-b border-line last:border-0">
          <OrderLink order={order} now={now} />
        </li>
      ))}
    </ul>
  )
}

export function OrderLink({ order, now }: { order: OrderRow; now: Date }) {
  const locale = useLocale()
  const { kelola: t, collections: due } = useMessages()
  return (
    <Link
      to={paths.kelolaOrder(order.number)}
      className="block px-4 py-3.5 no-underline hover:bg-terrace-soft"
    >
      <span className="flex items-start justify-between gap-3">
        <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold whitespace-nowrap">{order.number}</span>
          <OrderBadge status={order.status} deliveryMethod={order.deliveryMethod} />
          {order.isDue && <Badge tone="attention">{due.toCollect(order.total)}</Badge>}
        </span>
        <Price amount={order.total} className="font-semibold" />
      </span>
      <span className="mt-1 block">
        {order.firstTitle}
        {order.otherTitles > 0 && ` ${t.list.others(order.otherTitles)}`}
      </span>
      <span className="mt-0.5 flex flex-wrap justify-between gap-x-4 text-sm text-ink-soft">
        <span>
          {[
            order.buyerName,
            t.list.pieces(order.pieces),
            t.delivery[order.deliveryMethod],
            order.pickupDate && formatCalendarDate(order.pickupDate, locale),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <ReadyBadge order={order} />
        <span>
          <OrderClock order={order} now={now}>
            {(order.isDue ? due.boughtOn : t.list.paidOn)(
              formatDateTime(order.boughtAt, { locale }),
            )}
          </OrderClock>
        </span>
      </span>
    </Link>
  )
}
