import { type Ask, createTransport, type TransportOptions } from '../transport.server.ts'
import { CouriersUnavailable, type ShippingProvider } from './shipping-rates.ts'

export type CourierConfig = {
  apiKey: string
  /** Without one the vendor itself. */
  baseUrl?: string | undefined
  timeoutMs?: number | undefined
}

export const askCourier = (
  provider: ShippingProvider,
  options: Omit<TransportOptions, 'unavailable'>,
): Ask =>
  createTransport({
    ...options,
    unavailable: (operation, reason) => new CouriersUnavailable(provider, operation, reason),
  })
