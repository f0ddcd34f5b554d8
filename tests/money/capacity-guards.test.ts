import { describe, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import { takeSlots } from '#app/features/bookings/slots.server.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { db, pool, transaction } from '#app/server/db.server.ts'
import { asOwner } from '#tests/setup/as-owner.ts'
import { anExperience, inDays, type TestExperience } from '#tests/factories/experiences.ts'
import { aCart, aCheckout } from '#tests/factories/purchases.ts'
import { inParallel, newRandom, size, withinMs } from './random.ts'

// R4, its guards one at a time: the lock of the calendar, the counter's own condition, and what the table
// itself refuses. Each alone is enough, and without any of them the same crowd takes too much: so these tests
// can fail. The constraints go in the order of the tests, in the database of this file alone.

const [seats, buyers, atOnce] = [10, 200, 20]

describe(`${buyers} at once for ${seats} places of a day, without the lock`, () => {
  /** Of the day, after all have tried; and how many were told that they have a place. */
  async function crowd(take: (day: Day) => Promise<unknown>, refusal: string) {
    const { listingId } = await anExperience({ capacity: seats })
    const day = { listingId, date: inDays(4) }
    // The row is there: whoever makes it waits for others, and that would be a lock.
    await db.slot.create({
      data: { id: newId(), listingId, date: new Date(day.date), capacity: seats },
    })
    let told = 0
    await inParallel([...Array(buyers).keys()], atOnce, async () => {
      const isTold = await take(day).then(
        () => true,
        (error: Error) => {
          expect(error.message).toContain(refusal)
          return false
        },
      )
      if (isTold) told += 1
    })
    const { held } = await db.slot.findFirstOrThrow({ where: { listingId } })
    return { held, told }
  }
  type Day = { listingId: string; date: CalendarDate }

  const guarded = ({ listingId, date }: Day) =>
    transaction((tx) =>
      takeSlots(
        tx,
        { listingId, visit: { kind: 'day', date, sessionId: null }, quantity: 1, addOnId: null },
        { capacity: seats, as: 'held' },
      ),
    )
  const unguarded = ({ listingId, date }: Day) =>
    db.slot.updateMany({
      where: { listingId, date: new Date(date) },
      data: { held: { increment: 1 } },
    })

  test('the table alone sells ten', async () => {
    expect(await crowd(unguarded, 'slots_capacity_check')).toEqual({ held: seats, told: seats })
  })

  test('the guarded counter alone sells ten', async () => {
    await asOwner('ALTER TABLE slots DROP CONSTRAINT slots_capacity_check')
    expect(await crowd(guarded, 'a slot had not')).toEqual({ held: seats, told: seats })
  })

  test('with neither everybody is sold a place', async () => {
    expect(await crowd(unguarded, 'nothing')).toEqual({ held: buyers, told: buyers })
  })
})

describe('fifty ranges of nights over one room at once', () => {
  const random = newRandom()
  const rounds = size(2, 20)
  type Nights = { from: CalendarDate; to: CalendarDate }
  const wishes = (): Nights[] =>
    Array.from({ length: 50 }, () => {
      const from = 2 + random.below(20)
      return { from: inDays(from), to: inDays(from + 1 + random.below(5)) }
    })

  /** How many pairs of what was sold have a night in common, in all rounds. */
  async function overlaps(take: (room: TestExperience, nights: Nights) => Promise<unknown>) {
    let pairs = 0
    let sold = 0
    for (let round = 0; round < rounds; round++) {
      const room = await anExperience({ units: 1 })
      await inParallel(wishes(), 10, async (nights) => {
        // Two that meet at the constraint may wait for each other, and PostgreSQL ends one of them.
        await take(room, nights).catch((error: Error) =>
          expect(error.message).toMatch(/unit_stays_alone|deadlock/),
        )
      })
      const { rows } = await pool.query<{ sold: number; pairs: number }>(
        `SELECT count(DISTINCT a.id)::int AS sold, count(b.id)::int AS pairs
         FROM unit_stays a LEFT JOIN unit_stays b ON b.unit_id = a.unit_id AND b.id > a.id
           AND daterange(a.arrival, a.departure) && daterange(b.arrival, b.departure)
         WHERE a.unit_id = $1`,
        [room.unitIds[0]],
      )
      pairs += rows[0]!.pairs
      sold += rows[0]!.sold
    }
    expect(sold).toBeGreaterThan(rounds)
    return pairs
  }

  const withoutLock = ({ unitIds }: TestExperience, { from, to }: Nights) =>
    db.unitStay.create({
      data: { id: newId(), unitId: unitIds[0]!, arrival: new Date(from), departure: new Date(to) },
    })
  async function throughTheDoor(room: TestExperience, { from, to }: Nights) {
    const visit = { kind: 'stay', date: from, departure: to } as const
    const cart = await aCart([{ variant: room, visit }])
    await placePurchase(cart.scope, await aCheckout(cart))
  }

  test('the constraint alone keeps them apart', async () => {
    expect(await overlaps(withoutLock)).toBe(0)
  })

  test(
    'the lock of the calendar alone keeps them apart',
    async () => {
      await asOwner('ALTER TABLE unit_stays DROP CONSTRAINT unit_stays_alone')
      expect(await overlaps(throughTheDoor)).toBe(0)
    },
    withinMs(120_000),
  )

  test('with neither, parties share a room', async () => {
    expect(await overlaps(withoutLock)).toBeGreaterThan(0)
  })
})
