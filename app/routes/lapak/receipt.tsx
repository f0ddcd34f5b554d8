import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ChevronLeft } from 'lucide-react'
import { calendarDateOf } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { monthName } from '#app/features/bookings/month.ts'
import { SaleReceipt } from '#app/features/makers/components/sale-receipt.tsx'
import { getSaleReceipt } from '#app/features/makers/earnings.server.ts'
import { notFound, requireMaker } from '#app/server/guards.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { PrintButton } from '#app/ui/print-button.tsx'
import css from './receipt.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }]

export const meta: MetaFunction = () => consoleTitle((t) => t.lapak.receipt.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { scope } = await requireMaker(request)
  const receipt = (await getSaleReceipt(scope, params.orderLineId)) ?? notFound()
  const paper = new URL(request.url).searchParams.get('kertas') === 'a4' ? 'a4' : 'a6'
  return { id: params.orderLineId ?? '', receipt, paper } as const
}

export default function Receipt() {
  const { id, receipt, paper } = useLoaderData<typeof loader>()
  const { receipt: t } = useMessages().lapak
  const tabs = (['a6', 'a4'] as const).map((kertas) => ({
    href: paths.makerReceipt(id, { kertas }),
    label: kertas === 'a4' ? t.printA4 : t.printA6,
    current: kertas === paper,
  }))
  return (
    <main
      id="isi"
      className={`receipt-${paper} mx-auto max-w-md px-4 py-6 print:m-0 print:max-w-none print:p-0`}
    >
      <div className="no-print mb-4 grid gap-2">
        <div className="flex flex-wrap justify-between gap-2">
          <LinkButton
            href={paths.makerEarnings({ bulan: monthName(calendarDateOf(receipt.soldAt)) })}
            look="quiet"
          >
            <Icon icon={ChevronLeft} />
            {t.back}
          </LinkButton>
          <PrintButton label={t.print} />
        </div>
        <Tabs label={t.printHint} tabs={tabs} />
      </div>
      <SaleReceipt receipt={receipt} />
    </main>
  )
}
