import { Badge } from '#app/ui/badge.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { isPreparedByMaker } from '../maker-orders.ts'
import type { OrderStatus } from '../order-status.ts'

type ReadyBadgeProps = { order: { status: OrderStatus; goods: number; ready: number } }

/** How much of an order its makers have ready, while that still tells the BUM Desa something. */
export function ReadyBadge({ order: { status, goods, ready } }: ReadyBadgeProps) {
  const { list: t } = useMessages().kelola
  if (ready === 0 || !isPreparedByMaker(status)) return null
  const isAll = ready >= goods
  return (
    <Badge tone={isAll ? 'good' : 'attention'}>{isAll ? t.allReady : t.ready(ready, goods)}</Badge>
  )
}
