import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { refundListQuery, refundViews } from '#app/features/refunds/desk-forms.ts'
import { countRefunds, listRefunds } from '#app/features/refunds/desk-queries.server.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Table } from '#app/ui/table.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { OlderLink, RowLink } from './facts.tsx'
import { pageTitle } from './page-title.ts'
import { methodName } from './words.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.refunds.title)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  const query = refundListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const [list, { toSend, toConfirm }] = await Promise.all([listRefunds(query), countRefunds()])
  return { ...list, view: query.keadaan, counts: { kirim: toSend, konfirmasi: toConfirm } }
}

const address = (view: string, before = '') =>
  `${paths.admin('pengembalian')}?keadaan=${view}${before && `&sebelum=${before}`}`

export default function RefundDesk() {
  const { refunds, next, view, counts } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { admin } = useMessages()
  const { refunds: t, list } = admin
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <div className="mb-4">
        <Tabs
          label={list.viewsLabel}
          tabs={refundViews.map((each) => ({
            href: address(each),
            label: t.views[each],
            current: each === view,
            ...(each in counts && { count: counts[each as keyof typeof counts] }),
          }))}
        />
      </div>
      {refunds.length === 0 ? (
        <EmptyState title={t.empty[view]}>{t.emptyText}</EmptyState>
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
      {next && <OlderLink href={address(view, next)}>{list.older}</OlderLink>}
    </>
  )
}
