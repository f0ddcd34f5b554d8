import { formatTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import type { Takings } from '#app/features/counter/queries.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { Panel } from './panel.tsx'

type CounterPanelProps = {
  takings: Takings
  /** Of who works in one unit only. */
  areOwn: boolean
  canSell: boolean
  gate: string
}

/** The way to the sale, and what is in the till from it today. */
export function CounterPanel({ takings, areOwn, canSell, gate }: CounterPanelProps) {
  const locale = useLocale()
  const { counter: t } = useMessages()
  const { ways, total, latest, zone } = takings
  return (
    <Panel title={t.today} {...(canSell && { tone: 'action' as const })}>
      {canSell && (
        <LinkButton
          href={`${paths.counter()}?gerbang=${encodeURIComponent(gate)}`}
          size="large"
          wide
        >
          {t.sell}
        </LinkButton>
      )}
      {areOwn && <p className="mt-2 text-sm text-ink-soft">{t.own}</p>}
      {latest.length === 0 ? (
        <p className="mt-3 text-ink-soft">{t.none}</p>
      ) : (
        <>
          <dl className="mt-4 grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1.5">
            {ways.map((way) => (
              <div key={way.paidWith} className="contents">
                <dt>
                  {t.ways[way.paidWith]}{' '}
                  <span className="text-sm text-ink-soft">{t.sales(way.count)}</span>
                </dt>
                <dd className="text-right">
                  <Price amount={way.total} />
                </dd>
              </div>
            ))}
            <dt className="font-semibold">{t.sum}</dt>
            <dd className="text-right font-semibold">
              <Price amount={total} />
            </dd>
          </dl>
          <h3 className="mt-4 font-semibold">{t.latest}</h3>
          <ul>
            {latest.map((sale) => (
              <li key={sale.saleId}>
                <a
                  href={paths.counter(sale.saleId)}
                  className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 py-1"
                >
                  <span>
                    {formatTime(sale.soldAt, { locale, zone })} · {t.ways[sale.paidWith]}
                    {sale.isUndone && ` · ${t.undone}`}
                  </span>
                  <Price amount={sale.total} />
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}
