import type { PaidWith } from '#app/features/counter/counter-sale.ts'
import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import { maximumLines } from '#app/features/cart/cart-line.ts'
import type { Buyer } from './buyers.ts'
import type { Listing } from './listing-rows.ts'
import { type OrderPlan, planOrder } from './order-plan.ts'
import { hoursAfter, minutesAfter, must, type Random, randomOf } from './random.ts'
import type { Shop } from './shop-rows.ts'
import { daysOfSales, demandOn, hourOfDay, startOfDay } from './shopping-days.ts'
import type { StoryVariant } from './variants.ts'
import type { BookedVisit } from './visit-calendar.ts'

export type SaleLine = {
  listing: Listing
  variant: StoryVariant
  quantity: number
  /** Of one ticket on its day, of one room for the whole stay. */
  unitPrice: number
  /** When, if it is not a good. */
  booked: BookedVisit | null
}
export type SaleOrder = {
  shop: Shop
  lines: SaleLine[]
  deliveryMethod: 'pickup' | 'villageCourier' | 'onSite' | 'atVisit'
  /** Of goods that wait for a guest. */
  pickupDate?: CalendarDate
  pickupPointId: string | null
  shippingPrice: number
  plan: OrderPlan
}
export type Sale = {
  key: string
  buyer: Buyer
  createdAt: Date
  expiresAt: Date
  /** Null while it waits, and for ever when nobody paid in time. */
  paidAt: Date | null
  method: string | null
  /** A first try that the buyer gave up before the one that worked. */
  hadAnotherAttempt: boolean
  /** Bought at the gate and paid there; its buyer is nobody in particular. */
  walkIn?: { paidWith: PaidWith; received: number | null }
  orders: SaleOrder[]
}

/** Rows of the last days' sales as they would have been, had the marketplace been open. */
export function simulateSales(
  { listings, buyers }: { listings: readonly Listing[]; buyers: readonly Buyer[] },
  now: Date,
): Sale[] {
  const goods = listings.filter(({ kind }) => kind === 'product').map(withPull)
  const sales: Sale[] = []
  for (let daysAgo = daysOfSales; daysAgo >= 0; daysAgo--) {
    const random = randomOf(`day ${daysAgo}`)
    const midnight = startOfDay(now, daysAgo)
    const count = Math.round(demandOn(midnight, daysAgo) * (0.85 + random.next() * 0.3))
    for (let number = 0; number < count; number++) {
      const key = `sale ${daysAgo}/${number}`
      const createdAt = hoursAfter(midnight, hourOfDay(randomOf(`${key} hour`)))
      if (createdAt < minutesAfter(now, -25))
        sales.push(simulateSale({ key, goods, buyers, createdAt, now }))
    }
  }
  for (const minutesAgo of [12, 9, 6, 3]) {
    const createdAt = minutesAfter(now, -minutesAgo)
    sales.push(waitingSale({ key: `waiting ${minutesAgo}`, goods, buyers, createdAt, now }))
  }
  for (const [minutesAgo, shops] of freshOrders) {
    const createdAt = minutesAfter(now, -minutesAgo)
    const key = `fresh ${minutesAgo}`
    sales.push(freshSale({ key, goods, buyers, createdAt, now, shops }))
  }
  return sales.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
}

/** Whoever signs in as a manager finds something new to accept; by minutes since the order. */
const freshOrders: readonly (readonly [number, readonly string[]])[] = [
  [95, ['rasa-rejo-rejowinangun', 'catur-manunggal-wlingi', 'kawi-robusta-sumberurip']],
  [60, ['catur-manunggal-wlingi']],
  [40, ['rasa-rejo-rejowinangun', 'kakao-makmur-plosorejo']],
]

export type Good = Listing & { pull: number }
type Setting = {
  /** Shops that are in the cart whatever chance says. */
  shops?: readonly string[]
  key: string
  goods: readonly Good[]
  buyers: readonly Buyer[]
  createdAt: Date
  now: Date
}

export function withPull(listing: Listing): Good {
  const random = randomOf(`pull ${listing.slug}`)
  const price = must(listing.variants[0]).price
  const affordable = price < 60_000 ? 1 : price < 150_000 ? 0.35 : 0.14
  return {
    ...listing,
    pull: (0.25 + 2 * random.next() ** 2) * affordable * (listing.shop.story.pull ?? 1),
  }
}

function simulateSale(setting: Setting): Sale {
  const random = randomOf(setting.key)
  const payment = startSale(setting, random)
  const baskets = fillBaskets(setting, payment.buyer, random)
  return {
    ...payment,
    hadAnotherAttempt: payment.paidAt !== null && random.chance(0.05),
    orders: ordersOfGoods(baskets, payment, setting.now),
  }
}

export type SaleStart = Omit<Sale, 'orders' | 'hadAnotherAttempt' | 'walkIn'>

/** Who buys, and whether and how the money came. */
export function startSale(
  { key, createdAt, now, buyers }: Pick<Setting, 'key' | 'createdAt' | 'now' | 'buyers'>,
  random: Random,
): SaleStart {
  const isPaid = !random.chance(0.055)
  const paidAt = isPaid ? minutesAfter(createdAt, 1.5 + random.next() * 11) : null
  const method = paidAt ? methodOf(random, paidAt, now) : null
  const buyer = random.pickWeighted(buyers, ({ eagerness }) => eagerness)
  return { key, buyer, createdAt, expiresAt: minutesAfter(createdAt, 15), paidAt, method }
}

export const expiryOf = ({ paidAt, expiresAt }: SaleStart) =>
  paidAt ? null : minutesAfter(expiresAt, 0.5)

export function ordersOfGoods(baskets: readonly Basket[], sale: SaleStart, now: Date): SaleOrder[] {
  return baskets.map((basket, index) => ({
    ...basket,
    plan: planOrder({
      random: randomOf(`${sale.key} order ${index}`),
      placedAt: sale.createdAt,
      paidAt: sale.paidAt,
      expiredAt: expiryOf(sale),
      leadTimeDays: Math.max(...basket.lines.map(({ listing }) => listing.leadTimeDays)),
      isPickup: basket.pickupPointId !== null,
      now,
    }),
  }))
}

/** Just placed, the buyer is still on the way to pay. */
function waitingSale(setting: Setting): Sale {
  const sale = simulateSale(setting)
  const expiresAt = minutesAfter(sale.createdAt, 60)
  const orders = sale.orders.map((order) => ({
    ...order,
    plan: { ...order.plan, steps: order.plan.steps.slice(0, 1), refund: null },
  }))
  return { ...sale, expiresAt, paidAt: null, method: null, hadAnotherAttempt: false, orders }
}

/** Paid a moment ago by the buyer with a login, and not yet looked at by the BUM Desa. */
function freshSale(setting: Setting): Sale {
  const buyers = setting.buyers.filter(({ userId }) => userId)
  const sale = simulateSale({ ...setting, buyers })
  const paidAt = minutesAfter(sale.createdAt, 4)
  const orders = sale.orders.map((order): SaleOrder => ({
    ...order,
    plan: {
      steps: [
        { to: 'awaitingPayment', at: sale.createdAt, by: 'buyer' },
        { to: 'paid', at: paidAt, by: 'provider' },
      ],
      refund: null,
      refusalReason: null,
    },
  }))
  return { ...sale, paidAt, method: 'bcaVa', hadAnotherAttempt: false, orders }
}

/** Recent ones by bank transfer: if an order of theirs is refused, a person sends the money back. */
function methodOf(random: Random, paidAt: Date, now: Date): string {
  const bank = random.pick(['bcaVa', 'briVa', 'bniVa'])
  if (paidAt > hoursAfter(now, -24 * 6)) return bank
  return random.pickWeighted(['qris', 'gopay', 'card', bank], (method) =>
    method === 'qris' ? 5 : method === 'card' ? 0.6 : 2,
  )
}

export type Basket = Omit<SaleOrder, 'plan'>

export function fillBaskets(
  { goods, createdAt, now, shops: named }: Pick<Setting, 'goods' | 'createdAt' | 'now' | 'shops'>,
  buyer: Buyer,
  random: Random,
): Basket[] {
  const onSale = goods.filter((good) => isOnSale(good, createdAt, now))
  const wanted = random.pickWeighted([1, 2, 3, 4], (count) => must([0, 60, 26, 11, 3][count]))
  const isNamed = ({ shop }: Good) => named?.includes(shop.slug)
  const shops = new Set<Shop>(onSale.filter(isNamed).map(({ shop }) => shop))
  const enough = named ? shops.size : wanted
  while (shops.size < enough) shops.add(random.pickWeighted(onSale, ({ pull }) => pull).shop)
  return [...shops].map((shop): Basket => {
    const shelf = onSale.filter((good) => good.shop === shop)
    const count = Math.min(shelf.length, random.pick([1, 1, 1, 2, 2, 3]), maximumLines)
    const chosen = new Set<Good>()
    while (chosen.size < count) chosen.add(random.pickWeighted(shelf, ({ pull }) => pull))
    const lines = [...chosen].map((listing) => lineOf(listing, random))
    return { shop, lines: reachMinimum(lines, shop), ...deliveryOf(shop, buyer, random) }
  })
}

function lineOf(listing: Listing, random: Random): SaleLine {
  const variant = random.pickWeighted(listing.variants, ({ price }) => 1 / price)
  const most = variant.price < 30_000 ? 4 : variant.price < 90_000 ? 2 : 1
  return {
    listing,
    variant,
    quantity: random.int(1, most),
    unitPrice: variant.price,
    booked: null,
  }
}

function reachMinimum(lines: SaleLine[], shop: Shop): SaleLine[] {
  const total = () => lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0)
  while (total() < shop.minimumOrder) must(lines[0]).quantity += 1
  return lines
}

function deliveryOf(shop: Shop, buyer: Buyer, random: Random): Omit<Basket, 'shop' | 'lines'> {
  const courier = shop.courierPrices.get(buyer.home.districtCode)
  if (courier !== undefined && random.chance(0.75)) {
    return { deliveryMethod: 'villageCourier', pickupPointId: null, shippingPrice: courier }
  }
  const pickupPointId = random.pick(shop.pickupPointIds)
  return { deliveryMethod: 'pickup', pickupPointId, shippingPrice: 0 }
}

/** Some shops fell silent, one is closed since two days, and what is sold out is sold out since three. */
export function isOnSale({ slug, shop, pull }: Good, at: Date, now: Date): boolean {
  const daysAgo = (now.getTime() - at.getTime()) / 86_400_000
  if (pull === 0) return false
  if (silentShops.includes(shop.slug) && daysAgo < 38) return false
  if (shop.story.closed && daysAgo < 9) return false
  return !(slug === soldOutListing && daysAgo < 3)
}

const silentShops = ['umbi-jaya-ngadri', 'sumber-waras-kaulon']
export const soldOutListing = 'madu-klanceng-250-ml'
export const scarceListing = 'peyek-uceng-150-g'
