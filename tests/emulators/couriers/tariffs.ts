import type { KnownPlace, World } from './world.ts'

export type Tariff = {
  courier: string
  service: string
  price: number | null
  from: number
  to: number
}

/** What each courier has, with the price of a kilogram as a share of the regular one. */
const services: Readonly<Record<string, readonly (readonly [string, number, number, number])[]>> = {
  jne: [
    ['OKE', 0.85, 3, 6],
    ['REG', 1, 2, 3],
    ['YES', 1.9, 1, 1],
    // A truck, a motorbike, and a row that means nothing.
    ['JTR>130', 0.6, 5, 7],
    ['M-150', 20, 7, 9],
    ['240', 0.1, 0, 0],
  ],
  jnt: [['EZ', 1.05, 2, 4]],
  sicepat: [
    ['REG', 0.95, 1, 3],
    ['BEST', 1.6, 1, 1],
    ['GOKIL', 0.4, 4, 6],
  ],
  anteraja: [['REG', 1, 2, 4]],
  pos: [['Pos Reguler', 0.9, 2, 5]],
  tiki: [['REG', 1.1, 2, 4]],
}

/** By how far it is, and every begun kilogram counts as a whole one. */
export function tariffsBetween(
  world: World,
  way: { from: KnownPlace; to: KnownPlace; grams: number; couriers: readonly string[] },
): Tariff[] {
  if (world.mood === 'nobody') return []
  const { from, to, grams, couriers } = way
  const isTown = from.regency === to.regency
  const base = isTown ? 8_000 : from.province === to.province ? 11_000 : 24_000
  const kilograms = Math.max(Math.ceil(grams / 1_000), 1)
  const tariffs = couriers.flatMap((courier) =>
    (services[courier] ?? []).map(([name, share, first, last]) => ({
      courier,
      // Within a town the regular service goes by another name.
      service: nameOn(world.mood, courier === 'jne' && name === 'REG' && isTown ? 'CTC' : name),
      price: priceOf(world, base * share * kilograms),
      from: first,
      to: last,
    })),
  )
  const odd = { courier: 'jne', service: 'YES', price: null, from: 1, to: 1 }
  return world.mood === 'odd' ? [odd, ...tariffs] : tariffs
}

const isParcel = (name: string) => !/\d|GOKIL/.test(name)

function nameOn(mood: World['mood'], name: string): string {
  if (mood === 'odd' && name === 'REG') return 'REG23'
  return mood === 'renamed' && isParcel(name) ? `NEW ${name}` : name
}

const priceOf = (world: World, amount: number) =>
  world.mood === 'free' ? 0 : Math.ceil(amount / 500) * 500 + world.surcharge
