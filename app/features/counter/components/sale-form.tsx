import { Form, useNavigation } from '@remix-run/react'
import { useState } from 'react'
import { add, formatRupiah, multiply, parseRupiah, type Rupiah } from '#app/core/rupiah.ts'
import { nameOf } from '#app/features/catalog/line-name.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox, TextInput } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { waysToPay } from '../counter-sale.ts'
import { type CounterErrors, quantityField, type Typed } from '../forms.ts'
import { QuantityRow } from './quantity-row.tsx'

export type SaleFormOffer = {
  listingId: string
  title: { id: string; en: string }
  slots: readonly {
    sessionId: string | null
    startsAt: string | null
    left: number
    isOpen: boolean
  }[]
  kinds: readonly { variantId: string; label: { id: string; en: string }; price: Rupiah }[]
}

type SaleFormProps = {
  saleId: string
  offered: readonly SaleFormOffer[]
  typed: Typed
  errors: CounterErrors
}

/** Everything on one page: how many, how paid, and the one button. */
export function SaleForm({ saleId, offered, typed, errors }: SaleFormProps) {
  const { counter: t } = useMessages()
  const [values, setValues] = useState(typed)
  const isBusy = useNavigation().state !== 'idle'
  const set = (name: string) => (value: string) => setValues((all) => ({ ...all, [name]: value }))
  const total = totalOf(offered, values)
  return (
    <Form method="post" noValidate className="grid gap-5">
      <input type="hidden" name="saleId" value={saleId} />
      <input type="hidden" name="total" value={String(total)} />
      {offered.map((each) => (
        <Offer key={each.listingId} offer={each} values={values} errors={errors} set={set} />
      ))}
      <Payment total={total} values={values} errors={errors} set={set} />
      <Card as="section" className="p-4">
        <Checkbox
          field={{ id: 'letIn', name: 'letIn', required: true }}
          label={<strong>{t.letIn}</strong>}
          defaultChecked={typed.letIn === 'on'}
        />
        <BuyerFields typed={typed} errors={errors} />
      </Card>
      <Button size="large" wide disabled={isBusy} aria-busy={isBusy}>
        {t.submit}
      </Button>
    </Form>
  )
}

type Setter = (name: string) => (value: string) => void
type Part = { values: Typed; errors: CounterErrors; set: Setter }

function Offer({ offer, values, errors, set }: Part & { offer: SaleFormOffer }) {
  const locale = useLocale()
  const { counter: t } = useMessages()
  return (
    <Card as="section" className="p-4">
      <h2 className="font-display text-xl font-bold">{offer.title[locale]}</h2>
      {offer.slots.map(({ sessionId, startsAt, left, isOpen }) => (
        <div key={sessionId ?? 'day'} className="mt-1">
          <p className="flex flex-wrap justify-between gap-x-4">
            {startsAt && <span className="font-semibold">{t.session(startsAt)}</span>}
            <span className={isOpen ? 'font-semibold text-terrace' : 'text-ink-soft'}>
              {isOpen ? t.left(left) : t.notNow}
            </span>
          </p>
          <div className="divide-y divide-line">
            {offer.kinds.map((kind) => {
              const name = quantityField(kind.variantId, sessionId)
              // What was typed before the last place went stays to be seen.
              if ((!isOpen || left === 0) && !values[name]) return null
              const error = errors[name] && t.fieldErrors[errors[name]]
              const fullLabel = nameOf({ title: offer.title, label: kind.label }, locale)
              return (
                <QuantityRow
                  key={name}
                  name={name}
                  label={kind.label[locale] || offer.title[locale]}
                  fullLabel={startsAt ? `${fullLabel}, ${t.session(startsAt)}` : fullLabel}
                  price={kind.price}
                  value={values[name] ?? '0'}
                  max={left}
                  error={error}
                  onChange={set(name)}
                />
              )
            })}
          </div>
        </div>
      ))}
    </Card>
  )
}

function Payment({ total, values, errors, set }: Part & { total: Rupiah }) {
  const { counter: t } = useMessages()
  const received = parseRupiah(values.received ?? '')
  const isCash = (values.paidWith ?? 'cash') === 'cash'
  const inWords = (name: string) => errors[name] && [t.fieldErrors[errors[name]]]
  return (
    <Card as="section" className="grid gap-4 p-4">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4" aria-live="polite">
        <span>{t.total}</span>
        <strong className="font-display text-3xl">{formatRupiah(total)}</strong>
      </p>
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
            errors: inWords('paidWith') || undefined,
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
            field={{ id: 'received', name: 'received', errors: inWords('received') || undefined }}
            label={t.received}
            hint={t.receivedHint}
            inputMode="numeric"
            autoComplete="off"
            defaultValue={values.received}
            onChange={({ target }) => set('received')(target.value)}
          />
          {received !== null && received >= total && total > 0n && (
            <p className="mt-2 text-lg font-semibold text-terrace" aria-live="polite">
              {t.change(received - total)}
            </p>
          )}
        </div>
      )}
    </Card>
  )
}

function BuyerFields({ typed, errors }: { typed: Typed; errors: CounterErrors }) {
  const { counter: t } = useMessages()
  const inWords = (name: string) => errors[name] && [t.fieldErrors[errors[name]]]
  const isOpen = Boolean(typed.phone || typed.name || errors.phone || errors.name)
  return (
    <details open={isOpen}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center underline">
        {t.buyer}
      </summary>
      <div className="mt-2 grid gap-4">
        <TextInput
          field={{
            id: 'phone',
            name: 'phone',
            errors: inWords('phone') || undefined,
            initialValue: typed.phone,
          }}
          label={t.phone}
          hint={t.phoneHint}
          type="tel"
          autoComplete="off"
        />
        <TextInput
          field={{
            id: 'name',
            name: 'name',
            errors: inWords('name') || undefined,
            initialValue: typed.name,
          }}
          label={t.name}
          autoComplete="off"
        />
      </div>
    </details>
  )
}

function totalOf(offered: readonly SaleFormOffer[], values: Typed): Rupiah {
  const amounts = offered.flatMap(({ slots, kinds }) =>
    slots.flatMap(({ sessionId }) =>
      kinds.map(({ variantId, price }) => {
        const text = values[quantityField(variantId, sessionId)]?.trim() ?? ''
        return multiply(price, /^\d{1,3}$/.test(text) ? Number(text) : 0)
      }),
    ),
  )
  return add(...amounts)
}
