import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { AccountForm } from '#app/features/users/components/account-form.tsx'
import { Entrance, EntranceLink } from '#app/features/users/components/entrance.tsx'
import { CodeInput } from '#app/features/users/components/sign-in-fields.tsx'
import { useAccountForm } from '#app/features/users/components/use-account-form.ts'
import { secondFactorForm } from '#app/features/users/forms.ts'
import { giveSecondFactor } from '#app/features/users/second-factor.server.ts'
import { currentVisitor, userAgentOf } from '#app/server/guards.server.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { safePath } from '#app/server/safe-redirect.server.ts'
import { signedInHeaders } from '#app/server/session-cookies.server.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { afterSignIn, answerInvalid, answerRefused } from './answer.server.ts'
import { accountMeta } from './page-meta.ts'

/** Only for a browser whose password was right a moment ago. */
async function requireWaiting(request: Request) {
  const visitor = await currentVisitor(request)
  if (!visitor?.pendingUserId) throw redirect(paths.signIn(localeOf(request)))
  return { sessionId: visitor.sessionId, userId: visitor.pendingUserId }
}

export async function loader({ request }: LoaderFunctionArgs) {
  await requireWaiting(request)
  return { redirectTo: safePath(new URL(request.url).searchParams.get('redirectTo'), '') }
}

export async function action({ request }: ActionFunctionArgs) {
  const waiting = await requireWaiting(request)
  const submission = parseWithZod(await readFormData(request), { schema: secondFactorForm })
  if (submission.status !== 'success') return answerInvalid(submission)
  const { code, redirectTo } = submission.value
  const caller = { userAgent: userAgentOf(request) }
  const entered = await giveSecondFactor({ ...waiting, code }, caller)
  if (!entered.ok) return answerRefused(request, submission, entered)
  const headers = signedInHeaders(entered.value)
  return redirect(afterSignIn(request, redirectTo, entered.value), { headers })
}

export const meta = accountMeta((t) => t.code.title)

export default function SecondFactorPage() {
  const { redirectTo } = useLoaderData<typeof loader>()
  const { form, fields } = useAccountForm('kode', secondFactorForm)
  const locale = useLocale()
  const { account: t } = useMessages()
  const after = (
    <>
      <p>{t.code.lost}</p>
      <EntranceLink href={paths.signIn(locale)}>{t.code.again}</EntranceLink>
    </>
  )
  return (
    <Entrance title={t.code.title} lead={t.code.lead} after={after}>
      <AccountForm form={form} submit={t.code.submit}>
        <input type="hidden" name="redirectTo" value={redirectTo} />
        <CodeInput field={fields.code} />
      </AccountForm>
    </Entrance>
  )
}
