import { add } from '#app/core/rupiah.ts'
import type { VisitUnit } from '#app/core/visit-unit.ts'
import type { GivenUp } from '#app/features/bookings/giving-up.ts'
import { Button } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'

type Counted = { unit: VisitUnit; isAddOn: boolean }

function useCountText({ unit, isAddOn }: Counted) {
  const { tickets: t, visitUnits } = useMessages()
  return (count: number) => (isAddOn ? t.addOns(count) : visitUnits.count(count, unit))
}

type ChooseCountProps = Counted & {
  quantity: number
  most: number
  typed: string | null
  error: string | null
}

export function ChooseCount({ quantity, most, typed, error, ...counted }: ChooseCountProps) {
  const { giveUp: t } = useMessages().purchase
  const words = useCountText(counted)
  return (
    <form method="get" className="grid gap-4" noValidate>
      <TextInput
        field={{
          id: 'jumlah',
          name: 'jumlah',
          required: true,
          min: 1,
          max: most,
          initialValue: typed ?? '',
          errors: error ? [error] : undefined,
        }}
        type="number"
        inputMode="numeric"
        label={t.count}
        hint={t.ofHowMany(words(quantity))}
      />
      <Button look="outline">{t.calculate}</Button>
    </form>
  )
}

/** Binds to the amount it shows: of the tickets, and of what goes with the last of them. */
export function CancelOffer({ offer, ...counted }: Counted & { offer: readonly GivenUp[] }) {
  const { giveUp: t } = useMessages().purchase
  const words = useCountText(counted)
  const [own, ...addOns] = offer
  if (!own) return null
  const amount = add(...offer.map((each) => each.amount))
  const leftOver = addOns.reduce((sum, { count }) => sum + count, 0)
  return (
    <form method="post" className="grid gap-3 rounded-xl border border-line p-4">
      <input type="hidden" name="jumlah" value={own.count} />
      <input type="hidden" name="amount" value={String(amount)} />
      <p className="text-lg font-semibold">
        {amount > 0n ? t.comesBack(amount, own.percent) : t.nothingComesBack}
      </p>
      {!counted.isAddOn && (
        <p>{own.remaining > 0 ? t.remaining(words(own.remaining)) : t.noneRemaining}</p>
      )}
      {addOns.length > 0 && <p>{own.remaining > 0 ? t.withSomeAddOns(leftOver) : t.withAddOns}</p>}
      <Button look="danger" size="large">
        {t.submit(words(own.count))}
      </Button>
    </form>
  )
}
