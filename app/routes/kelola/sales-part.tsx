import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { ordersOfDays } from '#app/features/insights/components/orders-of.ts'
import { type ShareRow, ShareTable } from '#app/features/insights/components/share-table.tsx'
import {
  isSalesPartName,
  partListQuery,
  type SalesPart,
  type SalesPartName,
} from '#app/features/insights/part-list.ts'
import { listSalesParts } from '#app/features/insights/part-queries.server.ts'
import { addressOfSales } from '#app/features/insights/sales-address.ts'
import { canSeeBuyer } from '#app/features/orders/buyer-visibility.ts'
import { noDistrict } from '#app/features/orders/sale-filters.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { BackLink } from './back-link.tsx'
import { salesTitle } from './page-title.ts'
import { daysText } from './sales-days-text.ts'
import { readPeriod } from './sales-page.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: its }) =>
  salesTitle((t) => (its ? t[wordsOf[its.part].title] : t.title))

export async function loader({ request, params: { table: part } }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  if (!isSalesPartName(part)) return notFound()
  const { query: days, today, period } = await readPeriod(request, shopId)
  const query = partListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const page = await listSalesParts({ shopId, ...period, today }, part, query)
  return { part, days, period, query, ...page, linksRegions: canSeeBuyer(role) }
}

const wordsOf = {
  barang: { title: 'products', name: 'product', count: 'units' },
  kecamatan: { title: 'regions', name: 'region', count: 'orders' },
} as const satisfies Record<SalesPartName, object>

/** A table of the sales from its first line to its last. */
export default function SalesPartTable() {
  const { part, days, period, query, parts, sum, next } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { sales: t, common } = useMessages()
  const { title, name, count } = wordsOf[part]
  const rowOf = useRows()
  const at = { ...addressOfSales(days), cari: query.cari }
  return (
    <>
      <PageHeader
        title={t[title]}
        lead={`${daysText(period, locale)}. ${t.comparedWith(daysText(period.before, locale))}.`}
        above={<BackLink href={paths.kelolaSales(addressOfSales(days))} text={t.back} />}
      />
      <SearchForm
        action={paths.kelolaSalesPart(part)}
        hidden={addressOfSales(days)}
        value={query.cari}
        label={t.searchPart}
      />
      {parts.length > 0 ? (
        <Card className="p-4 md:p-5">
          <ShareTable
            caption={t[title]}
            columns={{ name: t[name], count: t[count] }}
            rows={parts.map(rowOf)}
            sum={sum}
          />
        </Card>
      ) : (
        <EmptyState title={query.cari ? common.noneFound : t.empty} />
      )}
      <ListPages
        first={query.setelah && paths.kelolaSalesPart(part, at)}
        next={next && paths.kelolaSalesPart(part, { ...at, setelah: next })}
      />
    </>
  )
}

/** How a line is called, and the orders behind it. */
function useRows(): (line: SalesPart) => ShareRow {
  const { part, period, linksRegions } = useLoaderData<typeof loader>()
  const { sales: t } = useMessages()
  const ordersOf = ordersOfDays(period)
  if (part === 'barang') {
    return ({ id, name, note, count, ...line }) => ({
      ...line,
      name: name ?? t.postage,
      note: note ?? '',
      count: id ? count : null,
      href: id && ordersOf({ status: 'semua', barang: id }),
    })
  }
  return ({ id, name, note, ...line }) => ({
    ...line,
    name: name ?? t.noRegion,
    note: note ?? t.noRegionHint,
    href: linksRegions ? ordersOf({ status: 'semua', kecamatan: id ?? noDistrict }) : null,
  })
}
