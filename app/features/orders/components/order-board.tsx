import { Link } from '@remix-run/react'
import { formatCalendarDate, formatTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { shopActionsFor } from '../shop-actions.ts'
import { OrderClock } from './order-clock.tsx'
import type { OrderRow } from './order-list.tsx'
import { ReadyBadge } from './ready-badge.tsx'
import { VerbButton } from './verb-button.tsx'

type CardsProps = { orders: readonly OrderRow[]; now: Date; canWrite: boolean }

/** The orders of one state, each with its next step. */
export function BoardCards({ orders, now, canWrite }: CardsProps) {
  return (
    <ul className="grid gap-3">
      {orders.map((order) => (
        <Card as="li" key={order.id} className="grid gap-2 p-3">
          <Facts order={order} now={now} />
          {canWrite && <NextStep order={order} now={now} />}
        </Card>
      ))}
    </ul>
  )
}

function Facts({ order, now }: { order: OrderRow; now: Date }) {
  const locale = useLocale()
  const { kelola: t } = useMessages()
  return (
    <Link
      to={paths.kelolaOrder(order.number)}
      className="grid gap-0.5 no-underline hover:text-terrace"
    >
      <span className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-semibold whitespace-nowrap">{order.number}</span>
        <Price amount={order.total} />
      </span>
      <span className="line-clamp-2">
        {order.firstTitle}
        {order.otherTitles > 0 && ` ${t.list.others(order.otherTitles)}`}
      </span>
      <span className="text-sm text-ink-soft">
        {[
          order.buyerName,
          t.delivery[order.deliveryMethod],
          order.pickupDate && formatCalendarDate(order.pickupDate, locale),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-sm">
        <OrderClock order={order} now={now} />
        <ReadyBadge order={order} />
      </span>
    </Link>
  )
}

function NextStep({ order, now }: { order: OrderRow; now: Date }) {
  const locale = useLocale()
  const { order: t } = useMessages().kelola
  const { next, notBefore } = shopActionsFor(order, { now })
  if (notBefore) {
    return <p className="text-sm text-ink-soft">{t.notBefore(formatTime(notBefore, { locale }))}</p>
  }
  return next && <VerbButton order={order} verb={next} size="small" search="?papan" />
}
