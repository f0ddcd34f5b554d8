import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import {
  shopListQuery,
  type ShopListQuery,
  shopSearchMaximum,
  type ShopView,
  shopViews,
} from '#app/features/shops/desk-forms.ts'
import { listShops } from '#app/features/shops/desk-queries.server.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { buttonClasses } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { Table } from '#app/ui/table.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { RowLink } from './facts.tsx'
import { pageTitle } from './page-title.ts'
import { ShopState, VillageNames } from './shop-state.tsx'

export const meta: MetaFunction = () => pageTitle((t) => t.shops.title)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  const query = shopListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return { query, ...(await listShops(query)) }
}

const addressOf = (query: Partial<ShopListQuery>) => paths.admin('bumdesa', query)

export default function ShopsDesk() {
  const { query, shops, next } = useLoaderData<typeof loader>()
  const { shops: t } = useMessages().admin
  const tabs = (Object.keys(shopViews) as ShopView[]).map((keadaan) => ({
    href: addressOf({ keadaan, cari: query.cari }),
    label: t.views[keadaan],
    current: keadaan === query.keadaan,
  }))
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <Link to={paths.admin('bumdesa/baru')} className={buttonClasses({ look: 'action' })}>
            {t.found}
          </Link>
        }
      />
      <Tabs label={t.viewsLabel} tabs={tabs} />
      <SearchForm
        action={paths.admin('bumdesa')}
        hidden={{ keadaan: query.keadaan }}
        value={query.cari}
        label={t.search}
        maxLength={shopSearchMaximum}
      />
      {shops.length === 0 ? (
        <EmptyState title={t.nothing} />
      ) : (
        <Table
          caption={t.title}
          columns={[
            {
              title: t.name,
              cell: ({ id, name }) => <RowLink href={paths.admin(`bumdesa/${id}`)}>{name}</RowLink>,
            },
            { title: t.village, cell: ({ villages }) => <VillageNames villages={villages} /> },
            { title: t.state, cell: ({ status }) => <ShopState status={status} /> },
            { title: t.legalNumber, cell: ({ legalNumber }) => legalNumber ?? '–' },
            { title: t.live, cell: ({ live }) => live, numeric: true },
          ]}
          rows={shops}
          rowKey={({ id }) => id}
        />
      )}
      <ListPages
        first={query.setelah && addressOf({ ...query, setelah: null })}
        next={next && addressOf({ ...query, setelah: next })}
      />
    </>
  )
}
