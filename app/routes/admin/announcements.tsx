import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { formatCalendarDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { announcementListQuery } from '#app/features/announcements/announcement.ts'
import { listDeskAnnouncements } from '#app/features/announcements/queries.server.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { buttonClasses } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { Table } from '#app/ui/table.tsx'
import { DeskNotice } from './desk-notice.tsx'
import { RowLink } from './facts.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.announcements.title)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  const query = announcementListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return { query, ...(await listDeskAnnouncements(query)) }
}

const tones = { shown: 'good', planned: 'neutral', over: 'neutral' } as const

export default function AnnouncementsDesk() {
  const { query, announcements, next } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { admin, common } = useMessages()
  const { announcements: t } = admin
  const { cari, setelah } = query
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
      <SearchForm action={paths.admin('pengumuman')} hidden={{}} value={cari} label={t.search} />
      {announcements.length === 0 ? (
        <EmptyState title={cari ? common.noneFound : t.nothing} />
      ) : (
        <Table
          caption={t.title}
          columns={[
            {
              title: t.what,
              cell: ({ id, titleId, state }) => (
                <span className="wrap-anywhere">
                  {state === 'over' ? (
                    titleId
                  ) : (
                    <RowLink href={paths.admin(`pengumuman/${id}/akhiri`)}>{titleId}</RowLink>
                  )}
                </span>
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
      <ListPages
        first={setelah && paths.admin('pengumuman', { cari })}
        next={next && paths.admin('pengumuman', { cari, setelah: next })}
      />
    </>
  )
}
