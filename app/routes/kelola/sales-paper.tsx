import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ChevronLeft, Printer } from 'lucide-react'
import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { SalesReport } from '#app/features/insights/components/sales-report.tsx'
import { addressOfSales } from '#app/features/insights/sales-address.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import css from './guests.css?url'
import { salesTitle } from './page-title.ts'
import { daysText } from './sales-days-text.ts'
import { readSales } from './sales-page.server.ts'

/** Only for the button that prints; the browser's own menu does it as well. */
export const handle: PageHandle = { hydrate: true }

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }]

export const meta: MetaFunction = () => salesTitle((t) => t.title)

export async function loader({ request }: LoaderFunctionArgs) {
  return readSales(request)
}

export default function SalesPaper() {
  const { shop, query, now, report } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { sales: t } = useMessages()
  const { period } = report
  return (
    <main id="isi" className="mx-auto max-w-4xl px-4 py-6 print:m-0 print:max-w-none print:p-0">
      <div className="no-print mb-4 flex flex-wrap items-center gap-2">
        <LinkButton href={paths.kelolaSales(addressOfSales(query))} look="quiet">
          <Icon icon={ChevronLeft} />
          {t.back}
        </LinkButton>
        <Button type="button" onClick={() => window.print()}>
          <Icon icon={Printer} />
          {t.print}
        </Button>
        <p className="text-sm text-ink-soft">{t.printHint}</p>
      </div>
      <header className="mb-4 border-b-2 border-ink pb-2">
        <p className="font-semibold">{`${t.title} · ${shop}`}</p>
        <h1 className="text-xl font-bold">{daysText(period, locale)}</h1>
        <p className="text-sm">{t.comparedWith(daysText(period.before, locale))}</p>
      </header>
      <SalesReport {...report} isPaper />
      <footer className="mt-4 text-sm">{t.printedAt(formatDateTime(now, { locale }))}</footer>
    </main>
  )
}
