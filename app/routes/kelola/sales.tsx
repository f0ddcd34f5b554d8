import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Printer } from 'lucide-react'
import { formatDateTime, formatTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { PeriodPicker } from '#app/features/insights/components/period-picker.tsx'
import { SalesReport } from '#app/features/insights/components/sales-report.tsx'
import { addressOfSales } from '#app/features/insights/sales-address.ts'
import { foldToColumns } from '#app/features/insights/sales-columns.ts'
import { mostLines } from '#app/features/insights/sales.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { salesTitle } from './page-title.ts'
import { SalesFiles } from './sales-files.tsx'
import { daysText } from './sales-days-text.ts'
import { readSales } from './sales-page.server.ts'

export const meta: MetaFunction = () => salesTitle((t) => t.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { report, ...page } = await readSales(request, mostLines)
  return { ...page, report: foldToColumns(report) }
}

export default function Sales() {
  const { query, today, report, waitingSince, now } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { sales: t } = useMessages()
  const { period, figures, before } = report
  const isEmpty = figures.days.length === 0 && before.length === 0
  return (
    <>
      <PageHeader
        title={t.title}
        lead={daysText(period, locale)}
        actions={
          <LinkButton href={paths.kelolaSales(addressOfSales(query), 'cetak')} look="outline">
            <Icon icon={Printer} />
            {t.print}
          </LinkButton>
        }
      />
      <PeriodPicker query={query} period={period} today={today} />
      <p className="mb-4 text-sm text-ink-soft">
        {t.comparedWith(daysText(period.before, locale))}.{' '}
        {period.to === today && t.today(formatTime(now, { locale }))}{' '}
        {waitingSince ? t.waiting(formatDateTime(waitingSince, { locale })) : t.allCounted}
      </p>
      {isEmpty ? (
        <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
      ) : (
        <>
          <SalesReport {...report} query={query} />
          <SalesFiles query={query} isCounted={waitingSince === null} />
        </>
      )}
    </>
  )
}
