import { paths } from '#app/core/paths.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import type { ListingListQuery } from '../listing-list.ts'
import { listingStatuses, type ListingStatus } from '../listing-status.ts'

type ListingViewsProps = {
  desk: 'lapak' | 'kelola'
  query: ListingListQuery
  counts: Partial<Record<ListingStatus, number>>
}

/** All goods, and those of each state that there are; and what runs low. */
export function ListingViews({ desk, query, counts }: ListingViewsProps) {
  const { listings: t, stock } = useMessages()
  const { cari, unit, izin } = query
  const at = (view: { status?: ListingStatus; sisa?: 'sedikit' }) =>
    paths.sellerListings(desk, { ...view, cari, unit, izin })
  const some = listingStatuses.filter((status) => counts[status] || status === query.status)
  const states = some.map((status) => ({
    href: at({ status }),
    label: t.statuses[status],
    count: counts[status] ?? 0,
    current: query.status === status,
  }))
  const isLow = query.sisa !== null
  const all = { href: at({}), label: t.all, current: query.status === null && !isLow }
  const low = { href: at({ sisa: 'sedikit' }), label: stock.views.perlu, current: isLow }
  return <Tabs label={t.viewsLabel} tabs={[all, low, ...states]} />
}
