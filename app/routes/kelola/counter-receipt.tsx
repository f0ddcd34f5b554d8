import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { isUuid } from '#app/core/ids.ts'
import { TicketCode } from '#app/features/bookings/components/ticket-card.tsx'
import { nameOf } from '#app/features/catalog/line-name.ts'
import { ReceiptSlip } from '#app/features/counter/components/receipt-slip.tsx'
import { paperOf } from '#app/features/counter/receipt-paper.ts'
import { getCounterReceipt } from '#app/features/counter/receipt.server.ts'
import { salesReach } from '#app/features/counter/sales-reach.server.ts'
import { notFound, requireDeskMember } from '#app/server/guards.server.ts'
import { env } from '#app/server/env.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { ReceiptDeeds } from './counter-receipt-deeds.tsx'
import { counterTitle } from './page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  counterTitle((t) => t.receipt.title(data?.receipt.number ?? ''))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { desk, role, user } = await requireDeskMember(request)
  const saleId = params.saleId && isUuid(params.saleId) ? params.saleId : notFound()
  const receipt = (await getCounterReceipt(salesReach(desk, user.id), saleId)) ?? notFound()
  const paper = paperOf(request)
  return { receipt, paper, canWrite: role !== 'supervisor', appUrl: env.APP_URL }
}

/** Shown to the buyer, handed out on paper, or sent: what was paid, and what lets them in. */
export default function CounterReceipt() {
  const { receipt, paper, canWrite, appUrl } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { counter: t } = useMessages()
  const { undoReason, change, total, zone, soldAt } = receipt
  const isUndone = undoReason !== null
  return (
    <div className="mx-auto grid max-w-lg gap-5">
      <ReceiptSlip
        {...receipt}
        paper={paper}
        isUndone={isUndone}
        lines={receipt.lines.map((line) => ({ ...line, name: nameOf(line, locale) }))}
        note={
          <>
            {isUndone && <Alert tone="bad">{t.receipt.undoneText(total, undoReason)}</Alert>}
            {!isUndone && change !== null && change > 0n && (
              <p className="text-center text-2xl font-bold">{t.change(change)}</p>
            )}
            {!isUndone && receipt.wasLetIn && <Alert tone="good">{t.receipt.letIn}</Alert>}
          </>
        }
        foot={
          <>
            {receipt.shop.name} · {receipt.number}
            <span className="block">
              {t.receipt.soldBy(receipt.seller, formatDateTime(soldAt, { locale, zone }))}
            </span>
            {receipt.toldAt && (
              <span className="block">
                {t.solve.clock(formatDateTime(receipt.toldAt, { locale, zone }))}
              </span>
            )}
          </>
        }
      >
        {!isUndone &&
          receipt.tickets.map((ticket) => (
            <section key={ticket.code} className="border-t border-line">
              <h2 className="px-4 pt-3 text-center font-semibold">
                {ticket.count} × {nameOf(ticket, locale)}
              </h2>
              <TicketCode {...ticket} />
            </section>
          ))}
      </ReceiptSlip>
      <ReceiptDeeds receipt={receipt} paper={paper} canWrite={canWrite} appUrl={appUrl} />
    </div>
  )
}
