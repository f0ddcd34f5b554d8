import { type BreakerOptions, createBreaker } from '#app/server/breaker.server.ts'
import { env } from '#app/server/env.server.ts'
import { singleton } from '#app/server/singleton.server.ts'
import { createBiteship } from '#integrations/shipping/biteship.server.ts'
import { createRajaOngkir } from '#integrations/shipping/rajaongkir.server.ts'
import { CouriersUnavailable, type ShippingRates } from '#integrations/shipping/shipping-rates.ts'

/** Somebody waits for the checkout. */
const timeoutMs = 3_000

const inUse = singleton('couriers', () => ({ couriers: null as ShippingRates | null }))

/** Tariffs and tracking of parcel couriers; null where nobody is asked: then only villages bring goods. */
export function parcelCouriers(): ShippingRates | null {
  const { RAJAONGKIR_API_KEY, RAJAONGKIR_URL, BITESHIP_API_KEY, BITESHIP_URL } = env
  // Made at the first use, because an emulator's address is found out at the start.
  if (inUse.couriers) return inUse.couriers
  if (RAJAONGKIR_API_KEY) {
    const apiKey = RAJAONGKIR_API_KEY
    return useCouriers(createRajaOngkir({ apiKey, baseUrl: RAJAONGKIR_URL, timeoutMs }))
  }
  if (!BITESHIP_API_KEY) return null
  const apiKey = BITESHIP_API_KEY
  return useCouriers(createBiteship({ apiKey, baseUrl: BITESHIP_URL, timeoutMs }))
}

/** Puts a vendor in its place behind a circuit breaker; null: none. */
export function useCouriers(couriers: ShippingRates | null, options?: BreakerOptions) {
  inUse.couriers = couriers && withBreaker(couriers, options)
  return inUse.couriers
}

function withBreaker(couriers: ShippingRates, options: BreakerOptions = {}): ShippingRates {
  const { provider } = couriers
  const breaker = () =>
    createBreaker({
      ...options,
      // An answer we cannot read about one parcel says nothing about the others.
      isOutage: (error) => error instanceof CouriersUnavailable && error.reason !== 'unreadable',
      leftAlone: (operation) => new CouriersUnavailable(provider, operation, 'server-error'),
    })
  // Parcels that are on their way never take the tariffs from a checkout.
  const [guarded, guardedTrack] = [breaker(), breaker()]
  return {
    ...couriers,
    findArea: (place) => guarded('areas', () => couriers.findArea(place)),
    quote: (parcel) => guarded('tariffs', () => couriers.quote(parcel)),
    track: (parcel) => guardedTrack('track', () => couriers.track(parcel)),
  }
}
