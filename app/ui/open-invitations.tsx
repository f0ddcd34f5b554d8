import { formatDate } from '#app/core/dates.ts'
import { formatPhone } from '#app/core/phone.ts'
import { AskFirst } from './ask-first.tsx'
import { Card } from './card.tsx'
import { useLocale, useMessages } from './locale.tsx'

export type OpenInvitation = {
  id: string
  name: string
  phone: string
  expiresAt: Date
  isOver: boolean
}

type OpenInvitationsProps<Row> = {
  invitations: readonly Row[]
  /** What the one who takes it up becomes. */
  what?: (invitation: Row) => string
  /** Null for who may not. */
  revoke: ((id: string) => string) | null
}

export function OpenInvitations<Row extends OpenInvitation>(props: OpenInvitationsProps<Row>) {
  const { invitations, what, revoke } = props
  const locale = useLocale()
  const { invitations: t } = useMessages()
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {invitations.map((invitation) => {
        const { id, name, phone, expiresAt, isOver } = invitation
        return (
          <Card as="li" key={id} className="p-4">
            <div className="min-w-0 wrap-anywhere">
              <p className="font-semibold">{name}</p>
              {what && <p>{what(invitation)}</p>}
              <p className="text-sm text-ink-soft">
                {formatPhone(phone)} ·{' '}
                {isOver ? t.over : t.until(formatDate(expiresAt, { locale }))}
              </p>
            </div>
            {revoke && (
              <AskFirst
                action={revoke(id)}
                open={t.revoke}
                of={t.revokeOf(name)}
                text={t.revokeText(name)}
                submit={t.revokeSure}
              />
            )}
          </Card>
        )
      })}
    </ul>
  )
}
