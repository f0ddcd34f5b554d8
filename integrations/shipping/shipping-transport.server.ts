import { rupiah } from '#app/core/rupiah.ts'
import { type Ask, createTransport, type TransportOptions } from '../transport.server.ts'
import {
  type AreaId,
  CouriersUnavailable,
  type ShippingProvider,
  type ShippingRates,
} from './shipping-rates.ts'

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

/** Places are free to ask for; that an account is empty is found out only by a tariff, here within one place. */
export async function checkByTariff(
  provider: ShippingProvider,
  { area, quote }: Pick<ShippingRates, 'quote'> & { area: string | undefined },
): Promise<void> {
  if (!area) throw new CouriersUnavailable(provider, 'check', 'unreadable')
  const place = area as AreaId
  const value = rupiah(10_000)
  await quote({ from: place, to: place, weightGrams: 500, value, couriers: ['jne'] })
}
