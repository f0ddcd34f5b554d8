import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDate, formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import {
  countComplaints,
  listComplaints,
  type ListedComplaint,
} from '#app/features/orders/complaint-desk-queries.server.ts'
import { complaintListQuery, complaintViews } from '#app/features/orders/complaint-list.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { Table } from '#app/ui/table.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { RowLink } from './facts.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.complaints.title)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  const query = complaintListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const [list, counts] = await Promise.all([listComplaints(query), countComplaints()])
  return { ...list, query, counts }
}

export default function ComplaintDesk() {
  const { complaints, next, query, counts } = useLoaderData<typeof loader>()
  const { keadaan: view, cari, sebelum } = query
  const address = (at: { keadaan?: string; sebelum?: string } = {}) =>
    paths.admin('keluhan', { keadaan: view, cari, ...at })
  const locale = useLocale()
  const { admin, common, purchase } = useMessages()
  const { complaints: t, list } = admin
  const time = (at: Date | null) => at && formatDateTime(at, { locale })
  const handedOver = ({ handedOverToAdminAt }: ListedComplaint) => time(handedOverToAdminAt)
  const lastColumn = {
    selesai: { title: list.end, cell: ({ end }: ListedComplaint) => end && t.ends[end] },
    menunggu: {
      title: t.answerBy,
      cell: ({ answerBy, repliedAt }: ListedComplaint) =>
        [t.awaited[repliedAt ? 'buyer' : 'shop'], time(answerBy)].filter(Boolean).join(', '),
    },
    diserahkan: { title: t.handedOver, cell: handedOver },
    lewat: { title: t.handedOver, cell: handedOver },
  }[view]
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <div className="mb-4">
        <Tabs
          label={list.viewsLabel}
          tabs={complaintViews.map((each) => ({
            href: address({ keadaan: each }),
            label: t.views[each],
            current: each === view,
            ...(each !== 'selesai' && { count: counts[each] }),
          }))}
        />
      </div>
      <SearchForm
        action={paths.admin('keluhan')}
        hidden={{ keadaan: view }}
        value={cari}
        label={t.search}
      />
      {complaints.length === 0 ? (
        <EmptyState title={cari ? common.noneFound : t.empty[view]}>
          {cari ? common.noneFoundText : t.emptyText}
        </EmptyState>
      ) : (
        <Table
          caption={t.title}
          columns={[
            {
              title: t.order,
              cell: ({ orderId, number }) => (
                <RowLink href={paths.admin(`keluhan/${orderId}`)}>{number}</RowLink>
              ),
            },
            { title: list.amount, numeric: true, cell: ({ total }) => formatRupiah(total) },
            { title: list.what, cell: ({ kind }) => purchase.complaint.kinds[kind] },
            { title: t.shop, cell: ({ shopName }) => shopName },
            { title: t.said, cell: ({ complainedAt }) => formatDate(complainedAt, { locale }) },
            lastColumn,
          ]}
          rows={complaints}
          rowKey={({ orderId }) => orderId}
        />
      )}
      <ListPages first={sebelum && address()} next={next && address({ sebelum: next })} />
    </>
  )
}
