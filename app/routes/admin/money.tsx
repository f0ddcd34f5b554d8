import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDate, formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { caseListQuery } from '#app/features/payments/desk-forms.ts'
import { listCases, listReviews } from '#app/features/payments/desk-queries.server.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader, Section } from '#app/ui/page-header.tsx'
import { Table } from '#app/ui/table.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { DeskNotice } from './desk-notice.tsx'
import { OlderLink, RowLink } from './facts.tsx'
import { pageTitle } from './page-title.ts'
import { methodName, resolutionName } from './words.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.money.title)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  const query = caseListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const [list, reviews] = await Promise.all([listCases(query), listReviews()])
  return { ...list, view: query.keadaan, reviews }
}

const address = (view: string, before = '') =>
  `${paths.admin('uang')}?keadaan=${view}${before && `&sebelum=${before}`}`

export default function MoneyDesk() {
  const { cases, next, view, reviews } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { admin } = useMessages()
  const { money: t, list } = admin
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <DeskNotice />
      {reviews.length > 0 && view === 'terbuka' && <Reviews />}
      <div className="mt-8 mb-4 first:mt-0">
        <Tabs
          label={list.viewsLabel}
          tabs={(['terbuka', 'selesai'] as const).map((each) => ({
            href: address(each),
            label: t.views[each],
            current: each === view,
          }))}
        />
      </div>
      {cases.length === 0 ? (
        <EmptyState title={t.empty[view]}>{t.emptyText}</EmptyState>
      ) : (
        <Table
          caption={t.title}
          columns={[
            {
              title: list.what,
              cell: ({ id, story }) => (
                <RowLink href={paths.admin(`uang/kasus/${id}`)}>
                  {admin.stories[story].title}
                </RowLink>
              ),
            },
            { title: list.amount, numeric: true, cell: ({ amount }) => formatRupiah(amount) },
            { title: list.purchase, cell: ({ purchaseNumber }) => purchaseNumber ?? '–' },
            { title: list.since, cell: ({ createdAt }) => formatDate(createdAt, { locale }) },
            ...(view === 'selesai'
              ? [
                  {
                    title: list.end,
                    cell: ({ resolution }: { resolution: string | null }) =>
                      resolutionName(admin, resolution),
                  },
                ]
              : []),
          ]}
          rows={cases}
          rowKey={({ id }) => id}
        />
      )}
      {next && <OlderLink href={address(view, next)}>{list.older}</OlderLink>}
    </>
  )
}

function Reviews() {
  const { reviews } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { admin } = useMessages()
  const { money: t, list } = admin
  return (
    <Section title={t.reviews}>
      <Table
        caption={t.reviews}
        columns={[
          {
            title: list.purchase,
            cell: ({ id, purchaseNumber }) => (
              <RowLink href={paths.admin(`uang/pembayaran/${id}`)}>{purchaseNumber}</RowLink>
            ),
          },
          { title: list.amount, numeric: true, cell: ({ amount }) => formatRupiah(amount) },
          { title: list.method, cell: ({ method }) => methodName(admin, method) },
          {
            title: t.decideBefore,
            cell: ({ expiresAt }) => formatDateTime(expiresAt, { locale }),
          },
        ]}
        rows={reviews}
        rowKey={({ id }) => id}
      />
    </Section>
  )
}
