import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formatCalendarDay } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { type CalendarDate, parseCalendarDate } from '#app/features/bookings/calendar-date.ts'
import { isHead } from '#app/features/counter/undo-policy.ts'
import { closeDay } from '#app/features/till/commands.server.ts'
import { ClosingSheet } from '#app/features/till/components/closing-sheet.tsx'
import { CountForm } from '#app/features/till/components/count-form.tsx'
import { EarlierCounts } from '#app/features/till/components/earlier-counts.tsx'
import { FlowTable } from '#app/features/till/components/flow-table.tsx'
import { LateNotice } from '#app/features/till/components/late-notice.tsx'
import { countForm } from '#app/features/till/forms.ts'
import { getTillDay } from '#app/features/till/queries.server.ts'
import { netOf } from '#app/features/till/till.ts'
import type { TillDay } from '#app/features/till/till-day.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader, Section } from '#app/ui/page-header.tsx'
import { WakingPrintButton } from '#app/ui/print-button.tsx'
import type { RefusedForm } from '#app/ui/refused-field.ts'
import { Panel } from './panel.tsx'
import { TillBackLink } from './settings-back-link.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.till.title)

const dayOf = (text: string | undefined): CalendarDate =>
  parseCalendarDate(text ?? '') ?? notFound()

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const day = (await getTillDay(shopId, dayOf(params.day))) ?? notFound()
  const isNew = new URL(request.url).searchParams.get('kabar') === 'closed'
  return { day, isNew, canCount: day.closings.length > 0 ? isHead(role) : role !== 'supervisor' }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, role, user } = await requireShopMember(request, undefined, { write: true })
  const date = dayOf(params.day)
  const typed = await readForm(request)
  const form = countForm.safeParse(typed)
  if (!form.success) {
    const problems = z.flattenError(form.error).fieldErrors
    return data({ typed, problems, refusal: null }, { status: 400 })
  }
  const scope = { shopId, role, actor: { type: 'staff', id: user.id } as const }
  const done = await closeDay(scope, date, form.data)
  if (done.ok) return redirect(paths.tillDay(date, { kabar: 'closed' }))
  const { reason } = done
  if (reason === 'note-missing')
    return data({ typed, problems: { note: [reason] }, refusal: null }, { status: 409 })
  if (reason === 'reason-missing')
    return data({ typed, problems: { reason: [reason] }, refusal: null }, { status: 409 })
  return data({ typed, problems: {}, refusal: reason }, { status: 409 })
}

/** One day of the till: what should be there, and the count once there is one. */
export default function TillOfDay() {
  const { day, isNew, canCount } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const locale = useLocale()
  const { till: t, counter } = useMessages()
  const [closing, ...earlier] = day.closings
  return (
    <>
      <PageHeader
        title={t.title}
        lead={formatCalendarDay(day.day, locale)}
        above={<TillBackLink />}
        actions={
          <>
            <LinkButton href={paths.counterSales({ hari: day.day })} look="outline">
              {counter.list.title}
            </LinkButton>
            {closing && <WakingPrintButton>{t.print}</WakingPrintButton>}
          </>
        }
      />
      <div className="no-print mb-4 empty:hidden">
        {answer?.refusal && <Alert tone="bad">{t.refusals[answer.refusal]}</Alert>}
        {isNew && !answer && <Alert tone="good">{t.justClosed}</Alert>}
      </div>
      {closing ? (
        <>
          <LateNotice day={day} />
          <ClosingSheet closing={closing} zone={day.zone} />
          <EarlierCounts closings={earlier} zone={day.zone} />
        </>
      ) : (
        <Section title={t.takings}>
          <p className="-mt-2 mb-3 text-ink-soft">{t.takingsHint}</p>
          <FlowTable caption={t.takings} flows={day.flows} />
        </Section>
      )}
      <div className="no-print mt-8 max-w-2xl">
        {canCount ? (
          <Count day={day} refused={answer ?? null} />
        ) : (
          <p className="text-ink-soft">{closing ? t.onlyHeads : t.readOnly}</p>
        )}
      </div>
    </>
  )
}

function Count({ day, refused }: { day: TillDay; refused: RefusedForm | null }) {
  const { till: t } = useMessages()
  const round = day.closings.length + 1
  const form = (
    <CountForm
      key={round}
      round={round}
      cash={netOf(day.flows, 'cash')}
      usualFloat={day.closings[0]?.openingFloat ?? day.usualFloat}
      refused={refused ?? { typed: {}, problems: {} }}
    />
  )
  if (round === 1) {
    return (
      <Panel title={t.count} lead={t.countLead} tone="action">
        {form}
      </Panel>
    )
  }
  return (
    <details open={refused !== null} className="rounded-2xl border border-line bg-surface">
      <summary className="min-h-12 cursor-pointer px-4 py-3 font-semibold">{t.again}</summary>
      <div className="p-4">{form}</div>
    </details>
  )
}
