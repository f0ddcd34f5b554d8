import {
  addDays,
  type CalendarDate,
  todayAt,
  weekdayOf,
} from '#app/features/bookings/calendar-date.ts'
import type { Buyer } from './buyers.ts'
import { zoneOfBlitar } from './calendars.ts'
import type { Listing } from './listing-rows.ts'
import { planVisit } from './order-plan.ts'
import { hoursAfter, minutesAfter, must, type Random, randomOf } from './random.ts'
import {
  type Basket,
  expiryOf,
  fillBaskets,
  type Good,
  isOnSale,
  ordersOfGoods,
  type Sale,
  type SaleLine,
  type SaleOrder,
  type SaleStart,
  startSale,
  withPull,
} from './sales.ts'
import { daysOfSales, demandOn, hourOfDay, startOfDay } from './shopping-days.ts'
import { bookLines } from './visit-lines.ts'
import { simulateWalkIns } from './walk-ins.ts'
import { lastDayOf, type Place, placeOf } from './visit-calendar.ts'

type Setting = {
  key: string
  places: readonly (Place & { good: Good })[]
  goods: readonly Good[]
  buyers: readonly Buyer[]
  createdAt: Date
  now: Date
}

/** Guests come in fewer numbers than parcels go. */
const shareOfDemand = 0.35

/**
 * Visits sold in the last days, most of them over, the rest still to come. Each was possible by its
 * calendar when it was bought, with everything that had been promised before.
 */
export function simulateVisits(
  { listings, buyers }: { listings: readonly Listing[]; buyers: readonly Buyer[] },
  now: Date,
): Sale[] {
  const places = listings
    .filter(({ kind }) => kind === 'experience')
    .map((listing) => ({ ...placeOf(listing, now), good: withPull(listing) }))
    .filter(({ story }) => story.mode !== 'groupOnRequest')
  const goods = listings.filter(({ kind }) => kind === 'product').map(withPull)
  const common = { places, goods, buyers, now }
  const promised = promises.map((promise) => promisedSale(promise, common))
  const sales: (Sale | null)[] = []
  for (let daysAgo = daysOfSales; daysAgo >= 0; daysAgo--) {
    const random = randomOf(`guests ${daysAgo}`)
    const midnight = startOfDay(now, daysAgo)
    const demand = demandOn(midnight, daysAgo) * shareOfDemand
    const count = Math.round(demand * (0.7 + random.next() * 0.6))
    for (let number = 0; number < count; number++) {
      const key = `visit ${daysAgo}/${number}`
      const createdAt = hoursAfter(midnight, hourOfDay(randomOf(`${key} hour`)))
      if (createdAt < minutesAfter(now, -25)) sales.push(visitSale({ ...common, key, createdAt }))
    }
  }
  const booked = [...promised, ...sales.filter((sale) => sale !== null)]
  // Last, as they come: of what those who booked before have left.
  return [...booked, ...simulateWalkIns(places, buyers, now)]
}

type Promised = {
  slug: string
  hoursAgo: number
  inDays: number
  isWaiting?: true
  /** A good of the same BUM Desa, taken along while they are there. */
  takes?: string
}

/** The buyer with a login has something to look forward to, and so has each manager with one. */
const promises: readonly Promised[] = [
  { slug: 'homestay-pantai-serang', hoursAgo: 50, inDays: 9 },
  { slug: 'tiket-kebun-teh-sirah-kencong', hoursAgo: 31, inDays: 3 },
  { slug: 'ngudek-jenang-rejowinangun', hoursAgo: 20, inDays: 5 },
  {
    slug: 'homestay-desa-krisik',
    hoursAgo: 27,
    inDays: 7,
    takes: 'kopi-arabika-lereng-kelud-200-g',
  },
  { slug: 'camping-sirah-kencong', hoursAgo: 6, inDays: 6 },
  { slug: 'tubing-sungai-lekso', hoursAgo: 2, inDays: 8 },
  // Just placed, and not yet paid.
  { slug: 'susur-gua-kedungkrombang', hoursAgo: 0.1, inDays: 4, isWaiting: true },
]

function promisedSale(
  { slug, hoursAgo, inDays, isWaiting, takes }: Promised,
  { places, buyers, now, ...rest }: Omit<Setting, 'key' | 'createdAt'>,
): Sale {
  const createdAt = hoursAfter(now, -hoursAgo)
  const key = `promised ${slug}`
  const setting = { ...rest, places, now, key, createdAt, buyers: buyers.filter((b) => b.userId) }
  const random = randomOf(key)
  const place = must(
    places.find(({ listing }) => listing.slug === slug),
    slug,
  )
  const date = addDays(todayAt(zoneOfBlitar, now), inDays)
  const lines = must(bookLines(place, { date, at: createdAt, random }), `a place at ${slug}`)
  const payment = isWaiting
    ? { paidAt: null, method: null, expiresAt: minutesAfter(createdAt, 60) }
    : { paidAt: minutesAfter(createdAt, 4), method: 'bcaVa' }
  const start = { ...startSale(setting, random), ...payment }
  const order = visitOrder(lines, start, { now, expiredAt: null })
  const orders = takes ? [takenAlong(order, { good: goodOf(takes, rest.goods), date })] : [order]
  return { ...start, hadAnotherAttempt: false, orders }
}

const goodOf = (slug: string, goods: readonly Good[]) =>
  must(
    goods.find((good) => good.slug === slug),
    slug,
  )

/** Two of it wait for the guests on the day they come; the BUM Desa had to say yes to them. */
function takenAlong(
  order: SaleOrder,
  { good, date }: { good: Good; date: CalendarDate },
): SaleOrder {
  const variant = must(good.variants[0])
  const line = { listing: good, variant, quantity: 2, unitPrice: variant.price, booked: null }
  const steps = order.plan.steps.map((step) =>
    step.to === 'accepted' ? { ...step, at: hoursAfter(step.at, 1), by: 'staff' as const } : step,
  )
  return {
    ...order,
    lines: [...order.lines, line],
    deliveryMethod: 'atVisit',
    pickupDate: date,
    plan: { ...order.plan, steps },
  }
}

function visitSale(setting: Setting): Sale | null {
  const { now } = setting
  const random = randomOf(setting.key)
  const start = startSale(setting, random)
  const lines = chooseVisit(setting, random)
  if (!lines) return null
  const { shop } = must(lines[0]).listing
  // Who comes as a guest takes something home: goods of another BUM Desa, in the same purchase.
  const baskets: Basket[] = random.chance(0.25)
    ? fillBaskets(setting, start.buyer, random)
        .filter((basket) => basket.shop !== shop)
        .slice(0, 1)
    : []
  return {
    ...start,
    hadAnotherAttempt: start.paidAt !== null && random.chance(0.05),
    orders: [
      visitOrder(lines, start, { now, expiredAt: expiryOf(start) }),
      ...ordersOfGoods(baskets, start, now),
    ],
  }
}

export function visitOrder(
  lines: SaleLine[],
  start: SaleStart,
  clock: { now: Date; expiredAt: Date | null },
): SaleOrder {
  const { listing, booked } = must(lines[0])
  const { visit } = must(booked)
  return {
    shop: listing.shop,
    lines,
    deliveryMethod: 'onSite',
    pickupPointId: null,
    shippingPrice: 0,
    plan: planVisit({
      random: randomOf(`${start.key} visit`),
      placedAt: start.createdAt,
      paidAt: start.paidAt,
      date: visit.date,
      lastDay: lastDayOf(visit),
      ...clock,
    }),
  }
}

function chooseVisit({ places, createdAt, now }: Setting, random: Random): SaleLine[] | null {
  const open = places.filter(({ good }) => isOnSale(good, createdAt, now))
  for (let attempt = 0; attempt < 6; attempt++) {
    const place = random.pickWeighted(open, pullOf)
    const date = dateFor(place, createdAt, random)
    const lines = bookLines(place, { date, at: createdAt, random })
    if (lines) return lines
  }
  return null
}

/** A night is dear beside a parcel, and yet what many come for. */
const pullOf = ({ good, story }: Setting['places'][number]) =>
  story.mode === 'night' ? Math.max(good.pull, 0.8) : good.pull

/** Soon rather than late, and at a weekend rather than not. */
function dateFor({ calendar }: Place, at: Date, random: Random): CalendarDate {
  const today = todayAt(zoneOfBlitar, at)
  const [onlyDay] = calendar.rules.openedDates
  if (onlyDay) return onlyDay
  const [from, to] = random.pickWeighted(
    [
      [0, 3],
      [4, 10],
      [11, 30],
      [31, 70],
    ] as const,
    ([first]) => (first === 4 ? 5 : first === 31 ? 1.5 : 3),
  )
  const date = addDays(today, random.int(from, to))
  if (!random.chance(0.55)) return date
  const saturday = addDays(date, Math.max(0, 6 - weekdayOf(date)))
  return random.chance(0.5) ? saturday : addDays(date, 7 - weekdayOf(date))
}
