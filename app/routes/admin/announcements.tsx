import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { formatCalendarDate } from '#app/core/dates.ts'
import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { listDeskAnnouncements } from '#app/features/announcements/queries.server.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { buttonClasses } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Table } from '#app/ui/table.tsx'
import { DeskNotice } from './desk-notice.tsx'
import { RowLink } from './facts.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.announcements.title)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  const before = new URL(request.url).searchParams.get('setelah') ?? ''
  return listDeskAnnouncements(isUuid(before) ? before : null)
}

const tones = { shown: 'good', planned: 'neutral', over: 'neutral' } as const

export default function AnnouncementsDesk() {
  const { announcements, next } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { announcements: t } = useMessages().admin
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <Link to={paths.admin('pengumuman/baru')} className={buttonClasses({ look: 'action' })}>
            {t.add}
          </Link>
        }
      />
      <DeskNotice />
      {announcements.length === 0 ? (
        <EmptyState title={t.nothing} />
      ) : (
        <Table
          caption={t.title}
          columns={[
            {
              title: t.what,
              cell: ({ id, titleId, state }) =>
                state === 'over' ? (
                  titleId
                ) : (
                  <RowLink href={paths.admin(`pengumuman/${id}/akhiri`)}>{titleId}</RowLink>
                ),
            },
            { title: t.fields.audience.label, cell: ({ audience }) => t.options[audience] },
            {
              title: t.days,
              cell: ({ fromDate, untilDate }) =>
                `${formatCalendarDate(fromDate, locale)} – ${formatCalendarDate(untilDate, locale)}`,
            },
            {
              title: t.state,
              cell: ({ state }) => <Badge tone={tones[state]}>{t.states[state]}</Badge>,
            },
          ]}
          rows={announcements}
          rowKey={({ id }) => id}
        />
      )}
      {next && (
        <p className="mt-6 text-center">
          <Link
            to={`${paths.admin('pengumuman')}?setelah=${next}`}
            className={buttonClasses({ look: 'outline' })}
          >
            {t.older}
          </Link>
        </p>
      )}
    </>
  )
}
