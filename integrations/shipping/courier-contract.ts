import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type CourierCode, courierCodes } from '#app/core/couriers.ts'
import { rupiah } from '#app/core/rupiah.ts'
import {
  type AreaId,
  CouriersUnavailable,
  type Place,
  type ShippingAnswer,
  type ShippingRates,
} from './shipping-rates.ts'
import type { UnavailableReason } from '#integrations/unavailable-reason.ts'

type Parcel = { courier: CourierCode; waybill: string }
type Call = 'areas' | 'tariffs' | 'track'
type PlaceName = keyof CouriersUnderTest['places']

/** What each fault is told as; the last one is late, and still an answer. */
const outages = {
  'timeout-before': 'timeout',
  'timeout-after': 'timeout',
  'reset-before': 'network',
  'reset-after': 'network',
  'error-500-before': 'server-error',
  'error-500-after': 'server-error',
  'error-503': 'server-error',
  'html-502': 'server-error',
  'rate-limited-429': 'rate-limited',
  'cut-body': 'network',
  'wrong-json': 'unreadable',
  slow: null,
} as const satisfies Record<string, UnavailableReason | null>
type FaultKind = keyof typeof outages

export type CouriersUnderTest = {
  couriers: ShippingRates
  /** The same, for what nobody answers. */
  hasty: ShippingRates
  /** The same with a key that is not one. */
  stranger: ShippingRates
  /** `otherSide` lies beside the first, in a kecamatan with two postal codes; two have the same names. */
  places: Record<'plumpungrejo' | 'otherSide' | 'kota' | 'kabupaten' | 'capital' | 'far', Place>
  /** All that can go wrong on the way. */
  faultKinds: readonly FaultKind[]
  controls: {
    bring(parcel: Parcel): void
    next(parcel: Parcel): Promise<void>
    move(step: Parcel & { to: 'delivered' | 'returned'; at?: string }): Promise<void>
    mood(day: { mood: 'nobody' | 'free' | 'odd' | 'renamed' }): void
    fault(next: { call: Call; kind: FaultKind; ms?: number }): void
    calm(): void
    requests(): readonly { call: string; detail: unknown }[]
  }
  stop(): Promise<void>
}

const phone = '+6281234567890'
const everybody = courierCodes

/** Every vendor of tariffs and tracking passes this, whoever is behind it. */
export function describeCouriers(name: string, make: () => Promise<CouriersUnderTest>): void {
  describe(`${name}, as any vendor of couriers`, () => {
    let it: CouriersUnderTest
    beforeAll(async () => {
      it = await make()
    })
    afterEach(() => it.controls.calm())
    afterAll(() => it.stop())

    const areaOf = async (place: PlaceName) =>
      (await it.couriers.findArea(it.places[place])) ?? expect.fail(`no area of ${place}`)
    type Changes = { weightGrams?: number; couriers?: readonly CourierCode[] }
    const quote = async (to: PlaceName, changes: Changes = {}) => (await ask(to, changes)).offers
    async function ask(to: PlaceName, changes: Changes = {}) {
      const [from, there] = await Promise.all([areaOf('plumpungrejo'), areaOf(to)])
      const parcel = { weightGrams: 800, value: rupiah(50_000), couriers: everybody, ...changes }
      return it.couriers.quote({ from, to: there, ...parcel })
    }
    const lastAsked = (call: string) =>
      JSON.stringify(it.controls.requests().findLast((each) => each.call === call)?.detail)

    test('a village has one area, told from others of the same name', async () => {
      const [kota, kabupaten] = await Promise.all([areaOf('kota'), areaOf('kabupaten')])
      expect(kota).not.toBe(kabupaten)
      expect(await areaOf('plumpungrejo')).not.toBe(await areaOf('otherSide'))
    })

    // Believe a vendor who calls every regency a city, and the villages of a Kabupaten have no courier.
    test('a regency is known whichever kind the vendor calls it, and without the kind', async () => {
      for (const place of ['plumpungrejo', 'kota', 'capital'] as const) {
        expect(await areaOf(place), place).toBeTruthy()
      }
    })

    test('a village it does not know, or that could be two, has none', async () => {
      const { far, plumpungrejo } = it.places
      expect(await it.couriers.findArea({ ...far, district: 'Kademangan' })).toBeNull()
      expect(
        await it.couriers.findArea({ ...plumpungrejo, regency: 'Kabupaten Malang' }),
      ).toBeNull()
    })

    test('parcels only, at most one of each speed, the cheapest first, in whole rupiah', async () => {
      const quotes = await quote('far')
      const prices = quotes.map(({ price }) => price)
      expect(prices).toEqual(prices.toSorted((a, b) => Number(a - b)))
      const kinds = quotes.map(({ courier, speed }) => `${courier} ${speed}`)
      expect(new Set(kinds).size).toBe(kinds.length)
      expect(kinds).toEqual(
        expect.arrayContaining(['jne regular', 'jne economy', 'jne nextDay', 'pos regular']),
      )
      // JTR>130, M-150, GOKIL and "240" are trucks, motorbikes, cargo and nonsense.
      expect(JSON.stringify(quotes.map(({ service }) => service))).not.toMatch(/JTR|150|GOKIL|240/i)
      expect(quotes.find(({ courier }) => courier === 'jne')?.price).toBeTypeOf('bigint')
    })

    test('within a town the city service is the regular one', async () => {
      const quotes = await quote('otherSide', { couriers: ['jne'] })
      expect(quotes.find(({ speed }) => speed === 'regular')).toMatchObject({ service: 'CTC' })
    })

    test('weight goes out in whole grams, and rounding is the courier’s', async () => {
      const priceOf = async (weightGrams: number) =>
        (await quote('far', { weightGrams, couriers: ['jne'] })).find(
          ({ speed }) => speed === 'regular',
        )?.price
      expect(await priceOf(1_000)).toBe(24_000n)
      expect(lastAsked('tariffs')).toMatch(/"weight":"?1000\b/)
      expect(await priceOf(1_001)).toBe(48_000n)
      expect(await priceOf(0.4)).toBe(24_000n)
      expect(lastAsked('tariffs')).toMatch(/"weight":"?1\b/)
    })

    test('only couriers that were asked for answer, and only ours', async () => {
      const quotes = await quote('far', { couriers: ['sicepat'] })
      expect(new Set(quotes.map(({ courier }) => courier))).toEqual(new Set(['sicepat']))
    })

    test('days are a range, one day, or not said', async () => {
      const daysOf = async (courier: CourierCode, speed: string) =>
        (await quote('far', { couriers: [courier] })).find((each) => each.speed === speed)?.days
      expect(await daysOf('jne', 'regular')).toEqual({ from: 2, to: 3 })
      expect(await daysOf('jne', 'nextDay')).toEqual({ from: 1, to: 1 })
    })

    test('a cost of nothing is not an offer, and nobody going there is an empty list', async () => {
      it.controls.mood({ mood: 'free' })
      expect(await quote('far')).toEqual([])
      it.controls.mood({ mood: 'nobody' })
      expect(await quote('far')).toEqual([])
    })

    // Read the list as a whole and this is red; so it is without the digits behind a name.
    test('one odd row, or a year behind a name, takes nothing away from the others', async () => {
      const before = await ask('far')
      expect(before.unknown).toEqual([])
      it.controls.mood({ mood: 'odd' })
      const { offers, unknown } = await ask('far')
      const kinds = (among: typeof offers) =>
        among.map(({ courier, speed, price }) => ({ courier, speed, price }))
      expect(kinds(offers)).toEqual(kinds(before.offers))
      expect(offers.map(({ service }) => service)).toContain('REG23')
      expect(unknown).toEqual([])
    })

    test('services with names we have not met are told of, and are no tariff', async () => {
      it.controls.mood({ mood: 'renamed' })
      const { offers, unknown } = await ask('far', { couriers: ['jne', 'sicepat'] })
      expect(offers).toEqual([])
      expect(unknown.map((name) => name.replace('_', ' '))).toEqual([
        'jne NEW OKE',
        'jne NEW REG',
        'jne NEW YES',
        'sicepat NEW REG',
        'sicepat NEW BEST',
      ])
    })

    test('an id of another numbering buys no tariff', async () => {
      const from = await areaOf('plumpungrejo')
      const parcel = { weightGrams: 800, value: rupiah(1), couriers: everybody }
      const asked = it.couriers.quote({ from, to: '350505' as AreaId, ...parcel })
      expect(await asked.catch((error: CouriersUnavailable) => error.reason)).toSatisfy(
        (answer: unknown) =>
          answer === 'unreadable' || (answer as ShippingAnswer).offers.length === 0,
      )
    })

    test('a parcel is followed until it is there, first event first', async () => {
      const parcel = { courier: 'jne', waybill: `JX${process.pid}1` } as const
      expect(await it.couriers.track({ ...parcel, phone })).toBeNull()
      it.controls.bring(parcel)
      await it.controls.next(parcel)
      const onTheWay = await it.couriers.track({ ...parcel, phone })
      expect(onTheWay).toMatchObject({ status: 'onTheWay', deliveredAt: null })
      await it.controls.move({ ...parcel, to: 'delivered', at: '2027-01-02T03:04:00.000Z' })
      const there = await it.couriers.track({ ...parcel, phone })
      expect(there?.status).toBe('delivered')
      // Written on the clock of Jakarta, one of the two without saying so.
      expect(there?.deliveredAt).toEqual(new Date('2027-01-02T03:04:00.000Z'))
      const times = there!.events.map(({ at }) => at.getTime())
      expect(times).toHaveLength(3)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
    })

    test('a parcel that came back to its sender has not arrived', async () => {
      const parcel = { courier: 'sicepat', waybill: `JX${process.pid}2` } as const
      it.controls.bring(parcel)
      await it.controls.move({ ...parcel, to: 'returned' })
      const tracking = await it.couriers.track({ ...parcel, phone })
      expect(tracking).toMatchObject({ status: 'returned', deliveredAt: null })
    })

    test('a number with odd characters is one number and no other address', async () => {
      const waybill = '../JX/1?awb=2&courier=pos'
      expect(await it.couriers.track({ courier: 'jnt', waybill, phone })).toBeNull()
      expect(lastAsked('track')).toContain(waybill)
    })

    test('a wrong key says so and an outage says which, without the key', async () => {
      const calls = {
        areas: (couriers: ShippingRates) => couriers.findArea(it.places.far),
        tariffs: quoteOf,
        track: (couriers: ShippingRates) =>
          couriers.track({ courier: 'jne', waybill: 'JX1', phone }),
      }
      for (const [call, ask] of Object.entries(calls)) {
        const calm = await ask(it.couriers).catch((thrown: unknown) => thrown)
        for (const kind of it.faultKinds) {
          const reason = outages[kind]
          it.controls.fault({ call: call as Call, kind, ms: 100 })
          const patience = kind.startsWith('timeout') ? it.hasty : it.couriers
          const error = await ask(patience).catch((thrown: unknown) => thrown)
          if (reason === null) {
            expect(error, `${call} ${kind}`).toEqual(calm)
            continue
          }
          expect(error, `${call} ${kind}`).toBeInstanceOf(CouriersUnavailable)
          expect((error as CouriersUnavailable).reason, `${call} ${kind}`).toBe(reason)
        }
      }
      for (const asked of [it.stranger.check(), quoteOf(it.stranger)]) {
        const error = await asked.catch((thrown: unknown) => thrown)
        expect(error).toMatchObject({ reason: 'unauthorized' })
        expect(JSON.stringify(error) + String(error)).not.toContain('kunci')
      }
      await expect(it.couriers.check()).resolves.toBeUndefined()
    })
  })
}

const quoteOf = (couriers: ShippingRates) =>
  couriers.quote({
    from: '3505052009' as AreaId,
    to: '7371011001' as AreaId,
    weightGrams: 1,
    value: rupiah(1),
    couriers: ['jne'],
  })
