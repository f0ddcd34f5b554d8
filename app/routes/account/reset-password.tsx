import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { AccountForm } from '#app/features/users/components/account-form.tsx'
import { Entrance } from '#app/features/users/components/entrance.tsx'
import { NewPasswordInput } from '#app/features/users/components/sign-in-fields.tsx'
import { useAccountForm } from '#app/features/users/components/use-account-form.ts'
import { newPasswordForm } from '#app/features/users/forms.ts'
import { isResetLinkOpen, resetPassword } from '#app/features/users/recovery.server.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { answerInvalid, answerRefused } from './answer.server.ts'
import { accountMeta } from './page-meta.ts'

export async function loader({ params }: LoaderFunctionArgs) {
  return { isOpen: await isResetLinkOpen(params.token ?? '') }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await readFormData(request), { schema: newPasswordForm })
  if (submission.status !== 'success') return answerInvalid(submission)
  const reset = await resetPassword({ token: params.token ?? '', ...submission.value }, context)
  if (!reset.ok) return answerRefused(request, submission, reset)
  return redirect(`${paths.signIn(localeOf(request))}?setelah=sandi`)
}

export const meta = accountMeta((t) => t.reset.title)

export default function ResetPasswordPage() {
  const { isOpen } = useLoaderData<typeof loader>()
  const { form, fields } = useAccountForm('sandi-baru', newPasswordForm)
  const locale = useLocale()
  const { account: t } = useMessages()
  if (!isOpen) {
    return (
      <Entrance title={t.reset.invalidTitle}>
        <p className="mb-6">{t.reset.invalidText}</p>
        <LinkButton href={paths.forgotPassword(locale)}>{t.reset.askAgain}</LinkButton>
      </Entrance>
    )
  }
  return (
    <Entrance title={t.reset.title} lead={t.reset.lead}>
      <AccountForm form={form} submit={t.reset.submit}>
        <NewPasswordInput field={fields.password} />
      </AccountForm>
    </Entrance>
  )
}
