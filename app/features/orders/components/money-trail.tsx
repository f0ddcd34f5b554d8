import { type Rupiah, subtract, zero } from '#app/core/rupiah.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'

type Refund = {
  amount: Rupiah
  status: 'requested' | 'accepted' | 'confirmed' | 'refused' | 'manual'
}

export type MoneyTrailProps = {
  shares: {
    makers: readonly { name: string; amount: Rupiah }[]
    shop: Rupiah
    platform: Rupiah
  }
  shippingPrice: Rupiah
  total: Rupiah
  isDue: boolean
  refunds: readonly Refund[]
}

/** Where every rupiah of an order goes; the lines add up to what the buyer paid. */
export function MoneyTrail({ shares, shippingPrice, total, isDue, refunds }: MoneyTrailProps) {
  const { kelola, collections } = useMessages()
  const t = kelola.order
  return (
    <dl>
      {shares.makers.map(({ name, amount }) => (
        <Line key={name} label={name} amount={amount} />
      ))}
      <Line label={t.shopShare} amount={shares.shop} />
      {shippingPrice > 0n && <Line label={t.postage} amount={shippingPrice} />}
      {shares.platform > 0n && <Line label={t.platformFee} amount={shares.platform} />}
      <Line label={isDue ? collections.isDue : t.paid} amount={total} strong />
      {refunds.map(({ amount, status }, index) => (
        <Line
          key={index}
          label={`${t.refunded} (${t.refundStatus[status]})`}
          amount={subtract(zero, amount)}
        />
      ))}
    </dl>
  )
}

function Line({ label, amount, strong }: { label: string; amount: Rupiah; strong?: boolean }) {
  return (
    <div
      className={`flex justify-between gap-4 py-1.5 ${strong ? 'mt-1 border-t border-line font-semibold' : ''}`}
    >
      <dt className="min-w-0">{label}</dt>
      <dd>
        <Price amount={amount} />
      </dd>
    </div>
  )
}
