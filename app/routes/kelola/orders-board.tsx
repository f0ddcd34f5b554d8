import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { BoardCards } from '#app/features/orders/components/order-board.tsx'
import { countOrdersForShop } from '#app/features/orders/desk-queries.server.ts'
import { boardStatuses, type OrderView } from '#app/features/orders/forms.ts'
import { listBoardForShop } from '#app/features/orders/list-queries.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader, SeeAllLink } from '#app/ui/page-header.tsx'
import { OrderShapes } from './order-shapes.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.board.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const [board, counts] = await Promise.all([
    listBoardForShop({ shopId, role }),
    countOrdersForShop(shopId),
  ])
  return { ...board, counts, canWrite: role !== 'supervisor' }
}

const viewOf = {
  paid: 'baru',
  accepted: 'disiapkan',
  packed: 'dikemas',
  handedOver: 'dikirim',
  delivered: 'sampai',
} as const satisfies Record<(typeof boardStatuses)[number], OrderView>

/** Columns on a wide screen, sections one below the other on a phone. */
export default function OrdersBoard() {
  const { columns, counts, now, canWrite } = useLoaderData<typeof loader>()
  const { board: t, list } = useMessages().kelola
  return (
    <>
      <PageHeader title={list.title} actions={<OrderShapes current="board" />} />
      <div className="grid items-start gap-4 lg:auto-cols-[minmax(15rem,1fr)] lg:grid-flow-col lg:overflow-x-auto lg:pb-4">
        {boardStatuses.map((status) => (
          <section key={status} className="rounded-2xl bg-sunken p-3">
            <div className="mb-2 flex min-h-11 items-center justify-between gap-2">
              <h2 className="font-display text-lg leading-tight font-bold">{t.columns[status]}</h2>
              <span className="rounded-full bg-surface px-2.5 py-0.5 font-semibold">
                {counts[status]}
              </span>
            </div>
            {columns[status] ? (
              <BoardCards orders={columns[status]} now={now} canWrite={canWrite} />
            ) : (
              <p className="text-ink-soft">{t.none}</p>
            )}
            {counts[status] > (columns[status]?.length ?? 0) && (
              <SeeAllLink href={paths.kelolaOrders({ status: viewOf[status] })}>
                {t.all(counts[status])}
              </SeeAllLink>
            )}
          </section>
        ))}
      </div>
    </>
  )
}
