import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDate, formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { findAttempts, listReviews } from '#app/features/payments/attempt-lists.server.ts'
import {
  caseKinds,
  type CaseListQuery,
  caseListQuery,
  caseViews,
  isViewOfCases,
} from '#app/features/payments/desk-forms.ts'
import { listCases } from '#app/features/payments/desk-queries.server.ts'
import { listHangingAttempts } from '#app/features/payments/hanging-attempts.server.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Select } from '#app/ui/field.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader, Section } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { Table } from '#app/ui/table.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { DeskNotice } from './desk-notice.tsx'
import { RowLink } from './facts.tsx'
import { HangingPayments } from './hanging-payments.tsx'
import { pageTitle } from './page-title.ts'
import { methodName, resolutionName } from './words.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.money.title)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  const query = caseListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { keadaan, jenis } = query
  const [list, reviews, attempts, hanging] = await Promise.all([
    isViewOfCases(keadaan) ? listCases({ ...query, keadaan }) : { cases: [], next: null },
    keadaan === 'tertahan' || (keadaan === 'terbuka' && !jenis)
      ? listReviews(query)
      : { rows: [], next: null },
    findAttempts(query),
    keadaan === 'menggantung' ? listHangingAttempts(query) : { rows: [], next: null },
  ])
  return { ...list, query, reviews, attempts, hanging }
}

/** The list as it is, but for what is said; where its parts begin is only kept by their own links. */
function addressOf(
  { keadaan, jenis, cari }: CaseListQuery,
  other: Partial<Record<keyof CaseListQuery, string | null>> = {},
) {
  return paths.admin('uang', { keadaan, jenis, cari, ...other })
}

export default function MoneyDesk() {
  const { cases, next, query, reviews, attempts, hanging } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { admin, common } = useMessages()
  const { money: t, list } = admin
  const { keadaan: view, jenis, cari } = query
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <DeskNotice />
      <CaseSearch query={query} />
      <p className="mt-3">
        <RowLink href={paths.admin('uang/tanpa-pembayaran')}>{admin.stray.open}</RowLink>
      </p>
      {attempts.rows.length > 0 && <FoundPayments />}
      {view === 'terbuka' && reviews.rows.length > 0 && <Reviews />}
      <div className="mt-8 mb-4 first:mt-0">
        <Tabs
          label={list.viewsLabel}
          tabs={caseViews.map((each) => ({
            href: addressOf(query, { keadaan: each }),
            label: t.views[each],
            current: each === view,
          }))}
        />
      </div>
      {view === 'tertahan' && reviews.rows.length > 0 ? (
        <Reviews />
      ) : hanging.rows.length > 0 ? (
        <HangingPayments rows={hanging.rows} />
      ) : cases.length === 0 ? (
        <EmptyState title={cari || jenis ? common.noneFound : t.empty[view]}>
          {cari || jenis ? common.noneFoundText : isViewOfCases(view) && t.emptyText}
        </EmptyState>
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
      <ListPages
        first={(query.sebelum ?? query.gantung) && addressOf(query)}
        next={
          (next && addressOf(query, { sebelum: next })) ||
          (hanging.next && addressOf(query, { gantung: hanging.next }))
        }
      />
    </>
  )
}

function CaseSearch({ query: { keadaan, jenis, cari } }: { query: CaseListQuery }) {
  const { admin } = useMessages()
  const { money: t, overview } = admin
  return (
    <SearchForm action={paths.admin('uang')} hidden={{ keadaan }} value={cari} label={t.search}>
      {isViewOfCases(keadaan) && (
        <div className="max-w-sm">
          <Select
            key={jenis}
            field={{ id: 'jenis', name: 'jenis', required: true, initialValue: jenis ?? '' }}
            label={t.kind}
            none={t.anyKind}
            options={caseKinds.map((kind) => ({ value: kind, label: overview.kinds[kind] }))}
          />
        </div>
      )}
    </SearchForm>
  )
}

/** Whatever became of them: of a payment that hangs there is no case yet. */
function FoundPayments() {
  const { query, attempts } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { admin } = useMessages()
  const { money: t, list } = admin
  return (
    <Section title={t.found}>
      <Table
        caption={t.found}
        columns={[
          purchaseColumn(list.purchase),
          { title: list.amount, numeric: true, cell: ({ amount }) => formatRupiah(amount) },
          { title: list.method, cell: ({ method }) => methodName(admin, method) },
          { title: t.state, cell: ({ status }) => admin.attemptStatus[status] },
          { title: list.since, cell: ({ createdAt }) => formatDateTime(createdAt, { locale }) },
        ]}
        rows={attempts.rows}
        rowKey={({ id }) => id}
      />
      <ListPages
        first={query.pembayaran && addressOf(query)}
        next={attempts.next && addressOf(query, { pembayaran: attempts.next })}
      />
    </Section>
  )
}

const purchaseColumn = (title: string) => ({
  title,
  cell: ({ id, purchaseNumber }: { id: string; purchaseNumber: string }) => (
    <RowLink href={paths.admin(`uang/pembayaran/${id}`)}>{purchaseNumber}</RowLink>
  ),
})

function Reviews() {
  const { query, reviews } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { admin } = useMessages()
  const { money: t, list } = admin
  return (
    <Section title={t.reviews}>
      <Table
        caption={t.reviews}
        columns={[
          purchaseColumn(list.purchase),
          { title: list.amount, numeric: true, cell: ({ amount }) => formatRupiah(amount) },
          { title: list.method, cell: ({ method }) => methodName(admin, method) },
          {
            title: t.decideBefore,
            cell: ({ expiresAt }) => formatDateTime(expiresAt, { locale }),
          },
        ]}
        rows={reviews.rows}
        rowKey={({ id }) => id}
      />
      <ListPages
        first={query.putusan && addressOf(query)}
        next={reviews.next && addressOf(query, { putusan: reviews.next })}
      />
    </Section>
  )
}
