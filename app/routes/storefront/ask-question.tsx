import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { localeOf, localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { askQuestion } from '#app/features/questions/commands.server.ts'
import { problemOf, questionForm, questionMaximum } from '#app/features/questions/forms.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { notFound, requireUser } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Textarea } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageBody } from '#app/ui/page-header.tsx'
import { requireListingPage } from './listing.server.ts'
import { listingPathOf } from './listing-meta.ts'

export const meta: MetaFunction = ({ location }) => [
  { title: `${messagesFor(localeOfPath(location.pathname)).questions.form.title} · Lumbung` },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireUser(request)
  return { listing: await requireListingPage(params.slug) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, actor } = await requireUser(request)
  const { id: listingId } = await requireListingPage(params.slug)
  const { words } = await readForm(request)
  const typed = typeof words === 'string' ? words : ''
  const form = questionForm.safeParse({ words })
  const locale = localeOf(request)
  const { form: t } = messagesFor(locale).questions
  if (!form.success) {
    return data({ typed, problem: t.errors[problemOf(form.error)] }, { status: 422 })
  }
  const asked = await askQuestion({ userId: user.id, actor, listingId, ...form.data })
  if (asked.ok) return redirect(paths.ownQuestions(locale, { selesai: 'kirim' }), 303)
  if (asked.reason === 'not-found') return notFound()
  const minutes = Math.ceil(asked.retryAfterSeconds / 60)
  return data({ typed, problem: t.tooMany(minutes) }, { status: 429 })
}

export default function AskQuestion() {
  const { listing } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const locale = useLocale()
  const { back, form: t } = useMessages().questions
  const field = {
    id: 'words',
    name: 'words',
    required: true,
    maxLength: questionMaximum,
    initialValue: answer?.typed,
    errors: answer ? [answer.problem] : undefined,
  }
  return (
    <PageBody>
      <div className="mx-auto max-w-xl">
        <a
          href={listingPathOf(listing, locale)}
          className="inline-flex min-h-11 items-center text-terrace"
        >
          {back(listing.title[locale])}
        </a>
        <Card as="section" className="grid gap-4 p-5">
          <h1 className="font-display text-2xl font-bold">{t.title}</h1>
          <p className="break-words text-ink-soft">
            {t.lead(listing.title[locale], listing.shop.name)}
          </p>
          <form method="post" noValidate className="grid gap-4">
            <Textarea field={field} label={t.words} hint={t.hint} rows={5} />
            <div className="flex flex-wrap items-center gap-3">
              <Button size="large">{t.submit}</Button>
              <span className="text-sm text-ink-soft">{t.told}</span>
            </div>
          </form>
        </Card>
      </div>
    </PageBody>
  )
}
