import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { formatRupiah } from '#app/core/rupiah.ts'
import type { SalesTexts } from '#app/i18n/id/sales.ts'
import { Card } from '#app/ui/card.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { averageOf, type Sales } from '../sales.ts'
import { Change } from './change.tsx'
import type { OrdersOf } from './orders-of.ts'

type SalesTilesProps = { now: Sales; before: Sales; ordersOf: OrdersOf }

/** The four figures that are asked for first, each with what it was before. */
export function SalesTiles({ now, before, ordersOf }: SalesTilesProps) {
  const { sales: t } = useMessages()
  const count = (value: bigint) => `${value}`
  const average = (sales: Sales): bigint => averageOf(sales) ?? 0n
  return (
    <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
      <Tile
        label={t.turnover}
        href={ordersOf({ status: 'semua' })}
        values={[now.turnover, before.turnover]}
        write={formatRupiah}
        hint={turnoverHint(now, t)}
      />
      <Tile
        label={t.orders}
        href={ordersOf({ status: 'terjual' })}
        values={[BigInt(now.orders), BigInt(before.orders)]}
        write={count}
      />
      <Tile
        label={t.average}
        href={ordersOf({ status: 'terjual' })}
        values={[average(now), average(before)]}
        write={formatRupiah}
      />
      <Tile
        label={t.units}
        href={ordersOf({ status: 'terjual' })}
        values={[BigInt(now.units), BigInt(before.units)]}
        write={count}
        hint={t.unitsHint}
      />
    </ul>
  )
}

function turnoverHint({ turnover, givenBack, discount }: Sales, t: SalesTexts): string {
  const hints = [
    ...(givenBack > 0n ? [t.givenBack(formatRupiah(givenBack))] : []),
    ...(discount > 0n
      ? [t.discounted(formatRupiah(turnover + discount), formatRupiah(discount))]
      : []),
  ]
  return hints.length > 0 ? hints.join('; ') : t.turnoverHint
}

type TileProps = {
  label: string
  href: string
  values: [now: bigint, before: bigint]
  write: (value: bigint) => string
  hint?: ReactNode
}

function Tile({ label, href, values: [now, before], write, hint }: TileProps) {
  return (
    <Card as="li" className="keep-together p-4">
      <p className="text-sm text-ink-soft">{label}</p>
      <p className="font-display text-2xl font-bold tabular-nums">
        <Link to={href} className="inline-block py-1 text-ink">
          {write(now)}
        </Link>
      </p>
      <p className="text-sm">
        <Change now={now} before={before} write={write} />
      </p>
      {hint && <p className="mt-1 text-sm text-ink-soft">{hint}</p>}
    </Card>
  )
}
