import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { isUuid } from '#app/core/ids.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { TicketCode } from '#app/features/bookings/components/ticket-card.tsx'
import { nameOf } from '#app/features/catalog/line-name.ts'
import { getCounterReceipt } from '#app/features/counter/receipt.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { env } from '#app/server/env.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { ReceiptDeeds } from './counter-receipt-deeds.tsx'
import { counterTitle } from './page-title.ts'
import css from './receipt.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }]

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  counterTitle((t) => t.receipt.title(data?.receipt.number ?? ''))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const saleId = params.saleId && isUuid(params.saleId) ? params.saleId : notFound()
  const receipt = (await getCounterReceipt(shopId, saleId)) ?? notFound()
  return { receipt, canWrite: role !== 'supervisor', appUrl: env.APP_URL }
}

/** Shown to the buyer, handed out on paper, or sent: what was paid, and what lets them in. */
export default function CounterReceipt() {
  const { receipt, canWrite, appUrl } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { counter: t } = useMessages()
  const { undoReason, change, total, zone, soldAt } = receipt
  const isUndone = undoReason !== null
  return (
    <div className="mx-auto grid max-w-lg gap-5">
      <Card as="article" className="overflow-hidden">
        <header
          className={`p-5 text-center ${isUndone ? 'bg-danger-soft text-danger' : 'bg-terrace text-on-terrace'}`}
        >
          <h1 className="font-display text-5xl font-bold">
            {isUndone ? t.receipt.undone : t.receipt.paid}
          </h1>
          <p className="mt-1 text-2xl font-semibold">{formatRupiah(total)}</p>
          <p>{t.ways[receipt.paidWith]}</p>
        </header>
        <div className="grid gap-4 p-4">
          {isUndone && <Alert tone="bad">{t.receipt.undoneText(total, undoReason)}</Alert>}
          {!isUndone && change !== null && change > 0n && (
            <p className="text-center text-2xl font-bold">{t.change(change)}</p>
          )}
          {!isUndone && receipt.wasLetIn && <Alert tone="good">{t.receipt.letIn}</Alert>}
          <ul className="divide-y divide-line">
            {receipt.lines.map((line) => (
              <li key={line.id} className="flex flex-wrap justify-between gap-x-4 py-2">
                <span className="min-w-0 flex-1 basis-32">
                  {line.quantity} × {nameOf(line, locale)}
                </span>
                <Price amount={line.amount} />
              </li>
            ))}
          </ul>
          <p className="text-sm text-ink-soft">
            {receipt.shop.name} · {receipt.number}
            <span className="block">
              {t.receipt.soldBy(receipt.seller, formatDateTime(soldAt, { locale, zone }))}
            </span>
          </p>
        </div>
        {!isUndone &&
          receipt.tickets.map((ticket) => (
            <section key={ticket.code} className="border-t border-line">
              <h2 className="px-4 pt-3 text-center font-semibold">
                {ticket.count} × {nameOf(ticket, locale)}
              </h2>
              <TicketCode {...ticket} />
            </section>
          ))}
      </Card>
      <ReceiptDeeds receipt={receipt} canWrite={canWrite} appUrl={appUrl} />
    </div>
  )
}
