import { add, multiply, type Rupiah } from '#app/core/rupiah.ts'
import { goodsField, quantityField, type Typed } from './forms.ts'
import type { CounterOffer } from './offer.ts'

/** What the chosen things come to, by the prices the page shows; a number nobody can read counts as none. */
export function totalOf({ goods, visits }: CounterOffer, typed: Typed): Rupiah {
  const amount = (name: string, price: Rupiah) => {
    const text = typed[name]?.trim() ?? ''
    return multiply(price, /^\d{1,3}$/.test(text) ? Number(text) : 0)
  }
  return add(
    ...goods.map(({ variantId, price }) => amount(goodsField(variantId), price)),
    ...visits.flatMap(({ slots, kinds }) =>
      slots.flatMap(({ sessionId }) =>
        kinds.map(({ variantId, price }) => amount(quantityField(variantId, sessionId), price)),
      ),
    ),
  )
}
