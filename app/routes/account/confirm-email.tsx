import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { confirmEmailChange, readEmailLink } from '#app/features/users/commands.server.ts'
import { AccountPage, Panel } from '#app/features/users/components/account-page.tsx'
import { requireUser } from '#app/server/guards.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { accountMeta } from './page-meta.ts'

const tokenOf = (request: Request) => new URL(request.url).searchParams.get('token') ?? ''

/** Mail programs open links on their own, so opening one changes nothing. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requireUser(request)
  const change = readEmailLink(tokenOf(request))
  return { email: change?.userId === user.id ? change.email : null }
}

export async function action({ request }: ActionFunctionArgs) {
  const { user } = await requireUser(request)
  const confirmed = await confirmEmailChange(user.id, tokenOf(request))
  if (!confirmed.ok) return data({ isInvalid: true }, { status: 409 })
  return redirect(`${paths.account(localeOf(request), 'profil')}?tersimpan`)
}

export const meta = accountMeta((t) => t.profile.confirmTitle)

export default function ConfirmEmailPage() {
  const { email } = useLoaderData<typeof loader>()
  const isInvalid = useActionData<{ isInvalid: boolean }>()?.isInvalid ?? email === null
  const { account: t } = useMessages()
  return (
    <AccountPage title={t.profile.confirmTitle}>
      {isInvalid ? (
        <Alert tone="bad">{t.refusals['link-invalid']}</Alert>
      ) : (
        <Panel title={t.profile.confirmTitle} text={t.profile.confirmText(email ?? '')}>
          <Form method="post" reloadDocument>
            <Button>{t.profile.confirmSubmit}</Button>
          </Form>
        </Panel>
      )}
    </AccountPage>
  )
}
