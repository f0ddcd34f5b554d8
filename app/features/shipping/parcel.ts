import type { CourierCode, CourierSpeed } from '#app/core/couriers.ts'
import { add, multiply, type Rupiah } from '#app/core/rupiah.ts'

/** What a parcel courier would take for the goods of one BUM Desa. */
export type ParcelOffer = {
  courier: CourierCode
  speed: CourierSpeed
  service: string
  price: Rupiah
  days: { from: number; to: number } | null
}

/** One answer of a vendor, by which an order later says where its postage comes from. */
export type ParcelQuote = { id: string; provider: string; askedAt: Date; weightGrams: number }

/**
 * Why nothing is offered: a good has no weight or may not travel, the vendor knows the village not, nobody
 * goes there, or the vendor is away. Null beside no offers: this BUM Desa sends by none.
 */
export type ParcelProblem = 'no-weight' | 'local-only' | 'no-area' | 'nobody' | 'away'

export type ParcelOffers = {
  offers: readonly ParcelOffer[]
  quote: ParcelQuote | null
  problem: ParcelProblem | null
}

export const noParcels: ParcelOffers = { offers: [], quote: null, problem: null }

export const noOffer = (problem: ParcelProblem): ParcelOffers => ({ ...noParcels, problem })

export type ParcelGoods = {
  weightGrams: number
  quantity: number
  price: Rupiah
  isLocalOnly: boolean
}

/** What is on the scales at the counter; null when a good does not say what it weighs: no guess is right. */
export function parcelWeight(
  goods: readonly Pick<ParcelGoods, 'weightGrams' | 'quantity'>[],
  packingGrams: number,
): number | null {
  if (goods.some(({ weightGrams }) => weightGrams <= 0)) return null
  const grams = goods.reduce((sum, { weightGrams, quantity }) => sum + weightGrams * quantity, 0)
  return Math.max(grams + packingGrams, 1)
}

export const parcelValue = (goods: readonly ParcelGoods[]): Rupiah =>
  add(...goods.map(({ price, quantity }) => multiply(price, quantity)))

type StoredParcel = {
  courier: string
  speed: string
  daysFrom: number | null
  daysTo: number | null
}

export type ParcelSaid = ReturnType<typeof parcelSaid>

/** The courier, speed and days of an order, as they are said to people. */
export function parcelSaid(parcel: StoredParcel) {
  const { courier, speed, daysFrom: from, daysTo: to } = parcel
  return {
    courier: courier as CourierCode,
    speed: speed as CourierSpeed,
    days: from === null || to === null ? null : { from, to },
  }
}
