import { expect } from '@playwright/test'
import { addDays, todayAt } from '#app/features/bookings/calendar-date.ts'
import type { Check, Checks, World } from './checks.ts'
import { Visitor } from './visitor.ts'

const day = (days: number) => addDays(todayAt('WIB', new Date()), days)

type Sold = { slug: string; variantId: string; capacity: number }

/** Something of the demo story that is sold by the night, or by the day. */
async function sold({ site }: World, mode: 'night' | 'anyDay'): Promise<Sold> {
  const [found] = await site.sql<Sold>(
    `SELECT l.slug, v.id AS "variantId", coalesce(e.capacity, 1) AS capacity
     FROM experiences e JOIN listings l ON l.id = e.listing_id AND l.status = 'live'
     JOIN shops s ON s.id = l.shop_id AND s.status = 'open'
     JOIN variants v ON v.listing_id = l.id AND v.is_active AND v.add_on_capacity IS NULL
     WHERE e.mode::text = $1 ORDER BY l.slug LIMIT 1`,
    [mode],
  )
  if (!found) throw new Error(`Nothing is sold as ${mode}`)
  return found
}

type Wish = { from: number; to?: number; quantity?: number }

/** What came back, and how many lines the cart has then. */
async function wish(world: World, { slug, variantId }: Sold, { from, to, quantity = 1 }: Wish) {
  const visitor = new Visitor(world.origin)
  const { status, body } = await visitor.post(`/wisata/${slug}/kalender`, {
    date: day(from),
    variantId,
    quantity: String(quantity),
    ...(to !== undefined && { departure: day(to) }),
  })
  const cart = await visitor.get('/keranjang')
  return { status, body, isHeld: cart.body.includes('name="lineId"') }
}

const refusedNight =
  (from: number, to: number): Check =>
  async (_, world) => {
    const answer = await wish(world, await sold(world, 'night'), { from, to })
    expect([409, 422]).toContain(answer.status)
    expect(answer.isHeld).toBe(false)
  }

export const range: Checks = {
  byInput: {
    'start=2026-12-10&end=2026-12-09': refusedNight(40, 39),
    'start=2026-12-10&end=2026-12-10': refusedNight(40, 40),
    'start=<yesterday in Asia/Jakarta>': async (_, world) => {
      const answer = await wish(world, await sold(world, 'anyDay'), { from: -1 })
      expect([409, 422]).toContain(answer.status)
      expect(answer.isHeld).toBe(false)
    },
    'seats=capacity+1': async (_, world) => {
      const place = await sold(world, 'anyDay')
      const answer = await wish(world, place, { from: 40, quantity: place.capacity + 1 })
      expect([409, 422]).toContain(answer.status)
      expect(answer.isHeld).toBe(false)
    },
  },
  elsewhere: {
    'hold that expired 1 s ago then pay': 'tests/money/bookings.test.ts',
    'two buyers, overlapping ranges, same homestay room, same millisecond':
      'tests/money/bookings.test.ts',
  },
}
