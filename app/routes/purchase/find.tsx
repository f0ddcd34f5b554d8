import { type ActionFunctionArgs, data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useSearchParams } from '@remix-run/react'
import { localeOf, localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { askForLink } from '#app/features/purchases/ask-for-link.server.ts'
import { findPurchaseForm } from '#app/features/purchases/find-form.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageBody, PageHeader } from '#app/ui/page-header.tsx'

export const meta: MetaFunction = ({ location }) => [
  { title: `${messagesFor(localeOfPath(location.pathname)).purchase.find.title} · Lumbung` },
  { name: 'robots', content: 'noindex' },
]

/** Nothing in the answer depends on whether there is such a purchase. */
export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readForm(request)
  const parsed = findPurchaseForm.safeParse(fields)
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path }) => path[0])
    return data({ wrong, typed: typedIn(fields) }, { status: 422 })
  }
  await askForLink(parsed.data, context)
  return redirect(`${paths.findPurchase(localeOf(request))}?terkirim=1`, 303)
}

const fieldNames = ['number', 'phone'] as const

function typedIn(fields: Record<string, string | string[]>): Record<string, string> {
  return Object.fromEntries(
    fieldNames.map((name) => {
      const text = fields[name]
      return [name, typeof text === 'string' ? text.slice(0, 40) : '']
    }),
  )
}

export default function FindPurchase() {
  const [params] = useSearchParams()
  const { find: t } = useMessages().purchase
  const isSent = params.has('terkirim')
  return (
    <PageBody narrow>
      <PageHeader title={t.title} lead={!isSent && t.lead} />
      {params.has('kembali') && !isSent && (
        <div className="mb-4">
          <Alert tone="info">{t.returned}</Alert>
        </div>
      )}
      <Card as="section" className="p-5 sm:p-8">
        {isSent ? <Sent /> : <Ask />}
      </Card>
      <OwnAccount />
    </PageBody>
  )
}

function Ask() {
  const answer = useActionData<typeof action>()
  const [params] = useSearchParams()
  const { find: t } = useMessages().purchase
  const returned = { number: params.get('kembali')?.slice(0, 40) ?? '', phone: '' }
  const field = (name: (typeof fieldNames)[number]) => ({
    id: name,
    name,
    required: true,
    initialValue: (answer?.typed ?? returned)[name],
    errors: answer?.wrong.includes(name) ? [t.errors[name]] : [],
  })
  return (
    <form method="post" noValidate className="grid gap-5">
      <TextInput
        field={field('number')}
        label={t.number}
        hint={t.numberHint}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <TextInput
        field={field('phone')}
        label={t.phone}
        hint={t.phoneHint}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
      />
      <Button size="large" wide>
        {t.submit}
      </Button>
    </form>
  )
}

function Sent() {
  const locale = useLocale()
  const { find: t } = useMessages().purchase
  return (
    <div className="grid gap-4">
      <Alert tone="good" title={t.sentTitle}>
        <p>{t.sentText}</p>
      </Alert>
      <p className="text-ink-soft">{t.sentLater}</p>
      <LinkButton href={paths.findPurchase(locale)} look="outline" wide>
        {t.again}
      </LinkButton>
    </div>
  )
}

function OwnAccount() {
  const locale = useLocale()
  const { find: t } = useMessages().purchase
  return (
    <p className="mt-6 text-ink-soft">
      {t.hasAccount}{' '}
      <a
        href={paths.account(locale, 'pembelian')}
        className="inline-flex min-h-11 items-center font-semibold text-terrace underline underline-offset-4"
      >
        {t.toAccount}
      </a>
    </p>
  )
}
