import { formatDateTime } from '#app/core/dates.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { MessageStatus } from '../message-status.ts'
import { useSite } from '#app/ui/site.tsx'

export type MessageRow = {
  id: string
  channel: 'email' | 'whatsapp'
  recipient: string
  subject: string
  text: string
  status: MessageStatus
  createdAt: Date
}

/** Messages as they were written, with the links that were in them. */
export function MessageList({ messages }: { messages: readonly MessageRow[] }) {
  return (
    <ol className="grid gap-3">
      {messages.map((message) => (
        <Card as="li" key={message.id} className="overflow-hidden">
          <Message message={message} />
        </Card>
      ))}
    </ol>
  )
}

function Message({ message }: { message: MessageRow }) {
  const locale = useLocale()
  const { inboxPage: t } = useMessages().kelola
  const { createdAt, status, channel, recipient } = message
  return (
    <details className="group">
      <summary className="flex list-none flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-3.5 hover:bg-terrace-soft">
        <span className="min-w-0 flex-1 basis-64 font-semibold group-open:text-terrace">
          {message.subject}
        </span>
        <time dateTime={createdAt.toISOString()} className="text-sm text-ink-soft">
          {formatDateTime(createdAt, { locale })}
        </time>
        <span className="w-full text-sm text-ink-soft">
          {t.to(recipient)} · {t.channel[channel]}{' '}
          {!isOnItsWay(status) && (
            <Badge tone={status === 'failed' ? 'bad' : 'neutral'}>{t.status[status]}</Badge>
          )}
        </span>
      </summary>
      <p className="border-t border-line px-4 py-4 break-words whitespace-pre-line">
        <WithLinks text={message.text} />
      </p>
    </details>
  )
}

const isOnItsWay = (status: MessageStatus) =>
  status === 'sent' || status === 'delivered' || status === 'read'

/** Only addresses of this site become links: what a stranger typed as a name stays text. */
function WithLinks({ text }: { text: string }) {
  const { url: site } = useSite()
  return text.split(/(https?:\/\/[^\s<>"']+)/).map((part, index) =>
    site && part.startsWith(`${site}/`) ? (
      <a key={index} href={part} className="break-all text-terrace underline">
        {part}
      </a>
    ) : (
      part
    ),
  )
}
