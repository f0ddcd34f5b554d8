import type { Rupiah } from '#app/core/rupiah.ts'

/**
 * What the checkout asks of a tariff courier. Adapters translate a vendor's areas, units and odd
 * answers (a cost of zero, trucking services) into this; none of their words leaves the adapter.
 */
export interface ShippingRates {
  readonly provider: string
  /** Rates for one parcel; an empty list means nobody goes there. Outages throw and are caught by the caller. */
  quote(parcel: ParcelRequest): Promise<readonly ShippingQuote[]>
}

export type ParcelRequest = {
  /** Kemendagri village codes; the adapter knows the vendor's id for them. */
  fromVillageCode: string
  toVillageCode: string
  weightGrams: number
  value: Rupiah
}

export type ShippingQuote = {
  courier: string
  service: string
  price: Rupiah
  days: { from: number; to: number } | null
}
