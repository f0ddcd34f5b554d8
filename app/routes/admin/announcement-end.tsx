import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { endAnnouncement } from '#app/features/announcements/commands.server.ts'
import { findAnnounced } from '#app/features/announcements/queries.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Confirm } from './confirm.tsx'
import { answerDeed, requireDeed } from './desk-verb.server.ts'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.announcements.title)

export async function loader(args: LoaderFunctionArgs) {
  const { id } = await requireDeed(args, 'announcementId')
  return (await findAnnounced(id)) ?? notFound()
}

export async function action(args: ActionFunctionArgs) {
  const { id, actor } = await requireDeed(args, 'announcementId')
  const done = await endAnnouncement({ id, actor })
  return answerDeed(done, { to: paths.admin('pengumuman'), notice: 'pengumuman-diakhiri' })
}

export default function EndAnnouncement() {
  const { titleId } = useLoaderData<typeof loader>()
  const { announcements: t } = useMessages().admin
  return (
    <>
      <PageHeader title={t.title} />
      <Confirm deed="endAnnouncement" back={paths.admin('pengumuman')} isOpen look="danger">
        <p className="font-semibold break-words">{titleId}</p>
      </Confirm>
    </>
  )
}
