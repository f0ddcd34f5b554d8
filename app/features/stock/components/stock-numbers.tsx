import { formatTime } from '#app/core/dates.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { StockPage } from '../stock.ts'

/** What there is of one good, and for whom it is kept. */
export function StockNumbers({ good }: { good: StockPage }) {
  const locale = useLocale()
  const { stock: t } = useMessages()
  const { onHand, held, unit, holds, madeToOrder } = good
  const numbers = [
    [madeToOrder ? t.room : t.available, onHand - held],
    [t.held, held],
    [madeToOrder ? t.capacity : t.onHand, onHand],
  ] as const
  return (
    <>
      {madeToOrder && <p className="mb-3 max-w-xl text-sm text-ink-soft">{t.madeToOrder}</p>}
      <dl className="mb-3 flex flex-wrap gap-x-8 gap-y-3">
        {numbers.map(([title, count]) => (
          <div key={title}>
            <dt className="text-sm text-ink-soft">{title}</dt>
            <dd className="font-display text-2xl font-bold">
              {count} <span className="text-base font-normal">{unit}</span>
            </dd>
          </div>
        ))}
      </dl>
      {holds.length > 0 && (
        <ul className="mb-3 text-sm text-ink-soft">
          {holds.map(({ quantity, until }, at) => (
            <li key={`${at}-${until.getTime()}`}>
              {t.heldFor(quantity, formatTime(until, { locale }))}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
