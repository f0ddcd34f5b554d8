import { add, formatRupiah, subtract, zero } from '#app/core/rupiah.ts'
import { Alert } from '#app/ui/alert.tsx'
import { AmountCard } from '#app/ui/amount-card.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { availableOf, type MakerMoney } from '../payout.ts'

/** All that a maker has, by what can be done with it. */
export function MakerMoneyTiles({ money }: { money: MakerMoney }) {
  const { money: t } = useMessages().payouts
  const available = availableOf(money)
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <AmountCard
          label={t.available}
          hint={t.availableText}
          amount={available > 0n ? available : zero}
        />
        <AmountCard
          label={t.waiting}
          hint={t.waitingText}
          amount={add(money.pending, money.held)}
        />
        <AmountCard label={t.open} hint={t.openText} amount={money.open} />
        <AmountCard label={t.paid} hint={t.paidText} amount={money.paid} />
      </div>
      {available < 0n && (
        <div className="mt-3">
          <Alert tone="attention">{t.tooMuch(formatRupiah(subtract(zero, available)))}</Alert>
        </div>
      )}
    </>
  )
}
