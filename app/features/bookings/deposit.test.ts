import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rupiah } from '#app/core/rupiah.ts'
import { addDays, calendarDate } from './calendar-date.ts'
import { postingsForBalance } from './balance.ts'
import { partyOf, type PartyLine } from './party.ts'
import type { Visit } from './visit.ts'
import { type DayPrices, priceOfVisit, priceOnDay, splitDeposit } from './visit-price.ts'

const numRuns = 1_500
const amount = fc.integer({ min: 1, max: 5_000_000 }).map(rupiah)
const dayPrices: fc.Arbitrary<DayPrices> = fc.record(
  { ordinary: amount, weekend: amount, holiday: amount },
  { requiredKeys: ['ordinary'] },
)
const bought = fc.record({
  // Over a leap day, a year end, a month end.
  start: fc.constantFrom('2028-02-25', '2026-12-26', '2027-04-28'),
  nights: fc.nat(6),
  holidays: fc.uniqueArray(fc.nat(7), { maxLength: 3 }),
  percent: fc.option(fc.integer({ min: 1, max: 99 })),
  lines: fc.array(
    fc.record({
      prices: dayPrices,
      quantity: fc.integer({ min: 1, max: 9 }),
      isAddOn: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  ),
})

/** The smallest whole amount that is no less than its share, found by trying. */
function depositByTrying(whole: bigint, percent: number): bigint {
  let deposit = (whole * BigInt(percent)) / 100n
  while (deposit * 100n < whole * BigInt(percent)) deposit += 1n
  return deposit
}

// The oracle lets each guest, room and vest pay each day by itself, one after the other.
test('deposit and rest of a whole party add up to what everybody would pay one by one', () => {
  let rounded = 0
  fc.assert(
    fc.property(bought, ({ start, nights, holidays: offsets, percent, lines }) => {
      const first = calendarDate(start)
      const holidays = new Set(offsets.map((offset) => addDays(first, offset)))
      const visit: Visit =
        nights === 0
          ? { kind: 'day', date: first, sessionId: null }
          : { kind: 'stay', date: first, departure: addDays(first, nights) }
      let [online, later, expectedOnline, expected] = [0n, 0n, 0n, 0n]
      const party = lines.map(({ prices, quantity, isAddOn }, index): PartyLine => {
        const whole = priceOfVisit(visit, (date) => priceOnDay(prices, date, holidays))
        const { price, onSitePrice } = splitDeposit(whole, percent)
        online += price * BigInt(quantity)
        for (let each = 0; each < quantity; each++) {
          let one = 0n
          for (let day = 0; day < Math.max(1, nights); day++) {
            const date = addDays(first, day)
            const weekday = new Date(`${date}T12:00:00Z`).getUTCDay()
            if (holidays.has(date) && prices.holiday !== undefined) one += prices.holiday
            else if ((weekday === 0 || weekday === 6) && prices.weekend !== undefined)
              one += prices.weekend
            else one += prices.ordinary
          }
          expected += one
          expectedOnline += percent === null ? one : depositByTrying(one, percent)
          if (percent !== null && (one * BigInt(percent)) % 100n !== 0n) rounded++
        }
        const id = `line ${index}`
        const words = { id, en: id }
        const addOnId = isAddOn && index > 0 ? id : null
        const of = { listingId: 'here', visit, addOnId, label: words, isReceived: false }
        return { id, quantity, onSitePrice, ...of }
      })
      later = partyOf('line 0', party).onSite.amount
      expect(online).toBe(expectedOnline)
      expect(online + later).toBe(expected)
      // Of the party each line is on exactly one ticket.
      const handedOut = party.flatMap((line) =>
        line.addOnId === null ? partyOf(line.id, party).addOns : [],
      )
      expect(handedOut).toHaveLength(party.filter(({ addOnId }) => addOnId !== null).length)
    }),
    { numRuns, seed: 20_261_128 },
  )
  expect(rounded).toBeGreaterThan(1_000)
})

test('what is paid on site is shared without a remainder, and none of it by the platform', () => {
  const shares = fc.record({ makerShare: amount, shopShare: amount, platformFee: amount })
  fc.assert(
    fc.property(shares, amount, (split, paid) => {
      const of = { orderLineId: 'line', shopId: 's', makerId: 'm', ...split }
      const postings = postingsForBalance(of, paid)
      expect(postings.reduce((sum, posting) => sum + posting.amount, 0n)).toBe(paid)
      expect(new Set(postings.map(({ from }) => from))).toEqual(new Set(['collector:s']))
      const toShop = postings.find(({ to }) => to === 'shop:s:payable')?.amount ?? 0n
      const whole = split.makerShare + split.shopShare + split.platformFee
      // Within one rupiah of its share.
      const error = toShop * whole - paid * split.shopShare
      expect(error < whole && error > -whole).toBe(true)
      expect(postings.every(({ to }) => !to.startsWith('platform'))).toBe(true)
    }),
    { numRuns },
  )
})
