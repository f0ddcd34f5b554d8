import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { MessageList } from '#app/features/messages/components/message-list.tsx'
import { inboxQuery } from '#app/features/messages/forms.ts'
import { listMessagesForShop } from '#app/features/messages/inbox-queries.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.inboxPage.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireShopMember(request)
  const query = inboxQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return { query, ...(await listMessagesForShop(shopId, query)) }
}

export default function Inbox() {
  const { query, messages, next } = useLoaderData<typeof loader>()
  const { common, kelola } = useMessages()
  const { inboxPage: t } = kelola
  const { cari, sebelum } = query
  const address = (at: { sebelum?: string } = {}) => paths.kelolaInbox({ cari, ...at })
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <SearchForm action={paths.kelolaInbox()} hidden={{}} value={cari} label={t.search} />
      {messages.length > 0 ? (
        <MessageList messages={messages} />
      ) : (
        <EmptyState title={cari ? common.noneFound : t.empty}>
          {cari ? common.noneFoundText : t.emptyText}
        </EmptyState>
      )}
      <ListPages first={sebelum && address()} next={next && address({ sebelum: next })} />
    </>
  )
}
