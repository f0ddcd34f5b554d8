import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { add, formatRupiah } from '#app/core/rupiah.ts'
import { getShopBalances } from '#app/features/shops/balances.server.ts'
import { OwedTiles } from '#app/features/shops/components/owed-tiles.tsx'
import { requireShopMember } from '#app/server/guards.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Table } from '#app/ui/table.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.moneyPage.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireShopMember(request)
  return getShopBalances(shopId)
}

export default function Money() {
  const { shop, makers, collected } = useLoaderData<typeof loader>()
  const { moneyPage: t } = useMessages().kelola
  const owners = [{ id: 'shop', name: t.shop, ...shop }, ...makers]
  const pending = add(...owners.map((owner) => owner.pending))
  const payable = add(...owners.map((owner) => owner.payable))
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <OwedTiles pending={pending} payable={payable} />
      {collected > 0n && <p className="mt-3">{t.collected(collected)}</p>}
      <div className="mt-6">
        <Table
          caption={t.makers}
          columns={[
            { title: t.maker, cell: ({ name }) => name, total: t.total },
            {
              title: t.pending,
              numeric: true,
              cell: (row) => formatRupiah(row.pending),
              total: formatRupiah(pending),
            },
            {
              title: t.payable,
              numeric: true,
              cell: (row) => formatRupiah(row.payable),
              total: formatRupiah(payable),
            },
          ]}
          rows={owners}
          rowKey={({ id }) => id}
        />
        {makers.length === 0 && <p className="mt-3 text-ink-soft">{t.noMakers}</p>}
      </div>
    </>
  )
}
