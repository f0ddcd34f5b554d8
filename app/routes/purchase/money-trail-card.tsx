import { Card } from '#app/ui/card.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import type { moneyTrail } from '#app/features/purchases/money-trail.ts'

/** "Ke mana uang saya?": the same figures as in the ledger, as a bar and as a list. */
export function MoneyTrailCard({ trail }: { trail: ReturnType<typeof moneyTrail> }) {
  const { purchase: t } = useMessages()
  const parts = [
    { label: t.trailMaker, amount: trail.makers, look: 'bg-terrace' },
    { label: t.trailShop, amount: trail.shops, look: 'bg-gold' },
    { label: t.trailShipping, amount: trail.shipping, look: 'bg-action' },
    { label: t.trailPlatform, amount: trail.platform, look: 'bg-line-strong' },
  ].filter(({ amount }) => amount > 0n)
  if (parts.length === 0) return null
  return (
    <Card as="section" className="p-5">
      <h2 className="font-display text-xl font-bold">{t.trail}</h2>
      <p className="text-sm text-ink-soft">{t.trailText}</p>
      <div className="mt-4 flex h-4 gap-0.5 overflow-hidden rounded-full" aria-hidden="true">
        {parts.map(({ label, amount, look }) => (
          <span key={label} className={look} style={{ flexGrow: Number(amount) }} />
        ))}
      </div>
      <ul className="mt-3 grid gap-1">
        {parts.map(({ label, amount, look }) => (
          <li key={label} className="flex items-center gap-2">
            <span className={`size-3 rounded-full ${look}`} aria-hidden="true" />
            <span className="flex-1">{label}</span>
            <Price amount={amount} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
