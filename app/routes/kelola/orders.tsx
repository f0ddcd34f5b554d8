import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { Search } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { OrderList } from '#app/features/orders/components/order-list.tsx'
import { countOrdersForShop, listOrdersForShop } from '#app/features/orders/desk-queries.server.ts'
import {
  orderListQuery,
  type OrderListQuery,
  orderViews,
  type OrderView,
  statusesOfView,
} from '#app/features/orders/forms.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { Button, buttonClasses } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.list.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const query = orderListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const [page, counts] = await Promise.all([
    listOrdersForShop({ shopId, role, query }),
    countOrdersForShop(shopId),
  ])
  return { query, counts, ...page }
}

const views = Object.keys(orderViews) as OrderView[]
const historyViews: readonly OrderView[] = ['selesai', 'batal', 'semua']

function address(query: Partial<OrderListQuery>): string {
  const pairs = Object.entries(query).filter(([, value]) => value)
  return `${paths.kelola('pesanan')}?${new URLSearchParams(pairs as [string, string][])}`
}

export default function Orders() {
  const { query, counts, orders, next, now } = useLoaderData<typeof loader>()
  const { kelola: t } = useMessages()
  const countOf = (view: OrderView) =>
    statusesOfView(view).reduce((sum, status) => sum + counts[status], 0)
  return (
    <>
      <PageHeader title={t.list.title} />
      <Tabs
        label={t.viewsLabel}
        tabs={views.map((view) => ({
          href: address({ status: view, cari: query.cari }),
          label: t.views[view],
          current: view === query.status,
          ...(!historyViews.includes(view) && { count: countOf(view) }),
        }))}
      />
      <SearchForm query={query} />
      {orders.length > 0 ? <OrderList orders={orders} now={now} /> : <Nothing query={query} />}
      <nav className="mt-6 flex justify-center gap-3">
        {query.setelah && (
          <Link
            to={address({ ...query, setelah: null })}
            className={buttonClasses({ look: 'quiet' })}
          >
            {t.list.first}
          </Link>
        )}
        {next && (
          <Link
            to={address({ ...query, setelah: next })}
            className={buttonClasses({ look: 'outline' })}
          >
            {t.list.next}
          </Link>
        )}
      </nav>
    </>
  )
}

function SearchForm({ query }: { query: OrderListQuery }) {
  const { list: t } = useMessages().kelola
  return (
    <search>
      <Form action={paths.kelola('pesanan')} className="my-4 flex gap-2">
        <input type="hidden" name="status" value={query.cari ? query.status : 'semua'} />
        <input
          key={query.cari}
          type="search"
          name="cari"
          defaultValue={query.cari}
          aria-label={t.search}
          placeholder={t.searchPlaceholder}
          maxLength={20}
          autoComplete="off"
          autoCapitalize="characters"
          className="field-control min-w-0 flex-1 sm:max-w-xs"
        />
        <Button look="outline">
          <Icon icon={Search} />
          <span className="max-xs:sr-only">{t.searchSubmit}</span>
        </Button>
      </Form>
    </search>
  )
}

function Nothing({ query }: { query: OrderListQuery }) {
  const { list: t } = useMessages().kelola
  if (!query.cari) return <EmptyState title={t.empty[query.status]}>{t.emptyText}</EmptyState>
  const action =
    query.status === 'semua'
      ? { to: address({ status: 'semua' }), label: t.clear }
      : { to: address({ status: 'semua', cari: query.cari }), label: t.searchAll }
  return (
    <EmptyState
      title={t.notFound(query.cari)}
      action={
        <Link to={action.to} className={buttonClasses({ look: 'outline' })}>
          {action.label}
        </Link>
      }
    />
  )
}
