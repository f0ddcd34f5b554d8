import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { formatCalendarDate, formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { getCasePage } from '#app/features/payments/desk-pages.server.ts'
import { readStray } from '#app/features/payments/stray-rows.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Panel } from '../kelola/panel.tsx'
import { useAttemptFacts } from './attempt-facts.tsx'
import { CaseDeeds } from './case-deeds.tsx'
import { DeskNotice } from './desk-notice.tsx'
import { requireDeed } from './desk-verb.server.ts'
import { BackLink, type Fact, Facts, Id, RowLink } from './facts.tsx'
import { History } from './history.tsx'
import { pageTitle } from './page-title.ts'
import { resolutionName } from './words.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.money.title)

export async function loader(args: LoaderFunctionArgs) {
  const { id, actor } = await requireDeed(args, 'caseId')
  const found = (await getCasePage(id)) ?? notFound()
  return { found: { ...found, stray: await readStray(id, actor.id) } }
}

export default function CasePage() {
  const { found } = useLoaderData<typeof loader>()
  const { admin: t } = useMessages()
  const story = t.stories[found.story]
  const facts = [...useCaseFacts(found), ...useAttemptFacts(found.attempt)]
  return (
    <>
      <PageHeader
        title={story.title}
        above={<BackLink href={paths.admin('uang')}>{t.back.money}</BackLink>}
        lead={formatRupiah(found.amount)}
      />
      <DeskNotice />
      <p className="mb-4 max-w-2xl">{story.text}</p>
      <Outlet />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-4">
          <Panel title={t.facts.title}>
            <Facts facts={facts} />
          </Panel>
          <History trail={found.trail} told={found.told} />
        </div>
        <div className="max-lg:order-first">
          <CaseDeeds found={found} />
        </div>
      </div>
    </>
  )
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>['found']

/** What whoever opened the case wrote down; the keys are those of its commands. */
function useCaseFacts({ details, ...found }: Found): Fact[] {
  const locale = useLocale()
  const { admin } = useMessages()
  const t = admin.facts
  const text = (key: string) => (typeof details[key] === 'string' ? details[key] : null)
  const told = [text('told') ?? text('claimed') ?? text('detail'), text('currency')]
  const answerBy = text('answerBy')
  const end = resolutionName(admin, found.resolution)
  const owner = found.trail.find(({ action }) => action === 'sender-found')?.details?.purchase
  return [
    [t.opened, formatDateTime(found.createdAt, { locale })],
    [t.told, told.filter(Boolean).join(' ')],
    [t.answerBy, answerBy && formatDateTime(new Date(answerBy), { locale })],
    [
      t.providerOrder,
      !found.attempt && !found.stray && text('providerOrderId') && (
        <Id>{text('providerOrderId') ?? ''}</Id>
      ),
    ],
    [
      t.transaction,
      !found.attempt && text('transactionId') && <Id>{text('transactionId') ?? ''}</Id>,
    ],
    [t.sender, found.stray?.sender],
    [t.arrivedOn, found.stray && formatCalendarDate(found.stray.date, locale)],
    [t.reference, found.stray?.reference && <Id>{found.stray.reference}</Id>],
    [
      t.refunds,
      typeof owner === 'string' && (
        <RowLink href={paths.admin('pengembalian', { cari: owner })}>{owner}</RowLink>
      ),
    ],
    [t.missing, found.suspense < 0n && formatRupiah(-found.suspense)],
    [
      t.ended,
      end && found.resolvedAt && (
        <>
          {end}
          <span className="block text-sm font-normal text-ink-soft">
            {[formatDateTime(found.resolvedAt, { locale }), found.resolvedBy]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      ),
    ],
    [t.note, text('note')],
  ]
}
