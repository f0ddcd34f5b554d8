import type { PaymentWay } from '#app/core/payment-way.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import type { FulfilmentMethod } from '#app/features/shipping/delivery.ts'

/** The way to pay that no provider stands behind. */
export const onDelivery = 'onDelivery' satisfies PaymentWay

/** What no BUM Desa may go beyond (CHECK collection_terms_check): so much is carried through the village. */
export const mostCollected = 2_000_000n as Rupiah
export const leastCollected = 1_000n as Rupiah
export const mostOpenPerBuyer = 5
/** Who left so many lie in these months pays before. */
export const notTakenUntilRefused = 3
export const notTakenMonths = 12

/** What a BUM Desa lets buyers pay when they have the goods. */
export type CollectionTerms = {
  atPickup: boolean
  byCourier: boolean
  mostAmount: Rupiah
  openPerBuyer: number
  /** Kecamatan where its courier takes money. */
  districts: readonly string[]
}

/** What the form shows to who never said anything. */
export const usualCollection: CollectionTerms = {
  atPickup: false,
  byCourier: false,
  mostAmount: 500_000n as Rupiah,
  openPerBuyer: 2,
  districts: [],
}

/** Money that is out with couriers and at pickup points, and what came back as another sum than was due. */
export type OpenCollections = { count: number; sum: Rupiah; differing: number }

/** An order as far as this matters. */
export type CollectedOrder = {
  shopId: string
  method: FulfilmentMethod | null
  hasVisits: boolean
  total: Rupiah
}

/** Unpaid orders of this buyer: with this BUM Desa, with all; and how many were never taken. */
export type BuyerRecord = { open: number; openAnywhere: number; notTaken: number }

export const collectionRefusals = [
  'several-shops',
  'visits',
  'not-this-way',
  'district',
  'too-much',
  'too-many-open',
  'not-taken-before',
] as const
export type CollectionRefusal = (typeof collectionRefusals)[number]

/**
 * Why a purchase cannot be paid at the hand-over; null when it can. One order only: two couriers would each
 * hold a part of one bill, and one of them might never be paid. A visit is promised to others meanwhile, so
 * it is paid before.
 */
export function whyNotCollected({
  orders,
  terms,
  districtCode,
  buyer,
}: {
  orders: readonly CollectedOrder[]
  terms: CollectionTerms
  districtCode: string | null
  buyer: BuyerRecord
}): CollectionRefusal | null {
  const [order] = orders
  if (!order || orders.length > 1) return 'several-shops'
  const { method, total } = order
  if (order.hasVisits || method === 'onSite' || method === 'atVisit') return 'visits'
  // Other couriers bring no money back.
  const { atPickup: pickup, byCourier: villageCourier } = terms
  const isTaken = { pickup, villageCourier, parcelCourier: false }
  if (method === null || !isTaken[method]) return 'not-this-way'
  if (method === 'villageCourier' && !terms.districts.includes(districtCode ?? '')) {
    return 'district'
  }
  if (total <= 0n || total > terms.mostAmount) return 'too-much'
  if (buyer.notTaken >= notTakenUntilRefused) return 'not-taken-before'
  const isFull = buyer.open >= terms.openPerBuyer || buyer.openAnywhere >= mostOpenPerBuyer
  return isFull ? 'too-many-open' : null
}
