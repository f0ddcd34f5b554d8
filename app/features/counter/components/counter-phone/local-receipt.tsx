import { Printer } from 'lucide-react'
import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { add, formatRupiah, multiply, parseRupiah, zero } from '#app/core/rupiah.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { KeptNote } from '#app/ui/offline/notes.ts'
import { Price } from '#app/ui/price.tsx'
import type { KeptSale } from './store.ts'

type LocalReceiptProps = {
  sale: KeptSale
  shop: string
  state: KeptNote['state']
  onAgain: () => void
}

/** What a buyer gets while there is no signal: everything but the link. */
export function LocalReceipt({ sale, shop, state, onAgain }: LocalReceiptProps) {
  const locale = useLocale()
  const { counter: t } = useMessages()
  const { letter, names, number } = sale
  const lines = letter.lines.map(({ price, quantity }, index) => ({
    name: names[index]?.[locale] ?? '',
    quantity,
    amount: multiply(parseRupiah(price) ?? zero, quantity),
  }))
  const total = add(...lines.map(({ amount }) => amount))
  const received = letter.received === null ? null : parseRupiah(letter.received)
  return (
    <div className="mx-auto grid w-full max-w-lg gap-4">
      <Card as="article" className="overflow-hidden">
        <header className="bg-terrace p-5 text-center text-on-terrace">
          <h2 className="font-display text-5xl font-bold">{t.receipt.paid}</h2>
          <p className="mt-1 text-2xl font-semibold">{formatRupiah(total)}</p>
          <p>{t.ways[letter.paidWith]}</p>
        </header>
        <div className="grid gap-4 p-4">
          {received !== null && received > total && (
            <p className="text-center text-2xl font-bold">{t.change(received - total)}</p>
          )}
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
          <p className="text-sm text-ink-soft">
            {shop} · {t.onPhone.number(number)}
            <span className="block">{formatDateTime(new Date(letter.soldAt), { locale })}</span>
          </p>
        </div>
      </Card>
      <div className="no-print grid gap-3">
        {state === 'waiting' && <Alert>{t.onPhone.willTell}</Alert>}
        {state === 'refused' && (
          <Alert tone="attention" title={t.onPhone.refusedOne}>
            <LinkButton href={paths.refusedSales()} look="terrace">
              {t.solve.title}
            </LinkButton>
          </Alert>
        )}
        <Button type="button" size="large" wide onClick={onAgain}>
          {t.receipt.again}
        </Button>
        <Button type="button" look="outline" wide onClick={() => window.print()}>
          <Icon icon={Printer} />
          {t.receipt.print}
        </Button>
      </div>
    </div>
  )
}
