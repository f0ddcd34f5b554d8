import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { MessageList, type MessageRow } from './message-list.tsx'

type InboxPagesProps = { messages: readonly MessageRow[]; next: string | null }

export function InboxPages({ messages, next }: InboxPagesProps) {
  const { inboxPage: t } = useMessages().kelola
  if (messages.length === 0) return <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
  return (
    <>
      <MessageList messages={messages} />
      {next && (
        <p className="mt-6 text-center">
          <LinkButton href={`?sebelum=${next}`} look="outline">
            {t.older}
          </LinkButton>
        </p>
      )}
    </>
  )
}
