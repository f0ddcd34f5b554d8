import type { PaymentWay } from '#app/core/payment-way.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'

type WayToPayProps = {
  ways: readonly PaymentWay[]
  /** What was chosen before, if it is still offered. */
  chosen?: string | undefined
}

/** How to pay, where there is a choice; with only one way nobody is asked. */
export function WayToPay({ ways, chosen }: WayToPayProps) {
  const { payments: t } = useMessages()
  const [first] = ways
  if (ways.length < 2 || !first) return null
  return (
    <RadioCards
      field={{
        id: 'way',
        name: 'way',
        initialValue: ways.find((way) => way === chosen) ?? first,
        required: true,
      }}
      label={t.wayToPay}
      options={ways.map((way) => ({
        value: way,
        title: t.ways[way].title,
        text: t.ways[way].text,
      }))}
    />
  )
}
