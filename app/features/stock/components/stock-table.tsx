import { lowStockAt } from '#app/features/catalog/low-stock.ts'
import { Link } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { Badge } from '#app/ui/badge.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Table } from '#app/ui/table.tsx'
import type { StockRow } from '../stock.ts'

export function StockTable({ goods }: { goods: readonly StockRow[] }) {
  const locale = useLocale()
  const { stock: t } = useMessages()
  return (
    <Table
      caption={t.title}
      columns={[
        { title: t.good, cell: (good) => <GoodName good={good} /> },
        { title: t.maker, cell: ({ makerName }) => makerName },
        { title: t.onHand, numeric: true, cell: ({ onHand }) => onHand },
        { title: t.held, numeric: true, cell: ({ held }) => held },
        { title: t.available, numeric: true, cell: (good) => <Available good={good} /> },
        {
          title: t.moved,
          cell: ({ lastMovedAt }) =>
            lastMovedAt ? formatDateTime(lastMovedAt, { locale }) : t.never,
        },
      ]}
      rows={goods}
      rowKey={({ variantId }) => variantId}
    />
  )
}

function GoodName({ good: { variantId, name, madeToOrder } }: { good: StockRow }) {
  const { stock: t } = useMessages()
  return (
    <>
      <Link
        to={paths.kelolaStockOf(variantId)}
        className="font-semibold wrap-anywhere text-terrace"
      >
        {name}
      </Link>
      {madeToOrder && <span className="block text-sm text-ink-soft">{t.toOrder}</span>}
    </>
  )
}

function Available({ good: { onHand, held, unit, madeToOrder } }: { good: StockRow }) {
  const { stock: t } = useMessages()
  const left = onHand - held
  if (left === 0) return <Badge tone="attention">{madeToOrder ? t.full : t.soldOut}</Badge>
  return (
    <span className={left <= lowStockAt && !madeToOrder ? 'font-semibold text-danger' : undefined}>
      {left} {unit}
    </span>
  )
}
