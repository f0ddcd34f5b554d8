import { Link } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { useMessages } from '#app/ui/locale.tsx'
import type { GoodToPrepare } from '../maker-orders.ts'
import { OrderClock } from './order-clock.tsx'
import { PiecesBox } from './maker-order-list.tsx'

type GoodsToPrepareProps = {
  goods: readonly GoodToPrepare[]
  now: Date
}

/** On the first page only the most urgent ones; the rest is counted. */
const shown = 5

/** How much of what, and until when: one row a good, the whole row a link to its orders. */
export function GoodsToPrepare({ goods, now }: GoodsToPrepareProps) {
  const { lapak: t } = useMessages()
  if (goods.length === 0) return <p className="text-ink-soft">{t.nothingToPrepare}</p>
  return (
    <>
      <ul className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
        {goods.slice(0, shown).map((good) => (
          <li
            key={`${good.listingId} ${good.title}`}
            className="border-b border-line last:border-0"
          >
            <Link
              to={paths.makerOrders({ barang: good.listingId })}
              className="flex gap-3 p-3 no-underline hover:bg-terrace-soft"
            >
              <PiecesBox count={good.pieces} unit={good.unit} />
              <span className="min-w-0 flex-1 self-center">
                <span className="block font-semibold break-words">{good.title}</span>
                <span className="flex flex-wrap gap-x-3 text-sm text-ink-soft">
                  <span>{t.inOrders(good.orders)}</span>
                  <OrderClock
                    order={{ status: 'accepted', acceptBy: null, readyBy: good.readyBy }}
                    now={now}
                  >
                    <span>{t.orders.statuses.paid}</span>
                  </OrderClock>
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {goods.length > shown && (
        <p className="mt-2 text-ink-soft">{t.moreGoods(goods.length - shown)}</p>
      )}
    </>
  )
}
