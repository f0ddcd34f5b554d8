import { Link } from '@remix-run/react'
import { useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { formatRupiah, type Rupiah } from '#app/core/rupiah.ts'
import { Change } from './change.tsx'
import { FiguresHead } from './figures-head.tsx'

export type ShareRow = {
  key: string
  name: string
  /** Beside the name, smaller: whose it is, where that lies. */
  note?: string
  /** Orders, or pieces. */
  count: number | null
  turnover: Rupiah
  /** In the period that is compared with. */
  before: Rupiah
  /** The orders behind it. */
  href: string | null
}

type ShareTableProps = {
  caption: string
  columns: { name: string; count: string }
  rows: readonly ShareRow[]
  /** What the table is of, even where it shows a page of it. */
  sum: { count: number; turnover: Rupiah; before: Rupiah }
}

/** Parts of a whole: each a line with its length, its share in words and its amount. */
export function ShareTable({ caption, columns, rows, sum }: ShareTableProps) {
  const { sales: t } = useMessages()
  const most = rows.reduce((max, { turnover }) => (turnover > max ? turnover : max), 1n)
  return (
    <table className="w-full text-left tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <FiguresHead
        name={columns.name}
        counts={[{ title: columns.count, hidden: 'max-sm:hidden' }]}
      />
      <tbody>
        {rows.map((row) => (
          <ShareLine key={row.key} row={row} counted={columns.count} most={most} sum={sum} />
        ))}
      </tbody>
      <tfoot>
        <tr className="font-semibold">
          <th scope="row" className="py-2">
            {t.total}
          </th>
          <td className="px-3 text-right max-sm:hidden">{sum.count}</td>
          <td className="text-right">
            <Price amount={sum.turnover} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

type ShareLineProps = { row: ShareRow; counted: string; most: bigint; sum: ShareTableProps['sum'] }

function ShareLine({ row, counted, most, sum }: ShareLineProps) {
  const { sales: t } = useMessages()
  const { name, note, count, turnover, before, href } = row
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="w-full max-w-0 py-2 font-normal">
        {href ? (
          <Link to={href} className="inline-block py-0.5 wrap-anywhere text-ink">
            {name}
          </Link>
        ) : (
          name
        )}
        {note && <span className="block text-sm break-words text-ink-soft">{note}</span>}
        {sum.before > 0n && (
          <span className="block text-sm">
            <Change now={turnover} before={before} write={formatRupiah} />
          </span>
        )}
        <Bar turnover={turnover} most={most} />
      </th>
      <td className="px-3 py-2 text-right max-sm:hidden">{count}</td>
      <td className="py-2 text-right">
        <Price amount={turnover} />
        {count !== null && (
          <span className="block text-sm text-ink-soft sm:hidden">
            {count} {counted.toLowerCase()}
          </span>
        )}
        <span className="block text-sm text-ink-soft">
          {t.share(percentOf(turnover, sum.turnover))}
        </span>
      </td>
    </tr>
  )
}

function Bar({ turnover, most }: { turnover: bigint; most: bigint }) {
  const length = turnover > 0n ? Math.max(1, Number((turnover * 100n) / most)) : 0
  return (
    <svg aria-hidden viewBox="0 0 100 2" preserveAspectRatio="none" className="mt-1 h-1.5 w-full">
      <rect width={length} height={2} className="fill-terrace" />
    </svg>
  )
}

/** `12`, and `<1` for what is not nothing. */
function percentOf(part: bigint, whole: bigint): string {
  if (whole <= 0n) return '0'
  const percent = (part * 100n + whole / 2n) / whole
  return percent === 0n && part > 0n ? '<1' : `${percent}`
}
