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
import { reportSomething } from '#app/features/moderation/commands.server.ts'
import { ReportForm } from '#app/features/moderation/components/report-form.tsx'
import { type ReportField, reportForm } from '#app/features/moderation/forms.ts'
import { findReportable, getOwnReport } from '#app/features/moderation/queries.server.ts'
import { isReportedWord, reportSubjects } from '#app/features/moderation/report.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { notFound, requireUser } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageBody } from '#app/ui/page-header.tsx'
import { listingPathOf } from './listing-meta.ts'

export const meta: MetaFunction = ({ location }) => [
  { title: `${messagesFor(localeOfPath(location.pathname)).moderation.report} · Lumbung` },
  { name: 'robots', content: 'noindex' },
]

type Params = LoaderFunctionArgs['params']

async function requireReportable({ subject: named, subjectId }: Params) {
  const word = isReportedWord(named) ? named : notFound()
  const found = await findReportable(reportSubjects[word], subjectId)
  return { word, reported: found ?? notFound() }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { user } = await requireUser(request)
  const { reported } = await requireReportable(params)
  return { reported, own: await getOwnReport(user.id, reported.subjectId) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, actor } = await requireUser(request)
  const { word, reported: thing } = await requireReportable(params)
  const { subject, subjectId } = thing
  const typed = await readForm(request)
  const form = reportForm.safeParse(typed)
  if (!form.success) {
    const wrong = form.error.issues.map(({ path }) => path[0] as ReportField)
    return data({ wrong, typed, minutes: null }, { status: 422 })
  }
  const said = { reporterId: user.id, actor, subject, subjectId, ...form.data }
  const reported = await reportSomething(said)
  if (reported.ok) {
    return redirect(paths.report(localeOf(request), word, subjectId), 303)
  }
  if (reported.reason === 'not-found') return notFound()
  const minutes = Math.ceil(reported.retryAfterSeconds / 60)
  return data({ wrong: [], typed, minutes }, { status: 429 })
}

export default function Report() {
  const { reported, own } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const locale = useLocale()
  const { form: t } = useMessages().moderation
  const { subject, shop, listing, said } = reported
  const back = listing ? listingPathOf(listing, locale) : paths.shop(locale, shop.slug)
  return (
    <PageBody>
      <Card as="section" className="mx-auto mt-4 grid max-w-xl gap-4 p-5">
        <h1 className="font-display text-2xl font-bold">{t.title[subject]}</h1>
        <p className="break-words text-ink-soft">
          {listing ? t.about(listing.title[locale], shop.name) : shop.name}
        </p>
        {said && (
          <blockquote className="border-l-4 border-line pl-3 break-words whitespace-pre-line">
            {said}
          </blockquote>
        )}
        {answer && answer.minutes !== null && <Alert tone="bad">{t.tooMany(answer.minutes)}</Alert>}
        {own ? (
          <Alert tone="good">
            {own.status === 'open' ? t.sent : t.decided[own.status](own.decision ?? '')}
          </Alert>
        ) : (
          <>
            <p>{t.lead}</p>
            <ReportForm wrong={answer?.wrong ?? []} typed={answer?.typed ?? {}} />
          </>
        )}
        <LinkButton href={back} look="quiet">
          {t.back}
        </LinkButton>
      </Card>
    </PageBody>
  )
}
