import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { AccountForm } from '#app/features/users/components/account-form.tsx'
import { Entrance, EntranceLink } from '#app/features/users/components/entrance.tsx'
import { IdentifierInput } from '#app/features/users/components/sign-in-fields.tsx'
import { useAccountForm } from '#app/features/users/components/use-account-form.ts'
import { forgotPasswordForm } from '#app/features/users/forms.ts'
import { requestPasswordReset } from '#app/features/users/recovery.server.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { answerInvalid, answerRefused } from './answer.server.ts'
import { accountMeta } from './page-meta.ts'

/** Nothing in the answer depends on whether the account exists. */
export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await readFormData(request), { schema: forgotPasswordForm })
  if (submission.status !== 'success') return answerInvalid(submission)
  const { identifier } = submission.value
  const asked = await requestPasswordReset({ identifier, locale: localeOf(request) }, context)
  if (!asked.ok) return answerRefused(request, submission, asked)
  return { isSent: true }
}

export const meta = accountMeta((t) => t.forgot.title)

export default function ForgotPasswordPage() {
  const isSent = useActionData<{ isSent?: boolean }>()?.isSent ?? false
  const { form, fields } = useAccountForm('lupa', forgotPasswordForm)
  const locale = useLocale()
  const { account: t } = useMessages()
  const back = <EntranceLink href={paths.signIn(locale)}>{t.forgot.backToSignIn}</EntranceLink>
  if (isSent) {
    return (
      <Entrance title={t.forgot.sentTitle} after={back}>
        <div className="grid gap-4">
          <Alert tone="good">{t.forgot.sentText}</Alert>
          <p className="text-ink-soft">{t.forgot.phoneOnly}</p>
        </div>
      </Entrance>
    )
  }
  return (
    <Entrance title={t.forgot.title} lead={t.forgot.lead} after={back}>
      <AccountForm form={form} submit={t.forgot.submit}>
        <IdentifierInput field={fields.identifier} />
      </AccountForm>
    </Entrance>
  )
}
