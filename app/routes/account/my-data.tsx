import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { AccountForm } from '#app/features/users/components/account-form.tsx'
import { AccountPage, Panel } from '#app/features/users/components/account-page.tsx'
import { PasswordInput } from '#app/features/users/components/sign-in-fields.tsx'
import { useAccountForm } from '#app/features/users/components/use-account-form.ts'
import { eraseAccount } from '#app/features/users/erase-account.server.ts'
import { passwordForm } from '#app/features/users/forms.ts'
import { requireUser } from '#app/server/guards.server.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { signedOutHeaders } from '#app/server/session-cookies.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { answerInvalid, answerRefused } from './answer.server.ts'
import { accountMeta } from './page-meta.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireUser(request)
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  const { user } = await requireUser(request)
  const submission = parseWithZod(await readFormData(request), { schema: passwordForm })
  if (submission.status !== 'success') return answerInvalid(submission)
  const erased = await eraseAccount(user.id, submission.value.currentPassword)
  if (!erased.ok) return answerRefused(request, submission, erased)
  return redirect(paths.accountErased(localeOf(request)), { headers: signedOutHeaders() })
}

export const meta = accountMeta((t) => t.data.title)

export default function MyDataPage() {
  const { form, fields } = useAccountForm('hapus', passwordForm)
  const locale = useLocale()
  const { account: t } = useMessages()
  return (
    <AccountPage title={t.data.title}>
      <Panel title={t.data.exportTitle} text={t.data.exportText}>
        <LinkButton href={paths.account(locale, 'data/unduh')} look="outline" download>
          {t.data.exportSubmit}
        </LinkButton>
      </Panel>
      <Panel title={t.data.eraseTitle} text={t.data.eraseText}>
        <AccountForm form={form} submit={t.data.eraseSubmit} look="danger">
          <PasswordInput field={fields.currentPassword} label={t.fields.currentPassword} />
        </AccountForm>
      </Panel>
    </AccountPage>
  )
}
