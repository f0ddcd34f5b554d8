import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '#app/core/paths.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import type { SalesTexts } from '#app/i18n/id/sales.ts'
import { Card } from '#app/ui/card.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Section } from '#app/ui/page-header.tsx'
import { Table } from '#app/ui/table.tsx'
import { noDistrict } from '../../orders/sale-filters.ts'
import { noUnit } from '../../business-units/business-unit.ts'
import type { Occupied } from '../occupancy.ts'
import type { Period } from '../period.ts'
import {
  type DaySales,
  hasUnits,
  type FoldedRest,
  foldSales,
  type ListingSales,
  postageOf,
  type RegionSales,
  type SalesFigures,
  type Share,
  sharesBy,
  sumOfSales,
} from '../sales.ts'
import { type OrdersOf, ordersOfDays } from './orders-of.ts'
import { SalesByDay } from './sales-by-day.tsx'
import { SalesTiles } from './sales-tiles.tsx'
import { type ShareRow, ShareTable } from './share-table.tsx'

export type SalesReportProps = {
  period: Period
  figures: SalesFigures
  before: readonly DaySales[]
  occupied: readonly Occupied[]
  /** Whether the orders of a kecamatan may be looked at. */
  linksRegions: boolean
  isPaper?: boolean
}

/** What a period was, from the sum down to where the buyers live; the same on the screen and on paper. */
export function SalesReport({
  period,
  figures,
  before,
  occupied,
  linksRegions,
  isPaper = false,
}: SalesReportProps) {
  const { sales: t } = useMessages()
  const now = sumOfSales(figures.days)
  const ordersOf = ordersOfDays(period)
  const byDay = { period, days: figures.days, before, ordersOf, isPaper }
  return (
    <>
      <SalesTiles now={now} before={sumOfSales(before)} ordersOf={ordersOf} />
      <Section title={t.turnover}>
        <Card className="p-4 md:p-5">
          <SalesByDay {...byDay} />
        </Card>
      </Section>
      <Parts {...{ figures, ordersOf, linksRegions }} total={now.turnover} />
      {occupied.length > 0 && <Occupancy occupied={occupied} period={period} />}
    </>
  )
}

type PartsProps = {
  figures: SalesFigures
  total: Rupiah
  ordersOf: OrdersOf
  linksRegions: boolean
}

function Parts({ figures, total, ordersOf, linksRegions }: PartsProps) {
  const { sales: t, businessUnits } = useMessages()
  const { listings, channels, regions, otherRegions } = figures
  const postage: ShareRow[] = [
    { key: 'postage', name: t.postage, count: null, turnover: postageOf(figures), href: null },
  ]
  const shares = (
    common: (listing: ListingSales) => Pick<Share, 'id' | 'name'>,
    href: (id: string) => string,
  ): ShareRow[] => [
    ...sharesBy(listings, common).map((share) => rowOf(share, href(share.id))),
    ...postage,
  ]
  const pieces = (name: string) => ({ name, count: t.units })
  const counted = (name: string) => ({ name, count: t.orders })
  return (
    <div className="mt-10 grid items-start gap-x-6 gap-y-10 xl:grid-cols-2 print:block">
      <Part title={t.products}>
        <ShareTable
          caption={t.products}
          columns={pieces(t.product)}
          rows={[...listingRows(listings, ordersOf, t), ...postage]}
          total={total}
        />
      </Part>
      <Part title={t.makers}>
        <ShareTable
          caption={t.makers}
          columns={pieces(t.maker)}
          rows={shares(
            ({ makerId, maker }) => ({ id: makerId, name: maker }),
            (pelaku) => ordersOf({ status: 'semua', pelaku }),
          )}
          total={total}
        />
      </Part>
      <Part title={t.categories}>
        <ShareTable
          caption={t.categories}
          columns={pieces(t.category)}
          rows={shares(
            ({ category, categoryLabel }) => ({ id: category, name: categoryLabel }),
            (kategori) => ordersOf({ status: 'semua', kategori }),
          )}
          total={total}
        />
      </Part>
      {hasUnits(figures) && (
        <Part title={businessUnits.title}>
          <ShareTable
            caption={businessUnits.title}
            columns={pieces(businessUnits.unit)}
            rows={shares(
              ({ unitId, unit }) => ({ id: unitId ?? noUnit, name: unit ?? businessUnits.noUnit }),
              (unit) => ordersOf({ status: 'semua', unit }),
            )}
            total={total}
          />
        </Part>
      )}
      <Part title={t.channels}>
        <ShareTable
          caption={t.channels}
          columns={counted(t.channels)}
          rows={channels.map(({ channel, orders, turnover }) => ({
            key: channel,
            name: t.channel[channel],
            count: orders,
            turnover,
            href: ordersOf({ status: 'semua', saluran: channel }),
          }))}
          total={total}
        />
      </Part>
      <Part title={t.regions}>
        <ShareTable
          caption={t.regions}
          columns={counted(t.region)}
          rows={[
            ...regionRows(regions, linksRegions ? ordersOf : null, t),
            ...restRows(otherRegions, otherRegions?.orders ?? 0, t),
          ]}
          total={total}
        />
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0 print:mt-6">
      <h2 className="mb-3 font-display text-2xl font-bold">{title}</h2>
      <Card className="p-4 md:p-5">{children}</Card>
    </section>
  )
}

const rowOf = ({ id, name, units, turnover }: Share, href: string): ShareRow => ({
  key: id,
  name,
  count: units,
  turnover,
  href,
})

function listingRows(
  listings: readonly ListingSales[],
  ordersOf: OrdersOf,
  t: Pick<SalesTexts, 'others'>,
): ShareRow[] {
  const { first, rest } = foldSales(listings)
  const rows = first.map(({ listingId, makerId, title, maker, units, turnover }) => ({
    key: `${listingId} ${makerId}`,
    name: title,
    note: maker,
    count: units,
    turnover,
    href: ordersOf({ status: 'semua', barang: listingId }),
  }))
  return [...rows, ...restRows(rest, rest?.units ?? 0, t)]
}

const restRows = (
  rest: FoldedRest | null,
  count: number,
  t: Pick<SalesTexts, 'others'>,
): ShareRow[] =>
  rest
    ? [{ key: 'rest', name: t.others(rest.parts), count, turnover: rest.turnover, href: null }]
    : []

const regionRows = (
  regions: readonly RegionSales[],
  ordersOf: OrdersOf | null,
  t: Pick<SalesTexts, 'noRegion' | 'noRegionHint'>,
): ShareRow[] =>
  regions.map(({ code, district, regency, orders, turnover }) => ({
    key: code ?? noDistrict,
    name: district ?? t.noRegion,
    note: regency ?? t.noRegionHint,
    count: orders,
    turnover,
    href: ordersOf && ordersOf({ status: 'semua', kecamatan: code ?? noDistrict }),
  }))

function Occupancy({ occupied, period }: { occupied: readonly Occupied[]; period: Period }) {
  const { sales: t, visitUnits } = useMessages()
  const percent = ({ sold, offered }: Occupied) =>
    offered > 0 ? ` · ${t.share(`${Math.round((sold * 100) / offered)}`)}` : ''
  return (
    <Section title={t.occupancy}>
      <p className="mb-3 text-ink-soft">{t.occupancyHint}</p>
      <Table
        caption={t.occupancy}
        columns={[
          {
            title: t.experience,
            cell: ({ slug, title }) => (
              <Link to={paths.kelolaCalendar({ bulan: period.to.slice(0, 7), wisata: slug })}>
                {title}
              </Link>
            ),
          },
          { title: t.sold, numeric: true, cell: (row) => `${row.sold}${percent(row)}` },
          {
            title: t.offered,
            numeric: true,
            cell: ({ unit, offered }) => visitUnits.count(offered, unit),
          },
        ]}
        rows={occupied}
        rowKey={({ slug }) => slug}
      />
    </Section>
  )
}
