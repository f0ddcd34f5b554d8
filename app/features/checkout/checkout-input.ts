import type { Rupiah } from '#app/core/rupiah.ts'
import type { DeliveryChoice } from '#app/features/shipping/delivery.ts'

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

export type CheckoutInput = {
  /** Made with the review page; the same key is the same purchase however often it is sent. */
  key: string
  /** What the buyer saw and agreed to. Never used as a price. */
  expectedTotal: Rupiah
  buyer: BuyerInput
  address: AddressInput | null
  choices: ReadonlyMap<string, DeliveryChoice>
  note: string | null
  consentVersion: string
  provider: string
  /** `networkOf` the buyer's address; null for this machine's own. */
  network: string | null
  locale: 'id' | 'en'
}
