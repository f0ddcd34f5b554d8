import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { RefusedSaleCard } from '#app/features/counter/components/refused-sale-card.tsx'
import {
  countRefusedSales,
  listRefusedSales,
  refusedViews,
} from '#app/features/counter/refused-queries.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { CounterBackLink } from './counter-back-link.tsx'
import { counterTitle } from './page-title.ts'

export const meta: MetaFunction = () => counterTitle((t) => t.solve.title)

/** Anything odd in the address is the first page of what waits. */
const refusedQuery = z.object({
  lihat: z.enum(refusedViews).catch('open'),
  setelah: z.string().refine(isUuid).nullable().catch(null).default(null),
})

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const query = refusedQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const [waiting, page] = await Promise.all([
    countRefusedSales(shopId),
    listRefusedSales(shopId, query),
  ])
  return { query, waiting, canSell: role !== 'supervisor', ...page }
}

/** Sold without signal, and not booked: stays here until somebody has decided. */
export default function CounterRefused() {
  const { query, waiting, canSell, sales, next } = useLoaderData<typeof loader>()
  const { counter: t } = useMessages()
  const { lihat, setelah } = query
  const isOpen = lihat === 'open'
  const tabs = [
    { href: paths.refusedSales(), label: t.solve.open, count: waiting, current: isOpen },
    { href: paths.refusedSales('', { lihat: 'solved' }), label: t.solve.solved, current: !isOpen },
  ]
  return (
    <div className="mx-auto grid max-w-2xl gap-4">
      <PageHeader
        title={t.solve.title}
        lead={t.solve.lead}
        above={<CounterBackLink canSell={canSell} />}
      />
      <Tabs label={t.solve.title} tabs={tabs} />
      {sales.length === 0 && <EmptyState title={isOpen ? t.solve.nothing : t.solve.noneSolved} />}
      {sales.map((sale) => (
        <RefusedSaleCard key={sale.id} sale={sale}>
          {isOpen && (
            <LinkButton href={paths.refusedSales(sale.id)} wide>
              {t.solve.decide}
            </LinkButton>
          )}
        </RefusedSaleCard>
      ))}
      <ListPages
        first={setelah && paths.refusedSales('', { lihat })}
        next={next && paths.refusedSales('', { lihat, setelah: next })}
      />
    </div>
  )
}
