import type { ReactNode } from 'react'
import { formatRupiah, type Rupiah } from '#app/core/rupiah.ts'
import { Card } from '#app/ui/card.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import type { PaidWith } from '../counter-sale.ts'
import type { ReceiptPaper } from '../receipt-paper.ts'

type ReceiptSlipProps = {
  paper: ReceiptPaper
  /** Below the title of a page that has one. */
  heading?: 'h1' | 'h2'
  isUndone: boolean
  total: Rupiah
  paidWith: PaidWith
  lines: readonly { name: string; quantity: number; amount: Rupiah }[]
  /** Between the sum and what was bought. */
  note?: ReactNode
  /** Who sold it, and when. */
  foot: ReactNode
  /** On the same sheet: tickets to hand out. */
  children?: ReactNode
}

/** What a buyer at the counter gets to see: on the phone, by its link, and on a roll of paper. */
export function ReceiptSlip(props: ReceiptSlipProps) {
  const {
    paper,
    heading: Heading = 'h1',
    isUndone,
    total,
    paidWith,
    lines,
    note,
    foot,
    children,
  } = props
  const { counter: t } = useMessages()
  return (
    <Card as="article" className={`receipt receipt-${paper} overflow-hidden`}>
      <header
        className={`p-5 text-center ${isUndone ? 'bg-danger-soft text-danger' : 'bg-terrace text-on-terrace'}`}
      >
        <Heading className="font-display text-5xl font-bold">
          {isUndone ? t.receipt.undone : t.receipt.paid}
        </Heading>
        <p className="mt-1 text-2xl font-semibold">{formatRupiah(total)}</p>
        <p>{t.ways[paidWith]}</p>
      </header>
      <div className="grid gap-4 p-4">
        {note}
        <ul className="divide-y divide-line">
          {lines.map(({ name, quantity, amount }, index) => (
            <li key={index} className="flex flex-wrap justify-between gap-x-4 py-2">
              <span className="min-w-0 flex-1 basis-32">
                {quantity} × {name}
              </span>
              <Price amount={amount} />
            </li>
          ))}
        </ul>
        <p className="text-sm text-ink-soft">{foot}</p>
      </div>
      {children}
    </Card>
  )
}
