import { paths } from '#app/core/paths.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import type { SalesTexts } from '#app/i18n/id/sales.ts'
import { Card } from '#app/ui/card.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { noUnit } from '../../business-units/business-unit.ts'
import { noDistrict } from '../../orders/sale-filters.ts'
import type { SalesQuery } from '../period.ts'
import type { SalesPartName } from '../part-list.ts'
import {
  type FoldedRest,
  foldSales,
  hasUnits,
  type ListingSales,
  postageOf,
  type RegionSales,
  type SalesFigures,
  type Share,
  sharesBy,
} from '../sales.ts'
import { addressOfSales } from '../sales-address.ts'
import type { OrdersOf } from './orders-of.ts'
import { type ShareRow, ShareTable } from './share-table.tsx'

type SalesPartsProps = {
  figures: SalesFigures
  /** What each table comes to, now and before. */
  total: SharesProps['total']
  postageBefore: Rupiah
  query: SalesQuery
  ordersOf: OrdersOf
  linksRegions: boolean
}

/** Who and what earned it, how it was sold and where it went: each a table that adds up to the whole. */
export function SalesParts({
  figures,
  total,
  postageBefore,
  query,
  ordersOf,
  linksRegions,
}: SalesPartsProps) {
  const { sales: t, businessUnits } = useMessages()
  const { listings, channels, regions, otherRegions } = figures
  const postage: ShareRow[] = [
    {
      key: 'postage',
      name: t.postage,
      count: null,
      turnover: postageOf(figures),
      before: postageBefore,
      href: null,
    },
  ]
  const shares = (
    common: (listing: ListingSales) => Pick<Share, 'id' | 'name'>,
    href: (id: string) => string,
  ): ShareRow[] => [
    ...sharesBy(listings, common).map((share) => rowOf(share, href(share.id))),
    ...postage,
  ]
  const { first, rest } = foldSales(listings)
  const restOf = (part: SalesPartName, folded: FoldedRest | null, count = 0): ShareRow[] =>
    folded
      ? [
          {
            key: 'rest',
            name: t.others(folded.parts),
            count,
            turnover: folded.turnover,
            before: folded.before,
            href: paths.kelolaSalesPart(part, addressOfSales(query)),
          },
        ]
      : []
  const pieces = (name: string) => ({ name, count: t.units })
  const counted = (name: string) => ({ name, count: t.orders })
  return (
    <div className="mt-10 grid items-start gap-x-6 gap-y-10 xl:grid-cols-2 print:block">
      <Shares
        title={t.products}
        columns={pieces(t.product)}
        rows={[...listingRows(first, ordersOf), ...restOf('barang', rest, rest?.units), ...postage]}
        total={total}
      />
      <Shares
        title={t.makers}
        columns={pieces(t.maker)}
        rows={shares(
          ({ makerId, maker }) => ({ id: makerId, name: maker }),
          (pelaku) => ordersOf({ status: 'semua', pelaku }),
        )}
        total={total}
      />
      <Shares
        title={t.categories}
        columns={pieces(t.category)}
        rows={shares(
          ({ category, categoryLabel }) => ({ id: category, name: categoryLabel }),
          (kategori) => ordersOf({ status: 'semua', kategori }),
        )}
        total={total}
      />
      {hasUnits(figures) && (
        <Shares
          title={businessUnits.title}
          columns={pieces(businessUnits.unit)}
          rows={shares(
            ({ unitId, unit }) => ({ id: unitId ?? noUnit, name: unit ?? businessUnits.noUnit }),
            (unit) => ordersOf({ status: 'semua', unit }),
          )}
          total={total}
        />
      )}
      <Shares
        title={t.channels}
        columns={counted(t.channels)}
        rows={channels.map(({ channel, orders, turnover, before }) => ({
          key: channel,
          name: t.channel[channel],
          count: orders,
          turnover,
          before,
          href: ordersOf({ status: 'semua', saluran: channel }),
        }))}
        total={total}
      />
      <Shares
        title={t.regions}
        columns={counted(t.region)}
        rows={[
          ...regionRows(regions, linksRegions ? ordersOf : null, t),
          ...restOf('kecamatan', otherRegions, otherRegions?.orders),
        ]}
        total={total}
      />
    </div>
  )
}

type SharesProps = {
  title: string
  columns: { name: string; count: string }
  rows: readonly ShareRow[]
  total: { turnover: Rupiah; before: Rupiah }
}

function Shares({ title, columns, rows, total }: SharesProps) {
  const count = rows.reduce((sum, row) => sum + (row.count ?? 0), 0)
  return (
    <section className="min-w-0 print:mt-6">
      <h2 className="mb-3 font-display text-2xl font-bold">{title}</h2>
      <Card className="p-4 md:p-5">
        <ShareTable caption={title} columns={columns} rows={rows} sum={{ count, ...total }} />
      </Card>
    </section>
  )
}

const rowOf = ({ id, name, units, turnover, before }: Share, href: string): ShareRow => ({
  key: id,
  name,
  count: units,
  turnover,
  before,
  href,
})

const listingRows = (listings: readonly ListingSales[], ordersOf: OrdersOf): ShareRow[] =>
  listings.map(({ listingId, makerId, title, maker, units, turnover, before }) => ({
    key: `${listingId} ${makerId}`,
    name: title,
    note: maker,
    count: units,
    turnover,
    before,
    href: ordersOf({ status: 'semua', barang: listingId }),
  }))

const regionRows = (
  regions: readonly RegionSales[],
  ordersOf: OrdersOf | null,
  t: Pick<SalesTexts, 'noRegion' | 'noRegionHint'>,
): ShareRow[] =>
  regions.map(({ code, district, regency, orders, turnover, before }) => ({
    key: code ?? noDistrict,
    name: district ?? t.noRegion,
    note: regency ?? t.noRegionHint,
    count: orders,
    turnover,
    before,
    href: ordersOf && ordersOf({ status: 'semua', kecamatan: code ?? noDistrict }),
  }))
