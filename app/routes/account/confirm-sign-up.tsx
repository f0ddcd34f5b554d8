import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { AccountForm } from '#app/features/users/components/account-form.tsx'
import { Entrance } from '#app/features/users/components/entrance.tsx'
import { PasswordInput } from '#app/features/users/components/sign-in-fields.tsx'
import { useAccountForm } from '#app/features/users/components/use-account-form.ts'
import { confirmSignUpForm } from '#app/features/users/forms.ts'
import { confirmSignUp, readSignUpLink } from '#app/features/users/sign-up.server.ts'
import { currentVisitor } from '#app/server/guards.server.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { signedInHeaders } from '#app/server/session-cookies.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import {
  afterSignIn,
  answerInvalid,
  answerRefused,
  callerOf,
  deviceCookie,
} from './answer.server.ts'
import { accountMeta } from './page-meta.ts'

const tokenOf = (request: Request) => new URL(request.url).searchParams.get('token') ?? ''

/** Mail programs open links on their own, so opening one changes nothing. */
export function loader({ request }: LoaderFunctionArgs) {
  return { name: readSignUpLink(tokenOf(request))?.name ?? null }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await readFormData(request), { schema: confirmSignUpForm })
  if (submission.status !== 'success') return answerInvalid(submission)
  const caller = callerOf(request, context.clientIp, await currentVisitor(request))
  const link = { ...submission.value, token: tokenOf(request) }
  const confirmed = await confirmSignUp(link, caller)
  if (!confirmed.ok) return answerRefused(request, submission, confirmed)
  const headers = signedInHeaders(confirmed.value)
  headers.append('Set-Cookie', deviceCookie(confirmed.value.device))
  return redirect(afterSignIn(request, null, confirmed.value), { headers })
}

export const meta = accountMeta((t) => t.confirm.title)

export default function ConfirmSignUpPage() {
  const { name } = useLoaderData<typeof loader>()
  const { form, fields } = useAccountForm('aktifkan', confirmSignUpForm)
  const { account: t } = useMessages()
  if (name === null) return <InvalidLink />
  return (
    <Entrance title={t.confirm.title} lead={t.confirm.lead(name)}>
      <AccountForm form={form} submit={t.confirm.submit}>
        <PasswordInput field={fields.password} />
      </AccountForm>
    </Entrance>
  )
}

function InvalidLink() {
  const locale = useLocale()
  const { account: t } = useMessages()
  return (
    <Entrance title={t.confirm.invalidTitle}>
      <p>{t.confirm.invalidText}</p>
      <div className="mt-6 flex flex-wrap gap-3">
        <LinkButton href={paths.signIn(locale)}>{t.signIn.submit}</LinkButton>
        <LinkButton href={paths.signUp(locale)} look="outline">
          {t.signUp.title}
        </LinkButton>
      </div>
    </Entrance>
  )
}
