import type { Rupiah } from '#app/core/rupiah.ts'
import type { Codes } from '#app/features/promotions/best-promotion.ts'
import type { DeliveryChoice } from '#app/features/shipping/delivery.ts'
import type { GuestNames } from './guest-names.ts'

export type BuyerInput = { name: string; phone: string; email: string | null }
export type AddressInput = {
  recipient: string
  street: string | null
  hamlet: string | null
  rt: string | null
  rw: string | null
  landmark: string | null
  villageCode: string
  districtCode: string
  postalCode: string | null
}

/** The parts of the review page that bind; prices and postage are in the first two. */
export const seenParts = ['lines', 'delivery', 'promotion', 'buyer', 'address', 'note'] as const
export type SeenReview = Record<(typeof seenParts)[number], string>
export type ReviewChange = keyof SeenReview | 'total'

/** As it travels in the form. */
export const formatSeen = (seen: SeenReview) => seenParts.map((part) => seen[part]).join('.')

export type BindingDetails = {
  buyer: BuyerInput
  address: AddressInput | null
  choices: ReadonlyMap<string, DeliveryChoice>
  note: string | null
  guestNames: GuestNames
  codes: Codes
}

export type CheckoutInput = BindingDetails & {
  /** Made with the review page; the same key is the same purchase however often it is sent. */
  key: string
  /** What the buyer saw and agreed to. Never used as a price. */
  expectedTotal: Rupiah
  /** Prints of what the buyer saw: what has changed since is shown before it binds. */
  seen: SeenReview
  consentVersion: string
  provider: string
  /** `networkOf` the buyer's address; null for this machine's own. */
  network: string | null
  locale: 'id' | 'en'
}
