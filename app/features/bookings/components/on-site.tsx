import { useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'

/** Behind the price of one, which is its deposit. */
export function OnSiteEach({ amount }: { amount: bigint }) {
  const { bookings: t } = useMessages()
  return amount > 0n ? <span className="block font-medium">{t.onSiteEach(amount)}</span> : null
}

/** Under a sum, which does not hold it. */
export function OnSiteSum({ amount, className = '' }: { amount: bigint; className?: string }) {
  const { bookings: t } = useMessages()
  if (amount === 0n) return null
  return (
    <div className={className}>
      <p className="flex flex-wrap justify-between gap-x-4 font-semibold text-gold">
        <span>{t.onSiteTotal}</span>
        <Price amount={amount} />
      </p>
      <p className="text-sm text-ink-soft">{t.onSiteText}</p>
    </div>
  )
}
