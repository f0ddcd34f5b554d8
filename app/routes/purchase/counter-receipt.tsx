import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { isUuid } from '#app/core/ids.ts'
import { localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { nameOf } from '#app/features/catalog/line-name.ts'
import { ReceiptSlip } from '#app/features/counter/components/receipt-slip.tsx'
import { paperOf, receiptPapers } from '#app/features/counter/receipt-paper.ts'
import { getSharedReceipt } from '#app/features/counter/receipt.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { notFound } from '#app/server/guards.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { PlainLayout } from '#app/ui/layouts/plain-layout.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { PrintButton } from '#app/ui/print-button.tsx'
import { privatePage } from './private-page-meta.ts'

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const { counter: t } = messagesFor(localeOfPath(location.pathname))
  return [{ title: `${t.receipt.title(data?.receipt.number ?? '')} · Lumbung` }, ...privatePage]
}

export async function loader({ request, params: { token = '' } }: LoaderFunctionArgs) {
  const receipt = isUuid(token) ? await getSharedReceipt(token) : null
  return { token, receipt: receipt ?? notFound(), paper: paperOf(request) }
}

/** May be passed on to whoever is to pay it back: what was bought and paid, not by whom. */
export default function SharedReceipt() {
  const { token, receipt, paper } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { counter: t } = useMessages()
  const { shop, number, soldAt, zone, lines, isUndone, ...paid } = receipt
  return (
    <PlainLayout>
      <ReceiptSlip
        {...paid}
        paper={paper}
        isUndone={isUndone}
        lines={lines.map((line) => ({ ...line, name: nameOf(line, locale) }))}
        foot={
          <>
            {shop.name} · {number}
            <span className="block">{formatDateTime(soldAt, { locale, zone })}</span>
          </>
        }
      />
      <div className="no-print mt-4 grid gap-3">
        <Tabs
          label={t.receipt.paper}
          tabs={receiptPapers.map((one) => ({
            href: paths.counterReceipt(locale, token, { kertas: one }),
            label: t.receipt.papers[one],
            current: one === paper,
          }))}
        />
        <PrintButton label={t.receipt.print} look="outline" />
        <LinkButton href={paths.shop(locale, shop.slug)} look="quiet">
          {shop.name}
        </LinkButton>
      </div>
    </PlainLayout>
  )
}
