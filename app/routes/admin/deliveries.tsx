import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { inboxQuery } from '#app/features/messages/forms.ts'
import { listDeliveries } from '#app/features/messages/inbox-queries.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Table } from '#app/ui/table.tsx'

export const meta: MetaFunction = () => [
  { title: `${messagesFor('id').kelola.deliveries.title} · Lumbung` },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  const { sebelum } = inboxQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return listDeliveries({ before: sebelum })
}

export default function Deliveries() {
  const { deliveries, next } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { deliveries: t, inboxPage } = useMessages().kelola
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      {deliveries.length === 0 ? (
        <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
      ) : (
        <Table
          caption={t.title}
          columns={[
            { title: t.time, cell: ({ createdAt }) => formatDateTime(createdAt, { locale }) },
            { title: t.template, cell: ({ template }) => template },
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
      {next && (
        <p className="mt-6 text-center">
          <LinkButton href={`?sebelum=${next}`} look="outline">
            {inboxPage.older}
          </LinkButton>
        </p>
      )}
    </>
  )
}
