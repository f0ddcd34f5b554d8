import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useSearchParams } from '@remix-run/react'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { formatPhone } from '#app/core/phone.ts'
import { AccountForm } from '#app/features/users/components/account-form.tsx'
import { sayProblems } from '#app/features/users/components/account-field.ts'
import { Entrance, EntranceLink } from '#app/features/users/components/entrance.tsx'
import {
  IdentifierInput,
  NewPasswordInput,
  PasswordInput,
} from '#app/features/users/components/sign-in-fields.tsx'
import { useAccountForm } from '#app/features/users/components/use-account-form.ts'
import { signInForm, signUpForm } from '#app/features/users/forms.ts'
import { signUp } from '#app/features/users/sign-up.server.ts'
import { currentVisitor } from '#app/server/guards.server.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { answerInvalid, answerRefused } from './answer.server.ts'
import { accountMeta } from './page-meta.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const visitor = await currentVisitor(request)
  if (visitor?.user) throw redirect(paths.account(localeOf(request)))
  return null
}

/** Nothing in the answer depends on whether the account exists. */
export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await readFormData(request), { schema: signUpForm })
  if (submission.status !== 'success') return answerInvalid(submission)
  const { identifier } = submission.value
  const answer = await signUp({ ...submission.value, locale: localeOf(request) }, context)
  if (!answer.ok) return answerRefused(request, submission, answer)
  return { next: identifier }
}

export const meta = accountMeta((t) => t.signUp.title)

type Next = { kind: 'email'; email: string } | { kind: 'phone'; phone: string }

export default function SignUpPage() {
  const answer = useActionData<{ next?: Next }>()
  if (answer?.next?.kind === 'email') return <CheckMail email={answer.next.email} />
  if (answer?.next?.kind === 'phone') return <NowSignIn phone={answer.next.phone} />
  return <SignUpEntrance />
}

function SignUpEntrance() {
  const { form, fields } = useAccountForm('daftar', signUpForm)
  const redirectTo = useWayBack()
  const locale = useLocale()
  const { account: t } = useMessages()
  const after = (
    <p>
      {t.signUp.haveAccount}{' '}
      <EntranceLink href={paths.signIn(locale, redirectTo)}>{t.signUp.signIn}</EntranceLink>
    </p>
  )
  return (
    <Entrance title={t.signUp.title} lead={t.signUp.lead} after={after}>
      <AccountForm form={form} submit={t.signUp.submit}>
        <TextInput
          field={sayProblems(fields.name, t.fieldErrors)}
          label={t.fields.name}
          hint={t.fields.nameHint}
          autoComplete="name"
        />
        <IdentifierInput field={fields.identifier} />
        <NewPasswordInput field={fields.password} label={t.fields.password} />
        <p className="text-sm text-ink-soft">{t.signUp.terms}</p>
      </AccountForm>
    </Entrance>
  )
}

/** Where somebody was on the way to; signing in makes it safe. */
function useWayBack(): string | undefined {
  const [address] = useSearchParams()
  return address.get('redirectTo') ?? undefined
}

function CheckMail({ email }: { email: string }) {
  const { account: t } = useMessages()
  return (
    <Entrance title={t.signUp.mailTitle}>
      <div className="grid gap-4">
        <Alert tone="good">{t.signUp.mailText(email)}</Alert>
        <p className="text-ink-soft">{t.signUp.mailHint}</p>
      </div>
    </Entrance>
  )
}

function NowSignIn({ phone }: { phone: string }) {
  const locale = useLocale()
  const { account: t } = useMessages()
  const { form, fields } = useAccountForm('masuk', signInForm)
  const redirectTo = useWayBack()
  const shown = formatPhone(phone)
  return (
    <Entrance title={t.signUp.phoneTitle} after={<p>{t.signUp.phoneHint}</p>}>
      <AccountForm form={form} submit={t.signIn.submit} action={paths.signIn(locale)}>
        <Alert tone="good">{t.signUp.phoneText(shown)}</Alert>
        {redirectTo && <input type="hidden" name="redirectTo" value={redirectTo} />}
        <IdentifierInput field={{ id: 'masuk-nomor', name: 'identifier', initialValue: shown }} />
        <PasswordInput field={fields.password} />
      </AccountForm>
    </Entrance>
  )
}
