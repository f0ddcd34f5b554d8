import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { refundListQuery, refundViews } from '#app/features/refunds/desk-forms.ts'
import { countRefunds, listRefunds } from '#app/features/refunds/desk-queries.server.ts'
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
import { methodName } from './words.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.refunds.title)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  const query = refundListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const [list, { toSend, toConfirm, slow }] = await Promise.all([
    listRefunds(query),
    countRefunds(),
  ])
  return { ...list, query, counts: { kirim: toSend, konfirmasi: toConfirm, lama: slow } }
}

export default function RefundDesk() {
  const { refunds, next, query, counts } = useLoaderData<typeof loader>()
  const { keadaan: view, cari, sebelum } = query
  const address = (at: { keadaan?: string; sebelum?: string } = {}) =>
    paths.admin('pengembalian', { keadaan: view, cari, ...at })
  const locale = useLocale()
  const { admin, common } = useMessages()
  const { refunds: t, list } = admin
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <div className="mb-4">
        <Tabs
          label={list.viewsLabel}
          tabs={refundViews.map((each) => ({
            href: address({ keadaan: each }),
            label: t.views[each],
            current: each === view,
            ...(each in counts && { count: counts[each as keyof typeof counts] }),
          }))}
        />
      </div>
      <SearchForm
        action={paths.admin('pengembalian')}
        hidden={{ keadaan: view }}
        value={cari}
        label={t.search}
      />
      {refunds.length === 0 ? (
        <EmptyState title={cari ? common.noneFound : t.empty[view]}>
          {cari ? common.noneFoundText : view === 'kirim' && t.emptyText}
        </EmptyState>
      ) : (
        <Table
          caption={t.title}
          columns={[
            {
              title: list.purchase,
              cell: ({ id, purchaseNumber }) => (
                <RowLink href={paths.admin(`pengembalian/${id}`)}>{purchaseNumber}</RowLink>
              ),
            },
            { title: list.amount, numeric: true, cell: ({ amount }) => formatRupiah(amount) },
            { title: list.what, cell: ({ reason }) => admin.refund.reasons[reason] },
            { title: list.method, cell: ({ method }) => methodName(admin, method) },
            { title: list.since, cell: ({ createdAt }) => formatDate(createdAt, { locale }) },
          ]}
          rows={refunds}
          rowKey={({ id }) => id}
        />
      )}
      <ListPages first={sebelum && address()} next={next && address({ sebelum: next })} />
    </>
  )
}
