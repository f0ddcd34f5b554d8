import type { Zone } from '#app/core/dates.ts'
import { formatDateTime, formatTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { Badge } from '#app/ui/badge.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import type { ListedSale } from '../sale-list.ts'

type SaleTableProps = { sales: readonly ListedSale[]; zone: Zone; isOfOneDay: boolean }

/** Each sale with its receipt, and the way to undo it for who may. */
export function SaleTable({ sales, zone, isOfOneDay }: SaleTableProps) {
  const locale = useLocale()
  const { counter } = useMessages()
  const { list: t, ways } = counter
  const time = isOfOneDay ? formatTime : formatDateTime
  const columns: Column<ListedSale>[] = [
    {
      title: t.number,
      cell: ({ saleId, number, isUndone }) => (
        <>
          <a
            href={paths.counter(saleId)}
            aria-label={t.receipt(number)}
            className="inline-flex min-h-11 items-center font-semibold whitespace-nowrap text-terrace"
          >
            {number}
          </a>{' '}
          {isUndone && <Badge tone="bad">{counter.undone}</Badge>}
        </>
      ),
    },
    { title: t.at, cell: ({ soldAt }) => time(soldAt, { locale, zone }) },
    {
      title: t.what,
      cell: ({ firstTitle, otherTitles }) => (
        <span className="wrap-anywhere">
          {firstTitle[locale]}
          {otherTitles > 0 && ` ${t.others(otherTitles)}`}
        </span>
      ),
    },
    { title: t.by, cell: ({ seller }) => seller || '–' },
    { title: t.way, cell: ({ paidWith }) => ways[paidWith] },
    { title: t.total, numeric: true, cell: ({ total }) => formatRupiah(total) },
  ]
  if (sales.some(({ canUndo }) => canUndo)) {
    columns.push({
      title: t.slip,
      cell: ({ saleId, number, canUndo }) =>
        canUndo ? (
          <a
            href={paths.counter(saleId, 'batal')}
            aria-label={t.undoOf(number)}
            className="inline-flex min-h-11 items-center text-danger"
          >
            {t.undo}
          </a>
        ) : (
          '–'
        ),
    })
  }
  return <Table caption={t.title} columns={columns} rows={sales} rowKey={({ saleId }) => saleId} />
}
