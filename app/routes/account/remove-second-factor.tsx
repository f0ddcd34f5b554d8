import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { AccountForm } from '#app/features/users/components/account-form.tsx'
import { AccountPage, Panel } from '#app/features/users/components/account-page.tsx'
import { CodeInput, PasswordInput } from '#app/features/users/components/sign-in-fields.tsx'
import { useAccountForm } from '#app/features/users/components/use-account-form.ts'
import { disableSecondFactorForm } from '#app/features/users/forms.ts'
import { disableSecondFactor } from '#app/features/users/second-factor.server.ts'
import { requireUser } from '#app/server/guards.server.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { answerInvalid, answerRefused } from './answer.server.ts'
import { accountMeta } from './page-meta.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireUser(request)
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  const { user } = await requireUser(request)
  const submission = parseWithZod(await readFormData(request), { schema: disableSecondFactorForm })
  if (submission.status !== 'success') return answerInvalid(submission)
  const disabled = await disableSecondFactor(user.id, submission.value)
  if (!disabled.ok) return answerRefused(request, submission, disabled)
  return redirect(`${paths.account(localeOf(request), 'keamanan')}?selesai=lepas`)
}

export const meta = accountMeta((t) => t.security.factorTitle)

export default function RemoveSecondFactorPage() {
  const { form, fields } = useAccountForm('lepas', disableSecondFactorForm)
  const { account: t } = useMessages()
  return (
    <AccountPage title={t.security.factorTitle}>
      <Panel title={t.security.factorRemove} text={t.security.factorRemoveText}>
        <AccountForm form={form} submit={t.security.factorRemove} look="danger">
          <CodeInput field={fields.code} />
          <PasswordInput field={fields.currentPassword} label={t.fields.currentPassword} />
        </AccountForm>
      </Panel>
    </AccountPage>
  )
}
