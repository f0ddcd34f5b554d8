import type { CourierCode, CourierSpeed } from '#app/core/couriers.ts'
import type { ShippingAnswer, ShippingQuote } from './shipping-rates.ts'
import { priceOf } from './vendor-words.ts'

/**
 * The services that carry a household parcel; lists of tariffs also hold trucks, motorbikes and cargo
 * from ten kilograms on, and whatever is not here is not offered but told of. Within a town a courier may have only
 * its city service (CTC) where others have the regular one.
 */
const parcelServices: Record<CourierCode, Readonly<Record<string, CourierSpeed>>> = {
  jne: {
    OKE: 'economy',
    CTCOKE: 'economy',
    REG: 'regular',
    CTC: 'regular',
    YES: 'nextDay',
    CTCYES: 'nextDay',
  },
  jnt: { ECO: 'economy', EZ: 'regular', REG: 'regular' },
  sicepat: { HALU: 'economy', REG: 'regular', SIUNT: 'regular', BEST: 'nextDay' },
  anteraja: { REG: 'regular', ND: 'nextDay', NEXTDAY: 'nextDay' },
  pos: {
    EKONOMI: 'economy',
    REG: 'regular',
    REGULER: 'regular',
    POSREGULER: 'regular',
    NEXTDAY: 'nextDay',
    POSNEXTDAY: 'nextDay',
  },
  tiki: { ECO: 'economy', REG: 'regular', ONS: 'nextDay' },
  ninja: { STANDARD: 'regular', REG: 'regular' },
  lion: { REGPACK: 'regular', ONEPACK: 'nextDay' },
  sap: { REG: 'regular', UDRREG: 'regular', UDRONS: 'nextDay' },
  ide: { STD: 'regular', REG: 'regular' },
}

/** Trucks, motorbikes, cargo by its weight, and rows that mean nothing. */
const notParcels = /^(JTR|TRC|[MT]\d|\d*$|GOKIL|OTOPACK|TRUCK)|CARGO|KARGO|JUMBO/

/** What kind of parcel service a courier's own word is; null: none. */
export function speedOf(courier: CourierCode, service: string): CourierSpeed | null {
  const services = parcelServices[courier]
  const name = plainName(service)
  // JNE puts the year of its price list behind a name: `REG23`.
  const known = [name, name.replace(/\d+$/, '')].find((each) => Object.hasOwn(services, each))
  return known === undefined ? null : (services[known] ?? null)
}

const plainName = (service: string) => service.toUpperCase().replace(/[\s_-]/g, '')

/** One row of a list of tariffs, of a courier that was asked about. */
export type TariffRow = Pick<ShippingQuote, 'courier' | 'service' | 'days'> & { cost: number }

/** What of a list of tariffs can be offered, and the services in it that we have not met. */
export function offersAmong(rows: readonly TariffRow[]): ShippingAnswer {
  const offers = rows.flatMap(({ cost, ...row }): ShippingQuote[] => {
    const speed = speedOf(row.courier, row.service)
    const price = priceOf(cost)
    return speed && price !== null ? [{ ...row, speed, price }] : []
  })
  const unknown = rows
    .filter(({ courier, service }) => isUnknown(courier, service))
    .map(({ courier, service }) => `${courier} ${service.slice(0, 40)}`)
  return { offers: cheapestOfEach(offers), unknown: [...new Set(unknown)] }
}

const isUnknown = (courier: CourierCode, service: string) =>
  speedOf(courier, service) === null && !notParcels.test(plainName(service))

/** The cheapest of each courier and speed; cheapest first. */
function cheapestOfEach(quotes: readonly ShippingQuote[]): ShippingQuote[] {
  const sorted = quotes.toSorted(
    (a, b) => Number(a.price - b.price) || (a.courier < b.courier ? -1 : 1),
  )
  const seen = new Set<string>()
  return sorted.filter(({ courier, speed }) => {
    const key = `${courier} ${speed}`
    return !seen.has(key) && seen.add(key)
  })
}
