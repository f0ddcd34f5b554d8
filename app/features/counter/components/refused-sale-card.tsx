import type { ReactNode } from 'react'
import { formatDateTime } from '#app/core/dates.ts'
import { formatRupiah, type Rupiah } from '#app/core/rupiah.ts'
import { nameOf } from '#app/features/catalog/line-name.ts'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import type { PaidWith } from '../counter-sale.ts'

type Text = { id: string; en: string }

type RefusedSaleCardProps = {
  sale: {
    total: Rupiah
    paidWith: PaidWith
    soldAt: Date
    toldAt: Date | null
    reason: string
    seller: string
    deciders: readonly string[]
    solution: 'booked' | 'moneyBack' | 'recorded' | null
    letter: string | null
    solver: string
    solvedAt: Date | null
    solvedWhy: string | null
    lines: readonly {
      title: Text
      label: Text
      quantity: number
      price: Rupiah
      listPrice: Rupiah | null
      left: number | null
    }[]
  }
  children?: ReactNode
}

/** What happened to the money and the goods, why it was not booked, and what was decided. */
export function RefusedSaleCard({ sale, children }: RefusedSaleCardProps) {
  const locale = useLocale()
  const { solve: t, ways } = useMessages().counter
  const { solvedAt, solution, reason } = sale
  const isKnown = (name: string): name is keyof typeof t.reasons => name in t.reasons
  return (
    <Card as="section" className="grid gap-3 p-4">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>{t.soldBy(sale.seller, formatDateTime(sale.soldAt, { locale }))}</span>
        <strong className="text-xl">{formatRupiah(sale.total)}</strong>
      </p>
      <ul className="divide-y divide-line">
        {sale.lines.map((line, index) => (
          <li key={index} className="py-2">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="min-w-0 flex-1 basis-40">
                {line.quantity} × {nameOf(line, locale)}
              </span>
              <Price amount={line.price} />
            </p>
            {!solution && line.left !== null && line.left < line.quantity && (
              <p className="font-medium text-danger">{t.onShelf(line.left)}</p>
            )}
            {!solution && line.listPrice !== null && line.listPrice !== line.price && (
              <p className="font-medium text-danger">{t.priceNow(line.listPrice)}</p>
            )}
          </li>
        ))}
      </ul>
      <p>
        {t.money(ways[sale.paidWith])} {isKnown(reason) && t.reasons[reason]}
      </p>
      {sale.toldAt && <p>{t.clock(formatDateTime(sale.toldAt, { locale }))}</p>}
      {sale.letter !== null && (
        <details open={sale.lines.length === 0}>
          <summary className="inline-flex min-h-11 cursor-pointer items-center underline">
            {t.letter}
          </summary>
          <pre className="rounded-xl bg-sunken p-3 text-sm wrap-anywhere whitespace-pre-wrap">
            {sale.letter}
          </pre>
        </details>
      )}
      {!solution && <p className="text-ink-soft">{t.givenBackBy(sale.deciders)}</p>}
      {solution && solvedAt && (
        <p className="rounded-xl bg-sunken p-3">
          <strong className="block">{t.solutions[solution]}</strong>
          {t.solvedBy(sale.solver, formatDateTime(solvedAt, { locale }), sale.solvedWhy ?? '')}
        </p>
      )}
      {children}
    </Card>
  )
}
