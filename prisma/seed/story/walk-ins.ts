import { add, rupiah, subtract } from '#app/core/rupiah.ts'
import { todayAt } from '#app/features/bookings/calendar-date.ts'
import type { PaidWith } from '#app/features/counter/counter-sale.ts'
import { type Flow, netOf } from '#app/features/till/till.ts'
import type { Buyer } from './buyers.ts'
import { zoneOfBlitar } from './calendars.ts'
import { planVisit } from './order-plan.ts'
import { hoursAfter, must, randomOf, sampleId } from './random.ts'
import { reached, type SaleRecord } from './sale-records.ts'
import type { Sale } from './sales.ts'
import { startOfDay } from './shopping-days.ts'
import type { People } from './user-rows.ts'
import type { Place } from './visit-calendar.ts'
import { bookLines } from './visit-lines.ts'

type WalkIn = {
  slug: string
  /** Before the last morning. */
  daysEarlier?: number
  /** Of the day. */
  hour: number
  paidWith: PaidWith
  /** What was handed over in cash. */
  received?: number
}

const walkIns: readonly WalkIn[] = [
  { slug: 'tiket-kebun-teh-sirah-kencong', daysEarlier: 1, hour: 8.4, paidWith: 'cash' },
  { slug: 'tiket-kebun-teh-sirah-kencong', daysEarlier: 1, hour: 9.6, paidWith: 'qris' },
  { slug: 'tiket-masuk-pantai-serang', daysEarlier: 2, hour: 8.6, paidWith: 'cash' },
  { slug: 'tiket-masuk-pantai-serang', daysEarlier: 1, hour: 8.9, paidWith: 'cash' },
  { slug: 'tiket-masuk-pantai-serang', daysEarlier: 1, hour: 10.1, paidWith: 'transfer' },
  { slug: 'tiket-kebun-teh-sirah-kencong', hour: 8.2, paidWith: 'cash', received: 200_000 },
  { slug: 'tiket-kebun-teh-sirah-kencong', hour: 8.7, paidWith: 'qris' },
  { slug: 'tiket-kebun-teh-sirah-kencong', hour: 9.4, paidWith: 'cash' },
  { slug: 'tiket-masuk-pantai-serang', hour: 9.1, paidWith: 'cash' },
  { slug: 'tiket-masuk-pantai-serang', hour: 10.3, paidWith: 'transfer' },
]

/** Guests who came without booking and paid at the gate, where it was open that day. */
export function simulateWalkIns(
  places: readonly Place[],
  buyers: readonly Buyer[],
  now: Date,
): Sale[] {
  const morningIsOver = hoursAfter(startOfDay(now, 0), 11) <= now
  const lastMorning = morningIsOver ? 0 : 1
  return walkIns.flatMap(({ slug, daysEarlier = 0, hour, paidWith, received }): Sale[] => {
    const place = must(
      places.find(({ listing }) => listing.slug === slug),
      slug,
    )
    const key = `walk-in ${slug} ${hour}`
    const createdAt = hoursAfter(startOfDay(now, lastMorning + daysEarlier), hour)
    const date = todayAt(zoneOfBlitar, createdAt)
    // Nobody has to be told before: asked two days earlier, the lead time is kept. All is paid at once.
    const whole = { ...place, story: { ...place.story, depositPercent: null } }
    const lines = bookLines(whole, { date, at: hoursAfter(createdAt, -48), random: randomOf(key) })
    if (!lines) return []
    const times = { placedAt: createdAt, paidAt: createdAt, expiredAt: null, now }
    const plan = planVisit({ ...times, random: randomOf(`${key} visit`), date, lastDay: date })
    const { shop } = place.listing
    const order = {
      shop,
      lines,
      deliveryMethod: 'onSite' as const,
      pickupPointId: null,
      shippingPrice: 0,
    }
    return [
      {
        key,
        buyer: must(buyers[0]),
        createdAt,
        expiresAt: createdAt,
        paidAt: createdAt,
        method: paidWith,
        hadAnotherAttempt: false,
        walkIn: { paidWith, received: received ?? null },
        orders: [{ ...order, plan }],
      },
    ]
  })
}

export function counterSaleRows(sales: readonly SaleRecord[], people: People) {
  return sales.flatMap((sale) => {
    const [order] = sale.orders
    if (!sale.walkIn || !order || !reached(order, 'paid')) return []
    return {
      shop_id: order.shop.id,
      id: sampleId(`counter ${sale.key}`, sale.createdAt),
      purchase_id: sale.id,
      input_hash: `sample ${sale.key}`,
      paid_with: sale.walkIn.paidWith,
      received: sale.walkIn.received,
      sold_at: sale.createdAt,
      day: todayAt(zoneOfBlitar, sale.createdAt),
      sold_by: people.managerOf(order.shop),
      created_at: sale.createdAt,
    }
  })
}

/** Days before the last morning, counted at five in the afternoon. */
export function dayClosingRows(sales: readonly SaleRecord[], people: People, now: Date) {
  const taken = counterSaleRows(sales, people).flatMap((row) => {
    const amount = must(sales.find(({ id }) => id === row.purchase_id)).total
    return { ...row, amount, closedAt: hoursAfter(startOfDay(row.sold_at, 0), 17) }
  })
  const earlier = taken.filter(({ closedAt }) => hoursAfter(closedAt, 24) < now)
  const byDay = Map.groupBy(earlier, ({ shop_id, day }) => `${shop_id} ${day}`)
  return [...byDay].map(([key, rows], index) => {
    const [first] = rows
    const { shop_id, day, sold_by, closedAt } = must(first)
    const ways = Map.groupBy(rows, ({ paid_with }) => paid_with)
    const flows = [...ways].map(([way, some]): Flow => ({
      kind: 'sold',
      way,
      count: some.length,
      amount: add(...some.map(({ amount }) => amount)),
    }))
    const openingFloat = rupiah(100_000)
    const expected = add(openingFloat, netOf(flows, 'cash'))
    const isShort = index === 0
    return {
      id: sampleId(`closing ${key}`, closedAt),
      shop_id,
      day,
      round: 1,
      flows: flows.map((flow) => ({ ...flow, amount: `${flow.amount}` })),
      opening_float: openingFloat,
      expected,
      counted: isShort ? subtract(expected, rupiah(2000)) : expected,
      pieces: {},
      note: isShort ? 'Kembalian kurang Rp2.000, dua kali tidak ada uang kecil.' : null,
      closed_by: sold_by,
      closed_at: closedAt,
    }
  })
}
