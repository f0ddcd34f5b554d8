import type { CourierCode, CourierSpeed, TrackingStatus } from '#app/core/couriers.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import type { UnavailableReason } from '#integrations/unavailable-reason.ts'

declare const areaBrand: unique symbol

/** A place in one vendor's own numbering; it means nothing to another vendor, nor to another of its calls. */
export type AreaId = string & { readonly [areaBrand]: true }

/**
 * A vendor of tariffs and tracking of parcel couriers. Adapters translate areas, units and odd answers
 * (a cost of zero, trucking services, a wrong key called a bad request) into this; none of their words
 * leaves the adapter. A refusal is an answer; an outage is thrown as `CouriersUnavailable`.
 */
export interface ShippingRates {
  readonly provider: ShippingProvider
  /** The couriers it can be asked about. */
  readonly couriers: readonly CourierCode[]
  /** Whether it is told the end of the receiver's phone number before it says where a parcel is. */
  readonly asksPhoneEnd: boolean
  /** Its id of a village; null when it knows none, or more than one that it could be. */
  findArea(place: Place): Promise<AreaId | null>
  /** Tariffs for one parcel. */
  quote(parcel: ParcelRequest): Promise<ShippingAnswer>
  /** Where a parcel is; null: no such number (yet). */
  track(parcel: TrackedParcel): Promise<Tracking | null>
  /** Throws when it cannot be used now. */
  check(): Promise<void>
}

export type ShippingProvider = 'rajaongkir' | 'biteship'

/** A village as the Kemendagri names it. */
export type Place = {
  village: string
  district: string
  /** With its kind: `Kabupaten Blitar`, `Kota Blitar`. */
  regency: string
  province: string
  postalCode: string | null
}

export type ParcelRequest = {
  from: AreaId
  to: AreaId
  /** Whole grams of the packed parcel; how they are rounded is the courier's own affair. */
  weightGrams: number
  /** What is in it is worth so much. */
  value: Rupiah
  couriers: readonly CourierCode[]
}

export type ShippingAnswer = {
  /** Cheapest first, one for each courier and speed; empty beside nothing unknown: nobody goes there. */
  offers: ShippingQuote[]
  /** Services that were among them and that we have not met, such as `jne KILAT`: nobody knows what they are. */
  unknown: string[]
}

export type ShippingQuote = {
  courier: CourierCode
  speed: CourierSpeed
  /** What the counter of the courier calls it: `REG`, `CTC`. */
  service: string
  price: Rupiah
  /** Working days; null: it does not say. */
  days: { from: number; to: number } | null
}

export type TrackedParcel = {
  courier: CourierCode
  waybill: string
  /** Of the receiver; some couriers ask for its end. */
  phone: string | null
}

export type Tracking = {
  /** Null: a word we have not met. */
  status: TrackingStatus | null
  /** Only of a delivered one, when it says so. */
  deliveredAt: Date | null
  /** First first. */
  events: TrackingEvent[]
}

export type TrackingEvent = {
  at: Date
  status: TrackingStatus | null
  /** In the courier's words. */
  note: string
  place: string | null
}

/** The vendor gave no usable answer. Carries no request, because a request holds the key. */
export class CouriersUnavailable extends Error {
  override readonly name = 'CouriersUnavailable'
  readonly reason: UnavailableReason

  constructor(provider: ShippingProvider, operation: string, reason: UnavailableReason) {
    super(`${provider}: ${operation} failed: ${reason}`)
    this.reason = reason
  }
}
