import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import qrcode from 'qrcode'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { AccountForm } from '#app/features/users/components/account-form.tsx'
import { AccountPage, Panel } from '#app/features/users/components/account-page.tsx'
import { CodeInput, PasswordInput } from '#app/features/users/components/sign-in-fields.tsx'
import { useAccountForm } from '#app/features/users/components/use-account-form.ts'
import { enableSecondFactorForm } from '#app/features/users/forms.ts'
import { enableSecondFactor } from '#app/features/users/second-factor.server.ts'
import { offerTotpSecret } from '#app/features/users/totp.server.ts'
import { needsSecondFactorFirst, requireUser } from '#app/server/guards.server.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { safePath, safeRedirect } from '#app/server/safe-redirect.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { answerInvalid, answerRefused } from './answer.server.ts'
import { accountMeta } from './page-meta.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, sessionId } = await requireUser(request)
  if (user.hasSecondFactor) throw redirect(paths.account(localeOf(request), 'keamanan'))
  const label = user.email ?? user.phone ?? user.name
  const { base32, uri } = await offerTotpSecret(sessionId, label)
  return {
    base32,
    qr: await qrcode.toDataURL(uri, { margin: 2, width: 240 }),
    isDemanded: needsSecondFactorFirst(user),
    redirectTo: safePath(new URL(request.url).searchParams.get('redirectTo'), ''),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { user, sessionId } = await requireUser(request)
  const submission = parseWithZod(await readFormData(request), { schema: enableSecondFactorForm })
  if (submission.status !== 'success') return answerInvalid(submission)
  const { redirectTo, ...proof } = submission.value
  const enabled = await enableSecondFactor({ userId: user.id, sessionId }, proof)
  if (!enabled.ok) return answerRefused(request, submission, enabled)
  const security = paths.account(localeOf(request), 'keamanan')
  return safeRedirect(redirectTo, `${security}?selesai=dua-langkah`)
}

export const meta = accountMeta((t) => t.factor.title)

export default function SetUpSecondFactorPage() {
  const { base32, qr, isDemanded, redirectTo } = useLoaderData<typeof loader>()
  const { form, fields } = useAccountForm('dua-langkah', enableSecondFactorForm)
  const { account: t } = useMessages()
  return (
    <AccountPage title={t.factor.title}>
      {isDemanded && <Alert tone="attention">{t.factor.demanded}</Alert>}
      <Panel title={t.security.factorTitle} text={t.factor.scan}>
        <img
          src={qr}
          alt={t.factor.qr}
          width={240}
          height={240}
          className="mx-auto rounded-xl border border-line bg-white"
        />
        <p className="mt-4">{t.factor.manual}</p>
        <p className="mt-1 mb-4 rounded-lg bg-sunken p-3 font-mono text-lg break-all">
          {base32.replace(/(.{4})/g, '$1 ').trim()}
        </p>
        <p className="mb-4">{t.factor.proof}</p>
        <AccountForm form={form} submit={t.factor.submit}>
          <input type="hidden" name="redirectTo" value={redirectTo} />
          <CodeInput field={fields.code} />
          <PasswordInput field={fields.currentPassword} label={t.fields.currentPassword} />
        </AccountForm>
      </Panel>
    </AccountPage>
  )
}
