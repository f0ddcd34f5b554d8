import { todayAt } from '#app/features/bookings/calendar-date.ts'
import type { PaidWith } from '#app/features/counter/counter-sale.ts'
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

/** Of the last morning: `hour` of the day, and what was handed over in cash. */
const walkIns: readonly { slug: string; hour: number; paidWith: PaidWith; received?: number }[] = [
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
  const midnight = startOfDay(now, morningIsOver ? 0 : 1)
  return walkIns.flatMap(({ slug, hour, paidWith, received }): Sale[] => {
    const place = must(
      places.find(({ listing }) => listing.slug === slug),
      slug,
    )
    const key = `walk-in ${slug} ${hour}`
    const createdAt = hoursAfter(midnight, hour)
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
