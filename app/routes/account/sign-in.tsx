import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { AccountForm } from '#app/features/users/components/account-form.tsx'
import { Entrance, EntranceLink } from '#app/features/users/components/entrance.tsx'
import { IdentifierInput, PasswordInput } from '#app/features/users/components/sign-in-fields.tsx'
import { useAccountForm } from '#app/features/users/components/use-account-form.ts'
import { signInForm } from '#app/features/users/forms.ts'
import { signIn } from '#app/features/users/sign-in.server.ts'
import { currentVisitor } from '#app/server/guards.server.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { safePath, safeRedirect } from '#app/server/safe-redirect.server.ts'
import { signedInHeaders } from '#app/server/session-cookies.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import {
  afterSignIn,
  answerInvalid,
  answerRefused,
  callerOf,
  deviceCookie,
} from './answer.server.ts'
import { accountMeta } from './page-meta.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const redirectTo = safePath(searchParams.get('redirectTo'), '')
  const visitor = await currentVisitor(request)
  if (visitor?.user) throw safeRedirect(redirectTo, paths.account(localeOf(request)))
  return { redirectTo, isAfterReset: searchParams.get('setelah') === 'sandi' }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await readFormData(request), { schema: signInForm })
  if (submission.status !== 'success') return answerInvalid(submission)
  const { redirectTo, ...credentials } = submission.value
  const visitor = await currentVisitor(request)
  const signedIn = await signIn(credentials, callerOf(request, context.clientIp, visitor))
  if (!signedIn.ok) return answerRefused(request, submission, signedIn)
  const { value } = signedIn
  const locale = localeOf(request)
  const headers = signedInHeaders({ ...value, name: value.needsSecondFactor ? '' : value.name })
  headers.append('Set-Cookie', deviceCookie(value.device))
  const goal = safePath(redirectTo, '')
  if (value.needsSecondFactor) return redirect(paths.secondFactor(locale, goal), { headers })
  return redirect(afterSignIn(request, goal, value), { headers })
}

export const meta = accountMeta((t) => t.signIn.title)

export default function SignInPage() {
  const { redirectTo, isAfterReset } = useLoaderData<typeof loader>()
  const { form, fields, lastResult } = useAccountForm('masuk', signInForm)
  const locale = useLocale()
  const { account: t } = useMessages()
  const after = (
    <>
      <p>
        {t.signIn.noAccount}{' '}
        <EntranceLink href={paths.signUp(locale, redirectTo || undefined)}>
          {t.signIn.signUp}
        </EntranceLink>
      </p>
      <p>{t.signIn.guest}</p>
    </>
  )
  return (
    <Entrance title={t.signIn.title} lead={t.signIn.lead} after={after}>
      <AccountForm form={form} submit={t.signIn.submit}>
        {isAfterReset && !lastResult && <Alert tone="good">{t.signIn.afterReset}</Alert>}
        <input type="hidden" name="redirectTo" value={redirectTo} />
        <IdentifierInput field={fields.identifier} />
        <PasswordInput field={fields.password} />
      </AccountForm>
      <p className="mt-4 text-center">
        <EntranceLink href={paths.forgotPassword(locale)}>{t.signIn.forgot}</EntranceLink>
      </p>
    </Entrance>
  )
}
