import { type FormEvent, useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { CounterErrors, Typed } from '../forms.ts'
import type { CounterOffer } from '../offer.ts'
import { totalOf } from '../sale-total.ts'
import { BuyerFields } from './buyer-fields.tsx'
import { GoodsCard } from './goods-card.tsx'
import { PaymentCard } from './payment-card.tsx'
import { VisitCard } from './visit-card.tsx'

/** What the parts of the form know of what was typed. */
export type SalePart = {
  values: Typed
  errors: CounterErrors
  set: (name: string) => (value: string) => void
  /** What is left is by an old list: who has it in hand may sell more than that. */
  isListOld: boolean
  /** Of a day that was chosen, not of today. */
  isDated: boolean
}

type SaleFormProps = {
  saleId: string
  offer: CounterOffer
  typed: Typed
  errors: CounterErrors
  /** At a gate tickets are what is asked for first. */
  visitsFirst: boolean
  isListOld?: boolean
  isDated?: boolean
  isBusy?: boolean
  /** Where a script sells; else the form goes to the server. */
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void
}

/** Everything on one page: what and how many, how paid, and the one button. */
export function SaleForm({
  saleId,
  offer,
  typed,
  errors,
  visitsFirst,
  isListOld = false,
  isDated = false,
  isBusy = false,
  onSubmit,
}: SaleFormProps) {
  const { counter: t } = useMessages()
  const [values, setValues] = useState(typed)
  const set = (name: string) => (value: string) => setValues((all) => ({ ...all, [name]: value }))
  const part = { values, errors, set, isListOld, isDated }
  const total = totalOf(offer, values)
  const goods = offer.goods.length > 0 && <GoodsCard goods={offer.goods} {...part} />
  return (
    <form
      method="post"
      onSubmit={onSubmit}
      noValidate
      className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start"
    >
      <input type="hidden" name="saleId" value={saleId} />
      <input type="hidden" name="total" value={String(total)} />
      <div className="grid gap-5">
        {!visitsFirst && goods}
        {offer.visits.map((visit) => (
          <VisitCard key={visit.listingId} offer={visit} {...part} />
        ))}
        {visitsFirst && goods}
      </div>
      <div className="grid gap-5 lg:sticky lg:top-4">
        <PaymentCard total={total} hasPromotions={offer.hasPromotions} {...part} />
        <Card as="section" className="p-4">
          {offer.visits.length > 0 && !isDated && (
            <Checkbox
              field={{ id: 'letIn', name: 'letIn', required: true }}
              label={<strong>{t.letIn}</strong>}
              defaultChecked={typed.letIn === 'on'}
            />
          )}
          <BuyerFields typed={typed} errors={errors} />
        </Card>
        <Button size="large" wide disabled={isBusy} aria-busy={isBusy}>
          {t.submit}
        </Button>
      </div>
    </form>
  )
}
