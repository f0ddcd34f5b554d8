import { Badge } from '#app/ui/badge.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { type CountedGood, differenceOf, isToCountAgain } from '../take.ts'

type DifferenceTableProps = {
  goods: readonly CountedGood[]
  /** Not applied yet: what the stock would be is shown as well. */
  isOpen: boolean
}

export function DifferenceTable({ goods, isOpen }: DifferenceTableProps) {
  const { stockTake: t } = useMessages()
  const after: Column<CountedGood> = {
    title: t.after,
    numeric: true,
    cell: (good) =>
      isToCountAgain(good) ? (
        <Badge tone="attention">{t.again}</Badge>
      ) : (
        good.available + differenceOf(good)
      ),
  }
  return (
    <Table
      caption={t.differences}
      columns={[
        {
          title: t.good,
          cell: ({ name, makerName }) => (
            <span className="wrap-anywhere">
              <span className="font-semibold">{name}</span>
              <span className="block text-sm text-ink-soft">{makerName}</span>
            </span>
          ),
        },
        { title: t.seen, numeric: true, cell: ({ seen }) => seen },
        { title: t.count, numeric: true, cell: ({ counted, unit }) => `${counted} ${unit}` },
        { title: t.difference, numeric: true, cell: (good) => <Difference good={good} /> },
        ...(isOpen ? [after] : []),
        { title: t.by, cell: ({ counterName }) => counterName },
      ]}
      rows={goods}
      rowKey={({ variantId }) => variantId}
    />
  )
}

function Difference({ good }: { good: CountedGood }) {
  const { stockTake: t } = useMessages()
  const difference = differenceOf(good)
  if (difference === 0) return <span className="text-ink-soft">{t.same}</span>
  return (
    <span className={difference < 0 ? 'font-semibold text-danger' : 'font-semibold text-terrace'}>
      {difference > 0 ? `+${difference}` : difference}
    </span>
  )
}
