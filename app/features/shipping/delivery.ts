import type { CourierCode, CourierSpeed } from '#app/core/couriers.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import { noParcels, type ParcelOffer, type ParcelOffers } from './parcel.ts'
import type { VisitPickup } from './visit-pickup.ts'

export type PickupPoint = { id: string; name: string; address: string; hours: string }

/** How the goods of one BUM Desa can reach a buyer. */
export type DeliveryOptions = {
  pickupPoints: readonly PickupPoint[]
  /** The village courier's flat price to the buyer's kecamatan; null: does not go there. */
  courierPrice: Rupiah | null
  /** How long bringing it takes once it is ready. */
  courierDays: number
  /** Goods of at least so much are brought for nothing. */
  courierFreeFrom: Rupiah | null
  parcels: ParcelOffers
}

/** With what only the cart knows: when who buys them is there anyway. */
export type OfferedDelivery = DeliveryOptions & { visitPickup: VisitPickup | null }

export type DeliveryChoice =
  | { method: 'pickup'; pickupPointId: string }
  | { method: 'villageCourier' }
  | { method: 'atVisit'; date: CalendarDate }
  | { method: 'parcelCourier'; courier: CourierCode; speed: CourierSpeed }

/** Nothing to bring or fetch: the buyer comes to where it is. Never typed, always found. */
export type FulfilmentChoice = DeliveryChoice | { method: 'onSite' }
export type FulfilmentMethod = FulfilmentChoice['method']

export const fulfilmentMethods = [
  'pickup',
  'villageCourier',
  'parcelCourier',
  'atVisit',
  'onSite',
] as const satisfies readonly FulfilmentMethod[]

export const noDelivery: OfferedDelivery = {
  pickupPoints: [],
  courierPrice: null,
  courierDays: 1,
  courierFreeFrom: null,
  parcels: noParcels,
  visitPickup: null,
}

/** With the price for goods of so much. */
export function forGoodsOf(goodsTotal: Rupiah, options: DeliveryOptions): DeliveryOptions {
  const { courierPrice, courierFreeFrom } = options
  const isFree = courierPrice !== null && courierFreeFrom !== null && goodsTotal >= courierFreeFrom
  return isFree ? { ...options, courierPrice: 0n as Rupiah } : options
}

/** The buyer comes for the goods. */
export const isFetched = (method: FulfilmentMethod) => method === 'pickup' || method === 'atVisit'

/** Somebody comes to the buyer's door with it. */
export const isBrought = (method: FulfilmentMethod) =>
  method === 'villageCourier' || method === 'parcelCourier'

/** What a choice of a parcel courier means among what is offered. */
export function parcelOf(
  choice: FulfilmentChoice,
  { parcels }: Pick<DeliveryOptions, 'parcels'>,
): ParcelOffer | null {
  if (choice.method !== 'parcelCourier') return null
  const { courier, speed } = choice
  return parcels.offers.find((offer) => offer.courier === courier && offer.speed === speed) ?? null
}

/** Where a pickup point is, for a line that begins with its name: many addresses repeat it. */
export function whereIs({ name, address }: Pick<PickupPoint, 'name' | 'address'>): string {
  return address.startsWith(`${name}, `) ? address.slice(name.length + 2) : address
}

/** The price of a choice, or null when it is not (or no longer) offered. */
export function priceOf(choice: FulfilmentChoice, options: OfferedDelivery): Rupiah | null {
  if (choice.method === 'onSite') return 0n as Rupiah
  if (choice.method === 'villageCourier') return options.courierPrice
  if (choice.method === 'parcelCourier') return parcelOf(choice, options)?.price ?? null
  const isOffered =
    choice.method === 'atVisit'
      ? options.visitPickup?.days.includes(choice.date)
      : options.pickupPoints.some(({ id }) => id === choice.pickupPointId)
  return isOffered ? (0n as Rupiah) : null
}

/** Why a choice that is not offered is not: guests may come before their goods can be ready. */
export function whyNotOffered(
  choice: FulfilmentChoice,
  { visitPickup }: OfferedDelivery,
): 'delivery-too-soon' | 'delivery-not-offered' {
  const notBefore = visitPickup?.notBefore
  return choice.method === 'atVisit' && notBefore && choice.date < notBefore.date
    ? 'delivery-too-soon'
    : 'delivery-not-offered'
}
