import { Card } from '#app/ui/card.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Section } from '#app/ui/page-header.tsx'
import type { Occupied } from '../occupancy.ts'
import type { Period, SalesQuery } from '../period.ts'
import { type DaySales, postageBefore, type SalesFigures, sumOfSales } from '../sales.ts'
import { OccupancyTable } from './occupancy-table.tsx'
import { ordersOfDays } from './orders-of.ts'
import { SalesByDay } from './sales-by-day.tsx'
import { SalesParts } from './sales-parts.tsx'
import { SalesTiles } from './sales-tiles.tsx'

type SalesReportProps = {
  query: SalesQuery
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
  query,
  period,
  figures,
  before,
  occupied,
  linksRegions,
  isPaper = false,
}: SalesReportProps) {
  const { sales: t } = useMessages()
  const [now, was] = [sumOfSales(figures.days), sumOfSales(before)]
  const total = { turnover: now.turnover, before: was.turnover }
  const ordersOf = ordersOfDays(period)
  const byDay = { period, days: figures.days, before, ordersOf, isPaper }
  return (
    <>
      <SalesTiles now={now} before={was} ordersOf={ordersOf} />
      <Section title={t.turnover}>
        <Card className="p-4 md:p-5">
          <SalesByDay {...byDay} />
        </Card>
      </Section>
      <SalesParts
        {...{ figures, total, query, ordersOf, linksRegions }}
        postageBefore={postageBefore(figures, before)}
      />
      {occupied.length > 0 && <OccupancyTable occupied={occupied} month={period.to.slice(0, 7)} />}
    </>
  )
}
