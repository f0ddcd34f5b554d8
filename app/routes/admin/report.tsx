import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { decideReport } from '#app/features/moderation/decide.server.ts'
import { type DecisionField, decisionForm } from '#app/features/moderation/forms.ts'
import { getReport } from '#app/features/moderation/queries.server.ts'
import type { DeskReport } from '#app/features/moderation/report.ts'
import { listTrail } from '#app/server/audit-trail.server.ts'
import { ReviewPictures } from '#app/features/reviews/components/review-pictures.tsx'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Panel } from '../kelola/panel.tsx'
import { requireDeed } from './desk-verb.server.ts'
import { BackLink, RowLink } from './facts.tsx'
import { History } from './history.tsx'
import { ReportDecision } from './report-decision.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.moderation.admin.title)

export async function loader(args: LoaderFunctionArgs) {
  const { id } = await requireDeed(args, 'reportId')
  const report = (await getReport(id)) ?? notFound()
  return { report, trail: await listTrail([id, report.subjectId]) }
}

export async function action(args: ActionFunctionArgs) {
  const { id: reportId, actor } = await requireDeed(args, 'reportId')
  const typed = await readForm(args.request)
  const form = decisionForm.safeParse(typed)
  if (!form.success) {
    const wrong = form.error.issues.map(({ path }) => path[0] as DecisionField)
    return data({ wrong, typed, isLate: false }, { status: 422 })
  }
  const decided = await decideReport({ reportId, actor, ...form.data })
  if (decided.ok) return redirect(`${paths.admin(`laporan/${reportId}`)}?selesai=1`, 303)
  if (decided.reason === 'not-found') return notFound()
  return data({ wrong: [], typed, isLate: true }, { status: 409 })
}

export default function ReportPage() {
  const { report, trail } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [address] = useSearchParams()
  const { admin: t, subjects } = useMessages().moderation
  const notice = answer?.isLate ? t.changed : address.has('selesai') && !answer ? t.done : null
  return (
    <>
      <PageHeader
        title={report.title ?? report.shopName}
        above={<BackLink href={paths.admin('laporan')}>{t.back}</BackLink>}
        lead={`${subjects[report.subject]} · ${report.shopName} · ${t.statuses[report.status]}`}
      />
      {notice && (
        <div className="mb-4">
          <Alert tone={answer ? 'attention' : 'good'}>{notice}</Alert>
        </div>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-4">
          <Reported report={report} />
          <Reports report={report} />
          <History trail={trail} />
        </div>
        <ReportDecision
          key={report.decidedAt?.getTime()}
          report={report}
          wrong={answer?.wrong ?? []}
          typed={answer?.typed ?? {}}
        />
      </div>
    </>
  )
}

function Reported({ report }: { report: DeskReport }) {
  const locale = useLocale()
  const { admin: t } = useMessages().moderation
  const { subject, said, pictures, listingSlug, listingKind, shopSlug, shopId } = report
  const page = listingKind === 'experience' ? paths.experience : paths.product
  const isWords = subject === 'review' || subject === 'question'
  const silent = subject === 'question' ? t.gone : t.noWords
  return (
    <Panel title={t.reported}>
      {isWords && <p className="break-words whitespace-pre-line">{said ?? silent}</p>}
      <ReviewPictures title={report.title ?? ''} pictures={pictures} />
      <p className="mt-2 flex flex-wrap gap-x-5">
        <RowLink href={listingSlug ? page(locale, listingSlug) : paths.shop(locale, shopSlug)}>
          {t.seePage}
        </RowLink>
        <RowLink href={paths.admin(`bumdesa/${shopId}`)}>{t.shopPage}</RowLink>
      </p>
    </Panel>
  )
}

function Reports({ report: { all } }: { report: DeskReport }) {
  const locale = useLocale()
  const { admin: t, kinds } = useMessages().moderation
  return (
    <Panel title={t.reports}>
      <ul className="grid gap-3">
        {all.map(({ id, kind, words, createdAt }) => (
          <li key={id} className="min-w-0">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <strong>{kinds[kind]}</strong>
              <span className="text-sm text-ink-soft">{formatDateTime(createdAt, { locale })}</span>
            </p>
            {words && <p className="break-words whitespace-pre-line">{words}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
