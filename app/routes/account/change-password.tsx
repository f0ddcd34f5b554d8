import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { changePassword } from '#app/features/users/commands.server.ts'
import { AccountForm } from '#app/features/users/components/account-form.tsx'
import { AccountPage, Panel } from '#app/features/users/components/account-page.tsx'
import { NewPasswordInput, PasswordInput } from '#app/features/users/components/sign-in-fields.tsx'
import { useAccountForm } from '#app/features/users/components/use-account-form.ts'
import { changePasswordForm } from '#app/features/users/forms.ts'
import { requireUser, userAgentOf } from '#app/server/guards.server.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { headersWithCookies, sessionCookie } from '#app/server/session-cookies.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { answerInvalid, answerRefused } from './answer.server.ts'
import { accountMeta } from './page-meta.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireUser(request)
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  const { user } = await requireUser(request)
  const submission = parseWithZod(await readFormData(request), { schema: changePasswordForm })
  if (submission.status !== 'success') return answerInvalid(submission)
  const who = { userId: user.id, userAgent: userAgentOf(request) }
  const changed = await changePassword(who, submission.value)
  if (!changed.ok) return answerRefused(request, submission, changed)
  const headers = headersWithCookies([sessionCookie(changed.value.token)])
  return redirect(`${paths.account(localeOf(request), 'keamanan')}?selesai=sandi`, { headers })
}

export const meta = accountMeta((t) => t.security.passwordTitle)

export default function ChangePasswordPage() {
  const { form, fields } = useAccountForm('kata-sandi', changePasswordForm)
  const { account: t } = useMessages()
  return (
    <AccountPage title={t.security.passwordTitle}>
      <Panel title={t.security.passwordTitle} text={t.reset.lead}>
        <AccountForm form={form} submit={t.security.passwordSubmit}>
          <PasswordInput field={fields.currentPassword} label={t.fields.currentPassword} />
          <NewPasswordInput field={fields.password} />
        </AccountForm>
      </Panel>
    </AccountPage>
  )
}
