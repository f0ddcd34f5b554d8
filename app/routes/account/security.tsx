import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { AccountPage, Panel } from '#app/features/users/components/account-page.tsx'
import { SessionList } from '#app/features/users/components/session-list.tsx'
import { listSessions } from '#app/features/users/queries.server.ts'
import { requireUser } from '#app/server/guards.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { accountMeta } from './page-meta.ts'

/** What was just done, as the deed's redirect says it. */
const notices = {
  sandi: 'passwordSaved',
  keluar: 'revoked',
  'dua-langkah': 'factorAdded',
  lepas: 'factorRemoved',
} as const
type NoticeName = keyof typeof notices

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, sessionId } = await requireUser(request)
  const done = new URL(request.url).searchParams.get('selesai') ?? ''
  return {
    hasSecondFactor: user.hasSecondFactor,
    sessions: await listSessions(user, sessionId),
    notice: Object.hasOwn(notices, done) ? notices[done as NoticeName] : null,
  }
}

export const meta = accountMeta((t) => t.security.title)

export default function SecurityPage() {
  const { hasSecondFactor, sessions, notice } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { account: t } = useMessages()
  const page = (name: string) => paths.account(locale, `keamanan/${name}`)
  return (
    <AccountPage title={t.security.title}>
      {notice && <Alert tone="good">{t.security[notice]}</Alert>}
      <Panel title={t.security.passwordTitle} text={t.fields.newPasswordHint}>
        <LinkButton href={page('kata-sandi')} look="outline">
          {t.security.passwordSubmit}
        </LinkButton>
      </Panel>
      <Panel
        title={t.security.factorTitle}
        text={hasSecondFactor ? t.security.factorOn : t.security.factorOff}
      >
        {hasSecondFactor ? (
          <LinkButton href={page('dua-langkah/lepas')} look="outline">
            {t.security.factorRemove}
          </LinkButton>
        ) : (
          <LinkButton href={paths.setUpSecondFactor(locale)} look="outline">
            {t.security.factorSetUp}
          </LinkButton>
        )}
      </Panel>
      <Panel title={t.security.sessionsTitle}>
        <SessionList sessions={sessions} />
      </Panel>
    </AccountPage>
  )
}
