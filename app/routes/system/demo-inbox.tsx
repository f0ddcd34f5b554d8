import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { InboxPages } from '#app/features/messages/components/inbox-pages.tsx'
import { inboxQuery } from '#app/features/messages/forms.ts'
import { listAllMessages } from '#app/features/messages/inbox-queries.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { notFound } from '#app/server/guards.server.ts'
import { hasDemoInbox } from '#app/server/message-channels.server.ts'
import { PlainLayout } from '#app/ui/layouts/plain-layout.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

export const meta: MetaFunction = () => [
  { title: `${messagesFor('id').kelola.demoInbox.title} · Lumbung` },
  { name: 'robots', content: 'noindex' },
]

/** Letters of invented people. Where people are real this page does not exist. */
export async function loader({ request }: LoaderFunctionArgs) {
  if (!hasDemoInbox()) notFound()
  const { sebelum } = inboxQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return listAllMessages({ before: sebelum })
}

export default function DemoInbox() {
  const { messages, next } = useLoaderData<typeof loader>()
  const { demoInbox: t } = useMessages().kelola
  return (
    <PlainLayout wide>
      <PageHeader title={t.title} lead={t.lead} />
      <InboxPages messages={messages} next={next} />
    </PlainLayout>
  )
}
