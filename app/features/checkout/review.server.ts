import { courierSpeeds, isCourier } from '#app/core/couriers.ts'
import { parseCalendarDate } from '#app/features/bookings/calendar-date.ts'
import { getCart } from '#app/features/cart/queries.server.ts'
import { getVillageForAddress } from '#app/features/regions/queries.server.ts'
import { listOffers } from '#app/features/promotions/offers.server.ts'
import type { VillageSuggestion } from '#app/features/regions/village-suggestion.ts'
import type { DeliveryChoice } from '#app/features/shipping/delivery.ts'
import { findParcelOffers } from '#app/features/shipping/parcel-offers.server.ts'
import { listDeliveryOptions } from '#app/features/shipping/queries.server.ts'
import { db } from '#app/server/db.server.ts'
import type { BuyerScope } from '#app/server/scopes.server.ts'
import type { BindingDetails } from './checkout-input.ts'
import { type CheckoutDraft, getDraft } from './draft.server.ts'
import { addressForm, buyerForm, noteField } from './forms.ts'
import { areNamed, type GuestNames, readGuestNames } from './guest-names.ts'
import { goodsByShop, type Quote, quoteCart } from './quote.ts'

export type CheckoutState = {
  draft: CheckoutDraft
  quote: Quote
  /** Null until the first step was filled in well enough. */
  buyer: ReturnType<typeof buyerForm.parse> | null
  address: ReturnType<typeof addressForm.parse> | null
  village: (VillageSuggestion & { districtCode: string }) | null
  note: string | null
  /** Null while somebody who comes has no name where one is asked for. */
  guestNames: GuestNames | null
}

/** Everything the steps of the checkout and its last click need, read again each time. Null: no cart. */
export async function getCheckoutState(scope: BuyerScope): Promise<CheckoutState | null> {
  const cart = await getCart(scope)
  if (!cart || cart.lines.length === 0) return null
  const draft = await getDraft(scope)
  const buyer = buyerForm.safeParse(draft.buyer)
  const wantsHome = buyer.success && buyer.data.receive === 'home'
  const parsedAddress = wantsHome ? addressForm.safeParse(draft.address) : null
  const address = parsedAddress?.success ? parsedAddress.data : null
  const village = address ? await getVillageForAddress(address.villageCode) : null
  const note = noteField.safeParse(draft.note)
  const { names } = readGuestNames(cart.lines, draft.names)
  const shopIds = [...new Set(cart.lines.map(({ shop }) => shop.id))]
  const parcels = await findParcelOffers({
    goods: goodsByShop(cart.lines),
    toVillage: village?.code ?? null,
    visitor: scope.sessionId,
  })
  const options = await listDeliveryOptions(db, {
    shopIds,
    districtCode: village?.districtCode ?? null,
    parcels,
  })
  const codes = new Map(Object.entries(draft.codes))
  const offers = await listOffers(db, { shopIds, codes, buyer: whoBuys(scope, buyer.data) })
  const choices = readChoices(draft.choices)
  return {
    draft,
    quote: quoteCart({ lines: cart.lines, options, choices, offers, codes, now: new Date() }),
    buyer: buyer.success ? buyer.data : null,
    address: village ? address : null,
    village,
    note: note.success ? note.data : null,
    guestNames: areNamed(cart.lines, names) ? names : null,
  }
}

/** As far as it is known already how often he has used a promotion. */
const whoBuys = ({ userId }: BuyerScope, buyer: CheckoutState['buyer'] | undefined) => ({
  userId,
  phone: buyer?.phone ?? null,
  email: buyer?.email ?? null,
})

/**
 * What the last click would bind the buyer to, as the review page shows it. Null: a step before it is
 * not filled in.
 */
export function bindingDetails(state: CheckoutState): BindingDetails | null {
  const { buyer, address, village, draft, note, guestNames } = state
  if (!buyer || !guestNames || (buyer.receive === 'home' && (!address || !village))) return null
  return {
    buyer: { name: buyer.name, phone: buyer.phone, email: buyer.email },
    address:
      address && village
        ? {
            ...address,
            recipient: address.recipient ?? buyer.name,
            districtCode: village.districtCode,
            postalCode: address.postalCode ?? village.postalCode,
          }
        : null,
    choices: readChoices(draft.choices),
    note,
    guestNames,
    codes: new Map(Object.entries(draft.codes)),
  }
}

/** `villageCourier`, `pickup:<id>`, `atVisit:<day>` or `paket:<courier>:<speed>`; anything else is no choice. */
export function readChoices(raw: Record<string, string>): Map<string, DeliveryChoice> {
  return new Map(
    Object.entries(raw).flatMap(([shopId, value]): [string, DeliveryChoice][] => {
      if (value === 'villageCourier') return [[shopId, { method: 'villageCourier' }]]
      const date = value.startsWith('atVisit:') ? parseCalendarDate(value.slice(8)) : null
      if (date) return [[shopId, { method: 'atVisit', date }]]
      const [, courier = '', speed] = /^paket:([a-z]+):([a-zA-Z]+)$/.exec(value) ?? []
      const known = courierSpeeds.find((each) => each === speed)
      if (isCourier(courier) && known) {
        return [[shopId, { method: 'parcelCourier', courier, speed: known }]]
      }
      const pickupPointId = /^pickup:([0-9a-f-]{36})$/.exec(value)?.[1]
      return pickupPointId ? [[shopId, { method: 'pickup', pickupPointId }]] : []
    }),
  )
}
