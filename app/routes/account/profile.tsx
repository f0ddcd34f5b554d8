import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { formatPhone } from '#app/core/phone.ts'
import { UnreachableOwn } from '#app/features/messages/components/unreachable-note.tsx'
import { findUnreachable } from '#app/features/messages/unreachable.server.ts'
import { changeName } from '#app/features/users/commands.server.ts'
import { sayProblems } from '#app/features/users/components/account-field.ts'
import { AccountForm } from '#app/features/users/components/account-form.tsx'
import { AccountPage, Panel } from '#app/features/users/components/account-page.tsx'
import { useAccountForm } from '#app/features/users/components/use-account-form.ts'
import { profileForm } from '#app/features/users/forms.ts'
import { requireUser } from '#app/server/guards.server.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { headersWithCookies, nameCookie } from '#app/server/session-cookies.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { answerInvalid } from './answer.server.ts'
import { accountMeta } from './page-meta.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requireUser(request)
  const isSaved = new URL(request.url).searchParams.has('tersimpan')
  const { name, email, phone } = user
  return { name, email, phone, isSaved, unreachable: await findUnreachable(email, phone) }
}

export async function action({ request }: ActionFunctionArgs) {
  const { user } = await requireUser(request)
  const submission = parseWithZod(await readFormData(request), { schema: profileForm })
  if (submission.status !== 'success') return answerInvalid(submission)
  const { name } = submission.value
  await changeName(user.id, name)
  const headers = headersWithCookies([nameCookie(name)])
  return redirect(`${paths.account(localeOf(request), 'profil')}?tersimpan`, { headers })
}

export const meta = accountMeta((t) => t.profile.title)

export default function ProfilePage() {
  const { name, email, phone, isSaved, unreachable } = useLoaderData<typeof loader>()
  const { form, fields } = useAccountForm('profil', profileForm, { name })
  const locale = useLocale()
  const { account: t, common } = useMessages()
  return (
    <AccountPage title={t.profile.title}>
      {unreachable && <UnreachableOwn unreachable={unreachable} />}
      {isSaved && <Alert tone="good">{t.profile.saved}</Alert>}
      <Panel title={t.profile.nameTitle}>
        <AccountForm form={form} submit={common.save}>
          <TextInput
            field={sayProblems(fields.name, t.fieldErrors)}
            label={t.fields.name}
            hint={t.fields.nameHint}
            autoComplete="name"
          />
        </AccountForm>
      </Panel>
      <Panel title={t.profile.emailTitle} text={email ?? t.profile.noEmail}>
        <LinkButton href={paths.account(locale, 'email')} look="outline">
          {common.edit}
        </LinkButton>
      </Panel>
      <Panel title={t.profile.phoneTitle} text={phone ? formatPhone(phone) : t.profile.noPhone} />
    </AccountPage>
  )
}
