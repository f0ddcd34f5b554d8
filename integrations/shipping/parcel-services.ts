import type { CourierCode, CourierSpeed } from '#app/core/couriers.ts'

/**
 * The services that carry a household parcel; lists of tariffs also hold trucks, motorbikes and cargo
 * from ten kilograms on, and whatever is not here is not offered. Within a town a courier may have only
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

/** What kind of parcel service a courier's own word is; null: none. */
export function speedOf(courier: CourierCode, service: string): CourierSpeed | null {
  const services = parcelServices[courier]
  const name = service.toUpperCase().replace(/[\s_-]/g, '')
  return Object.hasOwn(services, name) ? (services[name] ?? null) : null
}

/** The cheapest of each courier and speed; cheapest first. */
export function cheapestOfEach<
  Quote extends { courier: CourierCode; speed: CourierSpeed; price: bigint },
>(quotes: readonly Quote[]): Quote[] {
  const sorted = quotes.toSorted(
    (a, b) => Number(a.price - b.price) || (a.courier < b.courier ? -1 : 1),
  )
  const seen = new Set<string>()
  return sorted.filter(({ courier, speed }) => {
    const key = `${courier} ${speed}`
    return !seen.has(key) && seen.add(key)
  })
}
