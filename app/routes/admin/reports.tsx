import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import {
  reportListQuery,
  type ReportListQuery,
  reportSearchMaximum,
  reportViews,
} from '#app/features/moderation/forms.ts'
import { countReports, listReports } from '#app/features/moderation/queries.server.ts'
import type { ListedReport } from '#app/features/moderation/report.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { consoleTitle } from '#app/ui/console-title.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { Table } from '#app/ui/table.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { OlderLink, RowLink } from './facts.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.moderation.admin.title)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  const query = reportListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const [list, counts] = await Promise.all([listReports(query), countReports()])
  return { query, ...list, counts }
}

function reportsAddress({ keadaan, cari, setelah }: Partial<ReportListQuery>): string {
  return paths.admin('laporan', { keadaan, cari, setelah })
}

export default function ReportsDesk() {
  const { query, rows, next, counts } = useLoaderData<typeof loader>()
  const { admin } = useMessages()
  const { admin: t } = useMessages().moderation
  const count = { terbuka: counts.open, ditanggapi: counts.askedAgain, selesai: undefined }
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Tabs
        label={t.viewsLabel}
        tabs={reportViews.map((keadaan) => ({
          href: reportsAddress({ keadaan, cari: query.cari }),
          label: t.views[keadaan],
          current: keadaan === query.keadaan,
          ...(count[keadaan] !== undefined && { count: count[keadaan] }),
        }))}
      />
      <SearchForm
        action={paths.admin('laporan')}
        hidden={{ keadaan: query.keadaan }}
        value={query.cari}
        label={t.search}
        maxLength={reportSearchMaximum}
      />
      {rows.length === 0 ? (
        <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
      ) : (
        <Reports rows={rows} />
      )}
      {next && (
        <OlderLink href={reportsAddress({ ...query, setelah: next })}>{admin.list.older}</OlderLink>
      )}
    </>
  )
}

function Reports({ rows }: { rows: readonly ListedReport[] }) {
  const locale = useLocale()
  const { admin: t, kinds, subjects } = useMessages().moderation
  return (
    <Table
      caption={t.title}
      columns={[
        {
          title: t.about,
          cell: ({ id, title, shopName }) => (
            <RowLink href={paths.admin(`laporan/${id}`)}>{title ?? shopName}</RowLink>
          ),
        },
        { title: t.what, cell: ({ subject }) => subjects[subject] },
        { title: t.why, cell: ({ kind }) => kinds[kind] },
        { title: t.shop, cell: ({ shopName }) => shopName },
        { title: t.since, cell: ({ createdAt }) => formatDate(createdAt, { locale }) },
        { title: t.state, cell: ({ status }) => t.statuses[status] },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
    />
  )
}
