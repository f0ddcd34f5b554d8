import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { SalesReport } from '#app/features/insights/components/sales-report.tsx'
import { addressOfSales } from '#app/features/insights/sales-address.ts'
import { foldToColumns } from '#app/features/insights/sales-columns.ts'
import { mostLines } from '#app/features/insights/sales.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PaperPage } from '#app/ui/paper-page.tsx'
import css from './guests.css?url'
import { salesTitle } from './page-title.ts'
import { daysText } from './sales-days-text.ts'
import { readSales } from './sales-page.server.ts'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }]

export const meta: MetaFunction = () => salesTitle((t) => t.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { report, ...page } = await readSales(request, mostLines)
  return { ...page, report: foldToColumns(report) }
}

export default function SalesPaper() {
  const { shop, query, now, report } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { sales: t } = useMessages()
  const { period } = report
  return (
    <PaperPage backTo={paths.kelolaSales(addressOfSales(query))} words={t}>
      <header className="mb-4 border-b-2 border-ink pb-2">
        <p className="font-semibold">{`${t.title} · ${shop}`}</p>
        <h1 className="text-xl font-bold">{daysText(period, locale)}</h1>
        <p className="text-sm">{t.comparedWith(daysText(period.before, locale))}</p>
      </header>
      <SalesReport {...report} query={query} isPaper />
      <footer className="mt-4 text-sm">{t.printedAt(formatDateTime(now, { locale }))}</footer>
    </PaperPage>
  )
}
