import { paths } from '#app/core/paths.ts'
import { useEffect, useRef } from 'react'
import {
  type OrderListQuery,
  orderViews,
  type OrderView,
  statusesOfView,
} from '#app/features/orders/forms.ts'
import type { OrderStatus } from '#app/features/orders/order-status.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { Tabs } from '#app/ui/tabs.tsx'

const views = Object.keys(orderViews) as OrderView[]
const historyViews: readonly OrderView[] = ['selesai', 'batal', 'terjual', 'semua']

type OrderViewsProps = {
  query: OrderListQuery
  counts: Record<OrderStatus, number> & { complaints: number; late: number; due: number }
}

/** Work is counted, history is not. */
export function OrderViews({ query, counts }: OrderViewsProps) {
  const { kelola: t } = useMessages()
  const tabs = useRef<HTMLDivElement>(null)
  // Ten views do not fit on a phone: the chosen one is brought into sight.
  useEffect(() => {
    const current = tabs.current?.querySelector(`a[href*="status=${query.status}"]`)
    current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [query.status])
  const countOf = (view: OrderView) => {
    if (view === 'keluhan') return counts.complaints
    if (view === 'telat') return counts.late
    if (view === 'tagih') return counts.due
    return statusesOfView(view).reduce((sum, status) => sum + counts[status], 0)
  }
  return (
    <div ref={tabs}>
      <Tabs
        label={t.viewsLabel}
        tabs={views.map((view) => ({
          href: paths.kelolaOrders({ ...query, status: view, setelah: null }),
          label: t.views[view],
          current: view === query.status,
          ...(!historyViews.includes(view) && { count: countOf(view) }),
        }))}
      />
    </div>
  )
}
