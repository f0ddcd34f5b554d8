import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { localeOf } from '#app/core/locale.ts'
import { requestEmailChange } from '#app/features/users/commands.server.ts'
import { sayProblems } from '#app/features/users/components/account-field.ts'
import { AccountForm } from '#app/features/users/components/account-form.tsx'
import { AccountPage, Panel } from '#app/features/users/components/account-page.tsx'
import { PasswordInput } from '#app/features/users/components/sign-in-fields.tsx'
import { useAccountForm } from '#app/features/users/components/use-account-form.ts'
import { changeEmailForm } from '#app/features/users/forms.ts'
import { requireUser } from '#app/server/guards.server.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { answerInvalid, answerRefused } from './answer.server.ts'
import { accountMeta } from './page-meta.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireUser(request)
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  const { user } = await requireUser(request)
  const submission = parseWithZod(await readFormData(request), { schema: changeEmailForm })
  if (submission.status !== 'success') return answerInvalid(submission)
  const change = { ...submission.value, locale: localeOf(request) }
  const asked = await requestEmailChange(user, change)
  if (!asked.ok) return answerRefused(request, submission, asked)
  return { isSent: true }
}

export const meta = accountMeta((t) => t.profile.emailTitle)

export default function ChangeEmailPage() {
  const isSent = useActionData<{ isSent?: boolean }>()?.isSent ?? false
  const { form, fields } = useAccountForm('ganti-email', changeEmailForm)
  const { account: t } = useMessages()
  return (
    <AccountPage title={t.profile.emailTitle}>
      {isSent ? (
        <Alert tone="good">{t.profile.emailSent}</Alert>
      ) : (
        <Panel title={t.profile.confirmTitle}>
          <AccountForm form={form} submit={t.profile.changeEmail}>
            <TextInput
              field={sayProblems(fields.email, t.fieldErrors)}
              label={t.fields.newEmail}
              type="email"
              autoComplete="email"
            />
            <PasswordInput field={fields.currentPassword} label={t.fields.currentPassword} />
          </AccountForm>
        </Panel>
      )}
    </AccountPage>
  )
}
