import { expect, onTestFinished, test } from 'vitest'
import { loadCalendars, loadTaken } from '#app/features/bookings/calendar.server.ts'
import { addDays, type CalendarDate } from '#app/features/bookings/calendar-date.ts'
import { offerOnDate } from '#app/features/bookings/dated-offers.server.ts'
import {
  type ExperienceCalendar,
  fitWish,
  slotsOfDay,
  type Taken,
} from '#app/features/bookings/experience-calendar.ts'
import type { DatedWish } from '#app/features/bookings/free-visit.ts'
import { reindexChanged } from '#app/features/search/commands.server.ts'
import { searchEngine } from '#app/server/search-engine.server.ts'
import { parseSearchFilters } from '#app/features/search/filters.ts'
import { searchListings } from '#app/features/search/queries.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import { publicMemory } from '#app/server/public-memory.server.ts'
import { anExperience, inDays, type TestExperience } from '#tests/factories/experiences.ts'
import { newRandom, type Random, size } from '#tests/money/random.ts'
import { aRandomExperience, farthestDay, somethingHappens } from '#tests/search/random-calendars.ts'

const dayMs = 86_400_000

test('a search by date finds what the calendars say, whatever happened and however late it is', async () => {
  const random = newRandom()
  const experiences: TestExperience[] = []
  for (let count = 0; count < size(40, 150); count++) {
    experiences.push(await aRandomExperience(random))
  }
  let found = 0
  for (let round = 0; round < size(4, 12); round++) {
    for (let time = 0; time < 150; time++) {
      await somethingHappens(random, random.pick(experiences))
    }
    await reindexChanged()
    const ask = await oracleOf(experiences)
    for (let time = 0; time < size(250, 500); time++) {
      const wish = aWish(random)
      // The index is not written again, while days go by.
      const now = new Date(Date.now() + (random.chance(0.5) ? 0 : random.below(6 * dayMs)))
      const expected = ask(wish, now)
      expect(await searchFor(wish, now), JSON.stringify({ wish, now })).toEqual(expected)
      found += expected.length
    }
    for (let time = 0; time < 20; time++) {
      const wish = aWish(random)
      const offers = await offerOnDate(
        experiences.map(({ listingId }) => listingId),
        wish,
      )
      expect([...offers.keys()].toSorted()).toEqual(ask(wish, new Date()))
    }
  }
  expect(found).toBeGreaterThan(1000)
}, 600_000)

function aWish({ below, chance }: Random): DatedWish {
  const date = inDays(below(farthestDay + 5) - 1)
  return {
    date,
    departure: chance(0.4) ? addDays(date, 1 + below(6)) : null,
    people: chance(0.7) ? 1 + below(10) : null,
  }
}

async function searchFor(
  { date, departure, people }: DatedWish,
  now: Date,
): Promise<readonly string[]> {
  const nights = departure && (Date.parse(departure) - Date.parse(date)) / dayMs
  const { hits, total } = await searchEngine().search({
    text: '',
    filters: { freeOn: { date, nights, people, now } },
    sort: 'relevance',
    page: 1,
    perPage: 1000,
  })
  expect(total).toBe(hits.length)
  return hits.toSorted()
}

/** Slow and obvious: every experience is asked whether it would sell that, in every way it can be bought. */
async function oracleOf(experiences: readonly TestExperience[]) {
  const ids = experiences.map(({ listingId }) => listingId)
  const calendars = await loadCalendars(db, ids)
  const days = { from: inDays(-2), to: inDays(farthestDay + 30) }
  const taken = await loadTaken(db, ids, days)
  return (wish: DatedWish, now: Date) =>
    ids
      .filter((id) => wouldSell(calendars.get(id)!, wish, { now, taken: taken.get(id)! }))
      .toSorted()
}

function wouldSell(
  calendar: ExperienceCalendar,
  { date, departure, people: asked }: DatedWish,
  at: { now: Date; taken: Taken },
): boolean {
  const { mode, rules } = calendar
  const people = asked ?? rules.group.minimum
  if (mode.kind !== 'night') {
    const { unit, peoplePerUnit } = calendar
    // Any number of cars that takes them; where nobody says how many one takes, any number at all.
    const counts = Array.from({ length: 40 }, (_, index) => index + 1)
    const enough =
      unit === 'mobil'
        ? counts.filter((cars) => asked === null || cars * (peoplePerUnit ?? Infinity) >= asked)
        : [people]
    return slotsOfDay(mode).some(({ sessionId }) =>
      enough.some(
        (count) => fitWish(calendar, { kind: 'visit', date, sessionId, people: count }, at).ok,
      ),
    )
  }
  const until = departure ?? addDays(date, rules.stay.minimumNights)
  return mode.units.some((_, index) => {
    const units = index + 1
    return fitWish(calendar, { kind: 'stay', arrival: date, departure: until, units, people }, at)
      .ok
  })
}

const search = (query: string) =>
  searchListings(parseSearchFilters(new URLSearchParams(query)), 'id')

/** As a checkout holds them. */
const hold = (experience: TestExperience, date: CalendarDate, quantity: number) =>
  pool.query(
    `INSERT INTO slots (id, listing_id, date, capacity, held)
     VALUES (gen_random_uuid(), $1, $2, 10, $3)
     ON CONFLICT (listing_id, date, session_id, add_on_id) DO UPDATE SET held = slots.held + excluded.held`,
    [experience.listingId, date, quantity],
  )

test('what is sold out is gone from a search by date at once, and what is left is said', async () => {
  publicMemory.hear(true)
  onTestFinished(() => publicMemory.hear(false))
  const beach = await anExperience({ capacity: 10 })
  const date = inDays(11)
  await reindexChanged()
  const query = `tanggal=${date}&orang=4`
  const shown = async () => {
    const { cards, offers, total } = await search(query)
    expect(Object.keys(offers).toSorted()).toEqual(cards.map(({ id }) => id).toSorted())
    expect(total).toBe(cards.length)
    return offers[beach.listingId]
  }
  expect(await shown()).toMatchObject({ left: 10, price: 10_000n, visit: { kind: 'day', date } })
  await hold(beach, date, 6)
  expect(await shown()).toMatchObject({ left: 4 })
  await hold(beach, date, 1)
  // The index has not been told yet.
  expect(await shown()).toBeUndefined()
  await reindexChanged()
  expect(await shown()).toBeUndefined()
})
