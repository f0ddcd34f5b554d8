import type { Rupiah } from '#app/core/rupiah.ts'
import { Card } from './card.tsx'
import { Price } from './price.tsx'

type AmountCardProps = { label: string; hint?: string; amount: Rupiah; className?: string }

/** One sum of money to be seen at a glance. */
export function AmountCard({ label, hint, amount, className = '' }: AmountCardProps) {
  return (
    <Card className={`min-w-0 p-4 ${className}`}>
      <h3 className="text-sm text-ink-soft">{label}</h3>
      <Price amount={amount} className="font-display text-2xl font-bold" />
      {hint && <p className="mt-1 text-sm text-ink-soft">{hint}</p>}
    </Card>
  )
}
