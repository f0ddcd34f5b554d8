import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatPhone } from '#app/core/phone.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import {
  type ComplaintPage as Complaint,
  getComplaintPage,
} from '#app/features/orders/complaint-desk-queries.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Panel } from '../kelola/panel.tsx'
import { DeedLink } from './deed.tsx'
import { DeskNotice } from './desk-notice.tsx'
import { requireDeed } from './desk-verb.server.ts'
import { BackLink, type Fact, Facts, RowLink } from './facts.tsx'
import { History } from './history.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.complaints.title)

export async function loader(args: LoaderFunctionArgs) {
  const { id } = await requireDeed(args, 'orderId')
  return { complaint: (await getComplaintPage(id)) ?? notFound() }
}

export default function ComplaintPage() {
  const { complaint } = useLoaderData<typeof loader>()
  const { admin: t, purchase } = useMessages()
  return (
    <>
      <PageHeader
        title={t.complaint.title(complaint.number.replaceAll('-', '\u2011'))}
        above={<BackLink href={paths.admin('keluhan')}>{t.back.complaints}</BackLink>}
        lead={`${purchase.complaint.kinds[complaint.kind]} · ${complaint.shopName}`}
      />
      <DeskNotice />
      <Outlet />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-4">
          <Panel title={t.complaint.words}>
            <Words complaint={complaint} />
          </Panel>
          <Panel title={t.complaint.reply}>
            <Reply complaint={complaint} />
          </Panel>
          <Panel title={t.facts.title}>
            <Facts facts={useComplaintFacts(complaint)} />
          </Panel>
          <History trail={complaint.trail} />
        </div>
        <div className="max-lg:order-first">
          <Deeds complaint={complaint} />
        </div>
      </div>
    </>
  )
}

function Words({ complaint: { words, isErased } }: { complaint: Complaint }) {
  const { complaint: t } = useMessages().admin
  if (words) return <p className="break-words whitespace-pre-line">{words}</p>
  return <p className="text-ink-soft">{isErased ? t.erased : t.noWords}</p>
}

function Reply({ complaint: { reply, repliedAt } }: { complaint: Complaint }) {
  const { complaint: t } = useMessages().admin
  if (reply) return <p className="break-words whitespace-pre-line">{reply}</p>
  return <p className="text-ink-soft">{repliedAt ? t.erased : t.noReply}</p>
}

/** Only what the state allows; the commands look again under the lock. */
function Deeds({ complaint }: { complaint: Complaint }) {
  const { complaint: t, complaints, deeds } = useMessages().admin
  const locale = useLocale()
  const { orderId, isOpen, isDisputed, end, answerBy, repliedAt } = complaint
  const isOurs = complaint.handedOverToAdminAt !== null
  const here = (verb: string) => paths.admin(`keluhan/${orderId}/${verb}`)
  return (
    <Panel title={deeds.title} tone={isOpen && isOurs ? 'action' : 'plain'}>
      {!isOpen && <p>{end ? complaints.ends[end] : deeds.none}</p>}
      {isOpen && isDisputed && <p>{t.disputed}</p>}
      {isOpen && !isDisputed && !isOurs && (
        <p>
          {t.awaits[repliedAt ? 'buyer' : 'shop'](
            answerBy ? formatDateTime(answerBy, { locale }) : '',
          )}
        </p>
      )}
      {isOpen && !isDisputed && isOurs && (
        <div className="grid gap-4">
          <DeedLink href={here('kembalikan')} label={t.refund} hint={t.refundHint} look="danger" />
          <DeedLink href={here('teruskan')} label={t.settle} hint={t.settleHint} />
        </div>
      )}
    </Panel>
  )
}

function useComplaintFacts(complaint: Complaint): Fact[] {
  const locale = useLocale()
  const { admin, kelola } = useMessages()
  const { complaint: t, facts } = admin
  const at = (instant: Date | null) => instant && formatDateTime(instant, { locale })
  const { refunded, attemptId, shopPhone } = complaint
  return [
    [t.said, at(complaint.complainedAt)],
    [t.replied, at(complaint.repliedAt)],
    [t.toAdmin, at(complaint.handedOverToAdminAt)],
    [
      facts.purchase,
      attemptId ? (
        <RowLink href={paths.admin(`uang/pembayaran/${attemptId}`)}>
          {complaint.purchaseNumber}
        </RowLink>
      ) : (
        complaint.purchaseNumber
      ),
    ],
    [t.total, formatRupiah(complaint.total)],
    [t.refunded, refunded > 0n && formatRupiah(refunded)],
    [t.delivery, kelola.delivery[complaint.deliveryMethod]],
    [t.handedOver, at(complaint.handedOverAt)],
    [t.delivered, at(complaint.deliveredAt)],
    [
      t.shopPhone,
      <RowLink key="phone" href={`tel:${shopPhone}`}>
        {formatPhone(shopPhone)}
      </RowLink>,
    ],
  ]
}
