import { Form } from '@remix-run/react'
import { formatDate } from '#app/core/dates.ts'
import { formatPhone } from '#app/core/phone.ts'
import { Button } from './button.tsx'
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
          <Card as="li" key={id} className="flex items-start justify-between gap-3 p-4">
            <div className="min-w-0 wrap-anywhere">
              <p className="font-semibold">{name}</p>
              {what && <p>{what(invitation)}</p>}
              <p className="text-sm text-ink-soft">
                {formatPhone(phone)} ·{' '}
                {isOver ? t.over : t.until(formatDate(expiresAt, { locale }))}
              </p>
            </div>
            {revoke && (
              <Form method="post" action={revoke(id)}>
                <Button look="outline" size="small" aria-label={t.revokeOf(name)}>
                  {t.revoke}
                </Button>
              </Form>
            )}
          </Card>
        )
      })}
    </ul>
  )
}
