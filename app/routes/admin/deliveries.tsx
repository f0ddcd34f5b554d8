import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { deliveryQuery, deliveryViews } from '#app/features/messages/forms.ts'
import { listDeliveries } from '#app/features/messages/inbox-queries.server.ts'
import { lettersNamed } from '#app/features/messages/letters.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { Table } from '#app/ui/table.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { wordOf } from '#app/features/audit/components/deed-words.ts'

export const meta: MetaFunction = () => [
  { title: `${messagesFor('id').kelola.deliveries.title} · Lumbung` },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  const query = deliveryQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const names = [messagesFor('id').letters.names, messagesFor('en').letters.names]
  const kinds = query.cari ? lettersNamed(query.cari, names) : null
  return { query, ...(await listDeliveries({ ...query, kinds })) }
}

export default function Deliveries() {
  const { query, deliveries, next } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { kelola, letters } = useMessages()
  const { deliveries: t, inboxPage } = kelola
  const { keadaan, cari, sebelum } = query
  const address = (at: { keadaan?: string; sebelum?: string } = {}) =>
    paths.admin('pesan', { keadaan, cari, ...at })
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Tabs
        label={t.viewsLabel}
        tabs={deliveryViews.map((view) => ({
          href: address({ keadaan: view }),
          label: t.views[view],
          current: view === keadaan,
        }))}
      />
      <SearchForm
        action={paths.admin('pesan')}
        hidden={{ keadaan }}
        value={cari}
        label={t.search}
      />
      {deliveries.length === 0 ? (
        <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
      ) : (
        <Table
          caption={t.title}
          columns={[
            { title: t.time, cell: ({ createdAt }) => formatDateTime(createdAt, { locale }) },
            { title: t.template, cell: ({ template }) => wordOf(letters.names, template) },
            { title: t.channel, cell: ({ channel }) => inboxPage.channel[channel] },
            {
              title: t.status,
              cell: ({ status, failure }) => (
                <>
                  {inboxPage.status[status]}
                  {failure && <span className="block text-sm text-ink-soft">{failure}</span>}
                </>
              ),
            },
          ]}
          rows={deliveries}
          rowKey={({ id }) => id}
        />
      )}
      <ListPages first={sebelum && address()} next={next && address({ sebelum: next })} />
    </>
  )
}
