import { Form } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { deviceName } from '../device-name.ts'

type Session = {
  id: string
  userAgent: string
  createdAt: Date
  lastSeenAt: Date
  isThisOne: boolean
}

export function SessionList({ sessions }: { sessions: readonly Session[] }) {
  const locale = useLocale()
  const { account: t } = useMessages()
  return (
    <>
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <SessionItem key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <Form
          method="post"
          action={paths.account(locale, 'keamanan/keluarkan-lain')}
          reloadDocument
          className="mt-4"
        >
          <Button look="outline">{t.security.revokeOthers}</Button>
        </Form>
      )}
    </>
  )
}

function SessionItem({ session }: { session: Session }) {
  const locale = useLocale()
  const { account: t } = useMessages()
  const device = deviceName(session.userAgent)
  const name = device ? t.security.device(device.browser, device.system) : t.security.unknownDevice
  const when = (instant: Date) => formatDateTime(new Date(instant), { locale })
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          {name}
          {session.isThisOne && <Badge tone="good">{t.security.thisDevice}</Badge>}
        </p>
        <p className="text-sm text-ink-soft">{t.security.lastSeen(when(session.lastSeenAt))}</p>
        <p className="text-sm text-ink-soft">{t.security.since(when(session.createdAt))}</p>
      </div>
      {!session.isThisOne && (
        <Form method="post" action={paths.account(locale, 'keamanan/keluarkan')} reloadDocument>
          <input type="hidden" name="sessionId" value={session.id} />
          <Button look="outline" size="small" aria-label={t.security.revokeDevice(name)}>
            {t.security.revoke}
          </Button>
        </Form>
      )}
    </li>
  )
}
