import { add, multiply, type Rupiah } from '#app/core/rupiah.ts'
import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import type { VisitRefusal, WishRefusal } from '#app/features/bookings/experience-calendar.ts'
import type { RefundTerms } from '#app/features/bookings/refund-tiers.ts'
import { underTheirVisits } from '#app/features/bookings/add-on.ts'
import type { Visit } from '#app/features/bookings/visit.ts'

/** A cart line with everything a page or the checkout must know, read fresh each time. */
export type CartLine = {
  id: string
  variantId: string
  listingId: string
  makerId: string
  quantity: number
  /** The variant, when it is had with a visit in the same cart; null for what is bought by itself. */
  addOnId: string | null
  /** When, if it is not a good. */
  visit: Visit | null
  /** Of a group on request: what the BUM Desa has confirmed, with its price and a place kept for it. */
  group: CartGroupRequest | null
  /** Why it cannot be had on that day. */
  refusal: WishRefusal | null
  /** Who comes must be named. */
  asksNames: boolean
  /** What comes back to who gives it up; null for a good. */
  refundTerms: RefundTerms | null
  /** The price when it was put in; differs from `price` after the maker changed it. */
  seenPrice: Rupiah
  price: Rupiah
  /** What is paid on site later, for each; the price is then the deposit. */
  onSitePrice: Rupiah
  available: number
  maximumPerOrder: number
  weightGrams: number
  slug: string
  kind: 'product' | 'experience'
  title: { id: string; en: string }
  label: { id: string; en: string }
  unit: string
  /** With the days that are left of an absence of its maker. */
  leadTimeDays: number
  /** The last day of that absence. */
  makerAwayUntil: CalendarDate | null
  madeToOrder: boolean
  isLocalOnly: boolean
  /** Live listing, active variant, active maker. */
  isForSale: boolean
  villageName: string
  picture: { key: string; color: string; alt: { id: string; en: string } } | null
  shop: CartShop
}

export type CartShop = {
  id: string
  slug: string
  name: string
  phone: string
  status: 'open' | 'closed' | 'suspended'
  minimumOrder: Rupiah
  /** The last day of a holiday that has begun. */
  holidayUntil: CalendarDate | null
  shopShareBasisPoints: number
  platformFeeBasisPoints: number
}

export type CartGroupRequest = {
  requestId: string
  people: number
  /** Confirmed, and the time to pay is not over. */
  isOpen: boolean
}

export type LineProblem =
  | { kind: 'request-over' }
  | { kind: 'not-for-sale' }
  | { kind: 'shop-closed' }
  | { kind: 'sold-out' }
  | { kind: 'too-many'; left: number }
  | { kind: 'closed-day'; reason: VisitRefusal }
  | { kind: 'price-changed'; before: Rupiah }

/** What must be said about a line; all but a changed price keep it from being bought. */
export function problemOf(line: CartLine): LineProblem | null {
  if (!line.isForSale) return { kind: 'not-for-sale' }
  if (line.shop.status !== 'open') return { kind: 'shop-closed' }
  if (line.group && !line.group.isOpen) return { kind: 'request-over' }
  if (line.refusal && line.refusal !== 'full') return { kind: 'closed-day', reason: line.refusal }
  if (line.available <= 0) return { kind: 'sold-out' }
  const left = mostAllowed(line)
  if (line.quantity > left) return { kind: 'too-many', left }
  if (line.price !== line.seenPrice) return { kind: 'price-changed', before: line.seenPrice }
  return null
}

export function isBlocking(problem: LineProblem | null): boolean {
  return problem !== null && problem.kind !== 'price-changed'
}

export function mostAllowed(line: Pick<CartLine, 'available' | 'maximumPerOrder'>): number {
  return Math.max(0, Math.min(line.available, line.maximumPerOrder))
}

const onSiteTotal = (lines: readonly CartLine[]): Rupiah =>
  add(...lines.map(({ onSitePrice, quantity }) => multiply(onSitePrice, quantity)))

export const lineTotal = (line: CartLine): Rupiah => multiply(line.price, line.quantity)

export type CartGroup = {
  shop: CartShop
  lines: CartLine[]
  itemsTotal: Rupiah
  /** Besides that: what is paid on site. */
  onSiteTotal: Rupiah
  weightGrams: number
  /** Something in it must be brought or fetched. */
  hasGoods: boolean
  /** The last day on which a maker of one of its goods is away; null: all are there. */
  makerAwayUntil: CalendarDate | null
  /** How much is missing to the shop's minimum order; zero when it is reached. */
  missingToMinimum: Rupiah
}

/** One group for each BUM Desa, in the order in which they came into the cart. */
const later = (one: CalendarDate | null, other: CalendarDate | null) =>
  one === null || (other !== null && other > one) ? other : one

export function groupByShop(lines: readonly CartLine[]): CartGroup[] {
  const byShop = Map.groupBy(lines, ({ shop }) => shop.id)
  return [...byShop.values()].flatMap((group) => {
    const shop = group[0]?.shop
    if (!shop) return []
    const itemsTotal = add(...group.map(lineTotal))
    const hasGoods = group.some(({ visit }) => visit === null)
    // A minimum pays for the way; guests come by themselves.
    const missing = hasGoods ? shop.minimumOrder - itemsTotal : 0n
    return {
      shop,
      lines: underTheirVisits(group),
      itemsTotal,
      hasGoods,
      makerAwayUntil: group.map((line) => line.makerAwayUntil).reduce(later, null),
      onSiteTotal: onSiteTotal(group),
      weightGrams: group.reduce((sum, line) => sum + line.weightGrams * line.quantity, 0),
      missingToMinimum: (missing > 0n ? missing : 0n) as Rupiah,
    }
  })
}

/** More different things than this do not fit into one purchase. */
export const maximumLines = 50
