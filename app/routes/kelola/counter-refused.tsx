import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ChevronLeft } from 'lucide-react'
import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { RefusedSaleCard } from '#app/features/counter/components/refused-sale-card.tsx'
import { listRefusedSales } from '#app/features/counter/refused-queries.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { counterTitle } from './page-title.ts'

export const meta: MetaFunction = () => counterTitle((t) => t.solve.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireShopMember(request)
  const after = new URL(request.url).searchParams.get('setelah') ?? ''
  const setelah = isUuid(after) ? after : null
  return { setelah, ...(await listRefusedSales(shopId, setelah)) }
}

/** Sold without signal, and not booked: stays here until somebody has decided. */
export default function CounterRefused() {
  const { setelah, open, solved, next } = useLoaderData<typeof loader>()
  const { counter: t } = useMessages()
  return (
    <div className="mx-auto grid max-w-2xl gap-4">
      <PageHeader
        title={t.solve.title}
        lead={t.solve.lead}
        above={
          <LinkButton href={paths.counter()} look="quiet" className="-ml-3">
            <Icon icon={ChevronLeft} />
            {t.title}
          </LinkButton>
        }
      />
      {open.length === 0 && <EmptyState title={t.solve.nothing} />}
      {open.map((sale) => (
        <RefusedSaleCard key={sale.id} sale={sale}>
          <LinkButton href={paths.refusedSales(sale.id)} wide>
            {t.solve.decide}
          </LinkButton>
        </RefusedSaleCard>
      ))}
      {solved.length > 0 && <h2 className="mt-4 font-semibold">{t.solve.solved}</h2>}
      {solved.map((sale) => (
        <RefusedSaleCard key={sale.id} sale={sale} />
      ))}
      <ListPages
        first={setelah && paths.refusedSales()}
        next={next && paths.refusedSales('', { setelah: next })}
      />
    </div>
  )
}
