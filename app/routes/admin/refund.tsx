import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { calendarDateOf, formatCalendarDate, formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import {
  getRefundPage,
  type RefundPage as RefundDetails,
} from '#app/features/refunds/desk-queries.server.ts'
import { listProofs } from '#app/features/refunds/proofs.server.ts'
import { isSlow } from '#app/features/refunds/slow-refund.ts'
import { notFound } from '#app/server/guards.server.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Panel } from '../kelola/panel.tsx'
import { DeskNotice } from './desk-notice.tsx'
import { requireDeed } from './desk-verb.server.ts'
import { BackLink, type Fact, Facts, Id, RowLink } from './facts.tsx'
import { History } from './history.tsx'
import { pageTitle } from './page-title.ts'
import { RefundDeeds } from './refund-deeds.tsx'
import { RefundProofs } from './refund-proofs.tsx'
import { methodName, useProviderName, whyByHand } from './words.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.refunds.title)

export async function loader(args: LoaderFunctionArgs) {
  const { id, actor } = await requireDeed(args, 'refundId')
  const refund = (await getRefundPage(id)) ?? notFound()
  const isMine = refund.preparedBy === actor.id
  const isMineToConfirm = refund.status === 'manual' && refund.isPrepared && !isMine
  return {
    // Who must find reference and account on the statement is not told them here.
    refund: isMineToConfirm
      ? { ...refund, transferReference: null, destination: withoutNumber(refund.destination) }
      : refund,
    proofs: await listProofs(id, actor),
    isMine,
    isMineToConfirm,
    /** The paper, or why there is none, may still be given. */
    isMineToProve: isMine && refund.status === 'manual',
    isSlow: isSlow(refund, { now: new Date() }),
    today: calendarDateOf(new Date()),
  }
}

type Destination = RefundDetails['destination']

const withoutNumber = (destination: Destination): Destination =>
  destination && { ...destination, accountNumber: '' }

export default function RefundPage() {
  const { refund, proofs, isMine, isSlow: isSlowNow } = useLoaderData<typeof loader>()
  const { admin: t } = useMessages()
  return (
    <>
      <PageHeader
        title={t.refund.title(formatRupiah(refund.amount))}
        above={<BackLink href={paths.admin('pengembalian')}>{t.back.refunds}</BackLink>}
        lead={`${refund.purchaseNumber} · ${t.refundStatus[refund.status]}`}
      />
      <DeskNotice />
      <Outlet />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-4">
          <Panel title={t.facts.title}>
            <Facts facts={useRefundFacts(refund)} />
          </Panel>
          <History trail={refund.trail} />
        </div>
        <div className="grid gap-4 max-lg:order-first">
          <RefundDeeds refund={refund} isMine={isMine} isSlow={isSlowNow} />
          <RefundProofs refundId={refund.id} proofs={proofs} mayAdd={isMine} />
        </div>
      </div>
    </>
  )
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>['refund']

const destinationText = ({ bank, accountNumber, holder }: NonNullable<Shown['destination']>) =>
  [bank, accountNumber, holder].filter(Boolean).join(' · ')

function useRefundFacts(refund: Shown): Fact[] {
  const locale = useLocale()
  const { admin } = useMessages()
  const providerName = useProviderName()
  const t = admin.facts
  const { orderNumber, shopName, caseId, transferredOn, destination, payoutAmount } = refund
  const enteredBy = (of: { enteredBy: string | null }) =>
    of.enteredBy ? admin.refund.enteredByAdmin : admin.refund.enteredByBuyer
  return [
    // First of all where the money goes: it is typed into the bank from here.
    [admin.refund.destination, destination && destinationText(destination)],
    [admin.refund.enteredBy, destination && enteredBy(destination)],
    [t.purchase, refund.purchaseNumber],
    [t.order, orderNumber && [orderNumber, shopName].filter(Boolean).join(' · ')],
    [t.reason, admin.refund.reasons[refund.reason]],
    [t.byHand, whyByHand(admin, refund.failureReason)],
    [t.method, methodName(admin, refund.method)],
    [t.opened, formatDateTime(refund.createdAt, { locale })],
    [
      t.attempt,
      <RowLink key="attempt" href={paths.admin(`uang/pembayaran/${refund.attemptId}`)}>
        {providerName(refund.provider)} <Id>{refund.providerOrderId}</Id>
      </RowLink>,
    ],
    [
      t.cases,
      caseId && <RowLink href={paths.admin(`uang/kasus/${caseId}`)}>{admin.money.title}</RowLink>,
    ],
    [t.sentBy, refund.preparedByName],
    [t.reference, refund.transferReference && <Id>{refund.transferReference}</Id>],
    [t.payout, payoutAmount !== null && formatRupiah(payoutAmount)],
    [t.date, transferredOn && formatCalendarDate(transferredOn, locale)],
    [t.noProof, refund.noProofReason],
    [t.confirmedBy, refund.confirmedByName],
  ]
}
