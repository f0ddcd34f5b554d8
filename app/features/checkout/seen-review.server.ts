import { createHash } from 'node:crypto'
import { parcelOf } from '#app/features/shipping/delivery.ts'
import type { BindingDetails, CheckoutInput, ReviewChange, SeenReview } from './checkout-input.ts'
import type { Quote } from './quote.ts'

/** A short print of each part of the review page, to be sent along by the button that binds. */
export function fingerprintOf(
  quote: Quote,
  { buyer, address, note, guestNames }: Omit<BindingDetails, 'choices' | 'codes'>,
): SeenReview {
  return {
    lines: print(
      quote.orders.flatMap(({ shop, lines }) =>
        lines.map((line) => [
          shop.id,
          line.variantId,
          line.visit,
          line.refundTerms?.tiers,
          line.title.id,
          line.title.en,
          line.label.id,
          line.label.en,
          line.quantity,
          line.group?.requestId,
          `${line.price}`,
          `${line.onSitePrice}`,
        ]),
      ),
    ),
    delivery: print(
      quote.orders.map(({ shop, choice, options, shippingPrice }) => {
        const pickupPointId = choice?.method === 'pickup' ? choice.pickupPointId : null
        const place = options.pickupPoints.find(({ id }) => id === pickupPointId)
        const date = choice?.method === 'atVisit' ? choice.date : null
        const parcel = choice && parcelOf(choice, options)
        const by = parcel && [parcel.courier, parcel.speed, parcel.days?.from, parcel.days?.to]
        return [shop.id, choice?.method, pickupPointId, place?.name, date, by, `${shippingPrice}`]
      }),
    ),
    promotion: print(
      quote.orders.map(({ shop, promotions: { applied } }) => [
        shop.id,
        applied?.id,
        applied && `${applied.total}`,
      ]),
    ),
    buyer: print([buyer.name, buyer.phone, buyer.email, ...guestNames]),
    address: print(
      address && [
        address.recipient,
        address.street,
        address.hamlet,
        address.rt,
        address.rw,
        address.landmark,
        address.villageCode,
        address.postalCode,
      ],
    ),
    note: print(note),
  }
}

/** What is no longer as the buyer saw it; a purchase is made only of what was shown. */
export function changesSince(
  { seen, expectedTotal, ...details }: CheckoutInput,
  quote: Quote,
): ReviewChange[] {
  const now = fingerprintOf(quote, details)
  const parts = Object.keys(now) as (keyof SeenReview)[]
  const changed: ReviewChange[] = parts.filter((part) => now[part] !== seen[part])
  return quote.total === expectedTotal ? changed : [...changed, 'total']
}

const print = (content: unknown) =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 12)
