import { Link } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Movement } from '../stock.ts'

/** What came and went, newest first, with what there was before and after each. */
export function MovementTable({ movements }: { movements: readonly Movement[] }) {
  const locale = useLocale()
  const { stock: t } = useMessages()
  // A sale is the buyer's doing; of the rest it is only known when somebody did it by hand.
  const nobody = (reason: Movement['reason']) => (reason === 'sale' ? t.byBuyer : '–')
  return (
    <Table
      caption={t.movements}
      columns={[
        { title: t.at, cell: ({ at }) => formatDateTime(at, { locale }) },
        { title: t.why, cell: (movement) => <Why movement={movement} /> },
        { title: t.who, cell: ({ actorName, reason }) => actorName ?? nobody(reason) },
        { title: t.delta, numeric: true, cell: ({ delta }) => (delta > 0 ? `+${delta}` : delta) },
        {
          title: t.beforeAfter,
          numeric: true,
          cell: ({ after, delta }) => `${after - delta} → ${after}`,
        },
      ]}
      rows={movements}
      rowKey={({ id }) => id}
    />
  )
}

function Why({ movement }: { movement: Movement }) {
  const { stock: t, stockTake } = useMessages()
  const { reason, isCounter, stockTakeId, orderNumber, note } = movement
  const isSoldAtCounter = isCounter && reason === 'sale'
  return (
    <span className="wrap-anywhere">
      {isSoldAtCounter ? t.reasons.counter : t.reasons[reason]}
      {orderNumber && (
        <>
          {' · '}
          <Link to={paths.kelolaOrder(orderNumber)} className="text-terrace">
            {t.order(orderNumber)}
          </Link>
        </>
      )}
      {stockTakeId && (
        <>
          {' · '}
          <Link to={paths.kelolaStockTakeOf(stockTakeId)} className="text-terrace">
            {stockTake.title}
          </Link>
        </>
      )}
      {note && <span className="block text-sm text-ink-soft">{note}</span>}
    </span>
  )
}
