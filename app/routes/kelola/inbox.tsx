import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { InboxPages } from '#app/features/messages/components/inbox-pages.tsx'
import { inboxQuery } from '#app/features/messages/forms.ts'
import { listMessagesForShop } from '#app/features/messages/inbox-queries.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.inboxPage.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireShopMember(request)
  const { sebelum } = inboxQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return listMessagesForShop({ shopId, before: sebelum })
}

export default function Inbox() {
  const { messages, next } = useLoaderData<typeof loader>()
  const { inboxPage: t } = useMessages().kelola
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <InboxPages messages={messages} next={next} />
    </>
  )
}
