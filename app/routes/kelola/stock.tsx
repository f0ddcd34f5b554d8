import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { changeStockFromPage } from '#app/features/catalog/seller-verbs.server.ts'
import { StockTable } from '#app/features/stock/components/stock-table.tsx'
import { listStock } from '#app/features/stock/queries.server.ts'
import { stockListQuery, stockViews } from '#app/features/stock/stock.ts'
import { requireDeskMember } from '#app/server/guards.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { requireUnitGoods } from './listing-route.server.ts'

export const meta: MetaFunction = () => consoleTitle((t) => t.stock.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { desk } = await requireDeskMember(request)
  const query = stockListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return { query, isWhole: desk.unitId === null, ...(await listStock(desk, query)) }
}

/** The steps beside each good of the list of goods. */
export async function action({ request }: ActionFunctionArgs) {
  return changeStockFromPage(await requireUnitGoods(request), request)
}

export default function Stock() {
  const { query, goods, next, isWhole } = useLoaderData<typeof loader>()
  const { stock: t, stockTake } = useMessages()
  const { lihat, cari, setelah } = query
  const views = [null, ...stockViews].map((view) => ({
    href: paths.kelolaStock({ lihat: view, cari }),
    label: view ? t.views[view] : t.all,
    current: lihat === view,
  }))
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          isWhole && (
            <LinkButton href={paths.kelolaStockTake()} look="outline">
              {stockTake.open}
            </LinkButton>
          )
        }
      />
      <Tabs label={t.viewsLabel} tabs={views} />
      <SearchForm action={paths.kelolaStock()} hidden={{ lihat }} value={cari} label={t.search} />
      {goods.length > 0 ? <StockTable goods={goods} /> : <EmptyState title={t.none} />}
      <ListPages
        first={setelah && paths.kelolaStock({ lihat, cari })}
        next={next && paths.kelolaStock({ lihat, cari, setelah: next })}
      />
    </>
  )
}
