import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ChevronLeft } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { papers, printQuery } from '#app/features/orders/bulk.ts'
import { AddressLabel } from '#app/features/orders/components/address-label.tsx'
import { PackingSlip } from '#app/features/orders/components/packing-slip.tsx'
import { listSlips } from '#app/features/orders/slip-queries.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PrintButton } from '#app/ui/print-button.tsx'
import css from './orders-print.css?url'
import { pageTitle } from './page-title.ts'
import { PrintChoice } from './print-choice.tsx'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }]

export const meta: MetaFunction = () => pageTitle((t) => t.printPage.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const { searchParams } = new URL(request.url)
  const { jenis, kertas, nomor } = printQuery.parse({
    ...Object.fromEntries(searchParams),
    nomor: searchParams.getAll('nomor'),
  })
  const orders = await listSlips({ shopId, role, numbers: nomor })
  // A slip has a size of its own; only labels share a sheet.
  return { kind: jenis, paper: jenis === 'slip' ? papers[0] : kertas, orders }
}

export default function OrdersPrint() {
  const { kind, paper, orders } = useLoaderData<typeof loader>()
  const { printPage: t, slip, bulk } = useMessages().kelola
  return (
    <main id="isi" className="mx-auto max-w-4xl px-4 py-6 print:m-0 print:max-w-none print:p-0">
      <div className="no-print mb-6">
        <h1 className="mb-3 font-display text-3xl font-bold">{t.title}</h1>
        <PrintChoice kind={kind} paper={paper} numbers={orders.map(({ number }) => number)} />
        <p className="my-3 text-ink-soft">{t.hint(orders.length)}</p>
        <div className="flex flex-wrap gap-2">
          <LinkButton href={paths.kelolaOrders()} look="quiet">
            <Icon icon={ChevronLeft} />
            {bulk.back}
          </LinkButton>
          <PrintButton label={slip.print} />
        </div>
      </div>
      {orders.length === 0 && <EmptyState title={t.empty} />}
      <div className={`sheets sheets-${paper}`}>
        {orders.map((order) => (
          <div key={order.number} className={kind === 'slip' ? 'slip-sheet' : 'label'}>
            {kind === 'slip' ? <PackingSlip order={order} /> : <AddressLabel order={order} />}
          </div>
        ))}
      </div>
    </main>
  )
}
