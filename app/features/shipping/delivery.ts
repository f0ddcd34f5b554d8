import type { Rupiah } from '#app/core/rupiah.ts'

export type PickupPoint = { id: string; name: string; address: string; hours: string }

/** How the goods of one BUM Desa can reach a buyer. */
export type DeliveryOptions = {
  pickupPoints: readonly PickupPoint[]
  /** The village courier's flat price to the buyer's kecamatan; null: does not go there. */
  courierPrice: Rupiah | null
}

export type DeliveryChoice =
  | { method: 'pickup'; pickupPointId: string }
  | { method: 'villageCourier' }

/** Nothing to bring or fetch: the buyer comes to where it is. Never typed, always found. */
export type FulfilmentChoice = DeliveryChoice | { method: 'onSite' }
export type FulfilmentMethod = FulfilmentChoice['method']

export const noDelivery: DeliveryOptions = { pickupPoints: [], courierPrice: null }

/** Where a pickup point is, for a line that begins with its name: many addresses repeat it. */
export function whereIs({ name, address }: Pick<PickupPoint, 'name' | 'address'>): string {
  return address.startsWith(`${name}, `) ? address.slice(name.length + 2) : address
}

/** The price of a choice, or null when it is not (or no longer) offered. */
export function priceOf(choice: FulfilmentChoice, options: DeliveryOptions): Rupiah | null {
  if (choice.method === 'onSite') return 0n as Rupiah
  if (choice.method === 'villageCourier') return options.courierPrice
  const isOffered = options.pickupPoints.some(({ id }) => id === choice.pickupPointId)
  return isOffered ? (0n as Rupiah) : null
}
