import { formatRupiah, parseRupiah, type Rupiah } from '#app/core/rupiah.ts'
import { Card } from '#app/ui/card.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { waysToPay } from '../counter-sale.ts'
import type { SalePart } from './sale-form.tsx'

/** What it comes to, how it is paid, and the change. */
export function PaymentCard({
  total,
  hasPromotions,
  values,
  errors,
  set,
}: SalePart & { total: Rupiah; hasPromotions: boolean }) {
  const { counter: t } = useMessages()
  const isCash = (values.paidWith ?? 'cash') === 'cash'
  const inWords = (name: string) => (errors[name] ? [t.fieldErrors[errors[name]]] : undefined)
  return (
    <Card as="section" className="grid gap-4 p-4">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4" aria-live="polite">
        <span>{t.total}</span>
        <strong className="font-display text-3xl">{formatRupiah(total)}</strong>
      </p>
      {hasPromotions && <p className="-mt-2 text-ink-soft">{t.noPromotions}</p>}
      <div
        onChange={({ target }) =>
          target instanceof HTMLInputElement && set('paidWith')(target.value)
        }
      >
        <RadioCards
          field={{
            id: 'paidWith',
            name: 'paidWith',
            required: true,
            initialValue: values.paidWith ?? 'cash',
            errors: inWords('paidWith'),
          }}
          label={t.paidWith}
          options={waysToPay.map((way) => ({
            value: way,
            title: t.ways[way],
            text: t.wayHints[way],
          }))}
        />
      </div>
      {isCash && (
        <div>
          <TextInput
            field={{ id: 'received', name: 'received', errors: inWords('received') }}
            label={t.received}
            hint={t.receivedHint}
            inputMode="numeric"
            autoComplete="off"
            defaultValue={values.received}
            onChange={({ target }) => set('received')(target.value)}
          />
          <Change total={total} received={parseRupiah(values.received ?? '')} />
        </div>
      )}
    </Card>
  )
}

function Change({ total, received }: { total: Rupiah; received: Rupiah | null }) {
  const { counter: t } = useMessages()
  if (received === null || total === 0n || received < total) return null
  return (
    <p className="mt-2 text-lg font-semibold text-terrace" aria-live="polite">
      {t.change(received - total)}
    </p>
  )
}
