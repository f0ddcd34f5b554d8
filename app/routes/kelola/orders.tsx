import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { listUnitNames } from '#app/features/business-units/queries.server.ts'
import { listMakerNames } from '#app/features/makers/queries.server.ts'
import type { BulkWord } from '#app/features/orders/bulk.ts'
import { OrderPicker } from '#app/features/orders/components/order-picker.tsx'
import { countOrdersForShop } from '#app/features/orders/desk-queries.server.ts'
import { type OrderView, readOrderListQuery } from '#app/features/orders/forms.ts'
import { listBuyerDistricts, listOrdersForShop } from '#app/features/orders/list-queries.server.ts'
import { nameSaleFilter } from '#app/features/orders/sale-filters.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { OrderShapes } from './order-shapes.tsx'
import { NoOrders, OrderSearch } from './order-search.tsx'
import { OrderViews } from './order-views.tsx'
import { pageTitle } from './page-title.ts'
import { SaleFilterNote } from './sale-filter-note.tsx'

export const meta: MetaFunction = () => pageTitle((t) => t.list.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const query = readOrderListQuery(request.url, role)
  const [page, counts, districts, units, makers, names] = await Promise.all([
    listOrdersForShop({ shopId, role, query }),
    countOrdersForShop(shopId),
    listBuyerDistricts({ shopId, role }),
    listUnitNames(shopId),
    listMakerNames(shopId),
    nameSaleFilter(shopId, query),
  ])
  const choices = { districts, units, makers }
  return { query, counts, choices, names, canWrite: role !== 'supervisor', ...page }
}

/** What is done with several at once where one looks at them. */
const stepsOfView: Partial<Record<OrderView, readonly BulkWord[]>> = {
  baru: ['terima'],
  disiapkan: ['kemas'],
  dikemas: ['serahkan'],
  telat: ['kemas', 'serahkan'],
  semua: ['terima', 'kemas', 'serahkan'],
}

export default function Orders() {
  const { query, counts, choices, names, orders, next, now, canWrite } =
    useLoaderData<typeof loader>()
  const { list: t } = useMessages().kelola
  return (
    <>
      <PageHeader title={t.title} actions={<OrderShapes current="list" />} />
      <OrderViews query={query} counts={counts} />
      <OrderSearch query={query} choices={choices} />
      <SaleFilterNote query={query} names={names} />
      {orders.length > 0 ? (
        <OrderPicker
          orders={orders}
          now={now}
          words={canWrite ? (stepsOfView[query.status] ?? []) : []}
        />
      ) : (
        <NoOrders query={query} />
      )}
      <ListPages
        first={query.setelah && paths.kelolaOrders({ ...query, setelah: null })}
        next={next && paths.kelolaOrders({ ...query, setelah: next })}
      />
    </>
  )
}
