import type { Rupiah } from '#app/core/rupiah.ts'
import { Card } from '#app/ui/card.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'

/** The two numbers everybody asks for: what may still go back, and what is theirs. */
export function OwedTiles({ pending, payable }: { pending: Rupiah; payable: Rupiah }) {
  const { moneyPage: t } = useMessages().kelola
  const tiles = [
    { title: t.payable, text: t.payableText, amount: payable },
    { title: t.pending, text: t.pendingText, amount: pending },
  ]
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {tiles.map(({ title, text, amount }) => (
        <Card key={title} className="p-4">
          <p className="text-sm text-ink-soft">{title}</p>
          <Price amount={amount} className="font-display text-2xl font-bold" />
          <p className="mt-1 text-sm text-ink-soft">{text}</p>
        </Card>
      ))}
    </div>
  )
}
