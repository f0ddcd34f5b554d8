import type { Rupiah } from '#app/core/rupiah.ts'
import type { Zone } from '#app/core/dates.ts'
import {
  addDays,
  type CalendarDate,
  instantAt,
  todayAt,
} from '#app/features/bookings/calendar-date.ts'
import { listDeskExperiences } from '#app/features/bookings/desk-queries.server.ts'
import { listSlots } from '#app/features/bookings/experience-calendar.ts'
import { loadDayFacts } from '#app/features/bookings/offers.server.ts'
import { dayOf } from '#app/features/bookings/visit.ts'
import { termsOfSale } from '#app/features/bookings/walk-in.ts'
import { zoneOfShop } from '#app/features/bookings/zone-name.server.ts'
import { hasRunningPromotion } from '#app/features/promotions/offers.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import { columnsOfDesk, type OfDesk, type ReadableShopId } from '#app/server/scopes.server.ts'
import { type PaidWith, waysToPay } from './counter-sale.ts'
import { isWithinReach, type SalesReach, withinReachSql } from './sales-reach.server.ts'
import type { CounterOffer, OfferedGood, OfferedVisit } from './offer.ts'

/** The day it is where this BUM Desa is. */
export async function todayOfShop(shopId: ReadableShopId): Promise<CalendarDate> {
  return todayAt(await zoneOfShop(db, shopId), new Date())
}

/** That day and when it ends, for a phone that may be without signal by then. */
export async function dayOfShop(
  shopId: ReadableShopId,
): Promise<{ day: CalendarDate; dayEndsAt: Date }> {
  const zone = await zoneOfShop(db, shopId)
  const day = todayAt(zone, new Date())
  return { day, dayEndsAt: instantAt(addDays(day, 1), '00:00', zone) }
}

/** What can be sold face to face now: the shelf and today's calendar, or one unit's part of them. */
export async function listOffer(of: OfDesk): Promise<CounterOffer> {
  const [goods, visits, hasPromotions] = await Promise.all([
    listGoodsOnSale(of),
    listOfferedVisits(of),
    hasRunningPromotion(db, columnsOfDesk(of).shopId),
  ])
  return { goods, visits, hasPromotions }
}

/** What a guest at the gate can still have today, with today's prices; nights and groups are not sold there. */
async function listOfferedVisits(of: OfDesk): Promise<OfferedVisit[]> {
  const { shopId, unitId } = columnsOfDesk(of)
  const now = new Date()
  const today = todayAt(await zoneOfShop(db, shopId), now)
  const [experiences, variants] = await Promise.all([
    listDeskExperiences({ ...of, from: today, to: today }),
    db.variant.findMany({
      where: {
        shopId,
        isActive: true,
        addOnCapacity: null,
        listing: {
          kind: 'experience',
          status: 'live',
          ...(unitId !== null && { businessUnitId: unitId }),
        },
      },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        listingId: true,
        labelId: true,
        labelEn: true,
        listing: { select: { titleId: true, titleEn: true } },
      },
    }),
  ])
  const ids = variants.map(({ id }) => id)
  const { priceOn } = await loadDayFacts(db, ids, { from: today, to: today })
  const byListing = Map.groupBy(variants, ({ listingId }) => listingId)
  return experiences.flatMap(({ listingId, calendar, slots }): OfferedVisit[] => {
    const kinds = byListing.get(listingId) ?? []
    const { mode } = calendar
    const [first] = kinds
    if (!first || mode.kind === 'night' || mode.kind === 'groupOnRequest') return []
    const taken = new Map([...slots].map(([key, { held, sold }]) => [key, held + sold]))
    const terms = termsOfSale(calendar, { now, walkIn: { soldAt: now, vouchedBy: null } })
    const days = { from: today, to: today, now, taken: { slots: taken, stays: [] } }
    const startOf = (sessionId: string | null) =>
      mode.kind === 'session' ? mode.sessions.find(({ id }) => id === sessionId)?.startsAt : null
    return [
      {
        listingId,
        title: { id: first.listing.titleId, en: first.listing.titleEn },
        slots: listSlots(terms.calendar, days).map(({ sessionId, left, closed }) => ({
          sessionId,
          startsAt: startOf(sessionId) ?? null,
          left,
          isOpen: closed === null || closed === 'full',
        })),
        kinds: kinds.map(({ id, labelId, labelEn }) => ({
          variantId: id,
          label: { id: labelId, en: labelEn },
          price: priceOn(id, today),
        })),
      },
    ]
  })
}

/** What stands on the shelf, by name; what is sold out is said as well. */
async function listGoodsOnSale(of: OfDesk): Promise<OfferedGood[]> {
  const { shopId, unitId } = columnsOfDesk(of)
  const { rows } = await pool.query<OfferedGood>({
    name: 'counter-goods',
    text: `SELECT v.id AS "variantId", jsonb_build_object('id', l.title_id, 'en', l.title_en) AS title,
        jsonb_build_object('id', v.label_id, 'en', v.label_en) AS label, l.unit, v.price,
        greatest(0, v.on_hand - v.held)::int AS left
      FROM variants v JOIN listings l ON l.id = v.listing_id AND l.kind = 'product' AND l.status = 'live'
        JOIN makers m ON m.id = l.maker_id AND m.status = 'active'
      WHERE v.shop_id = $1 AND v.is_active AND ($2::uuid IS NULL OR l.business_unit_id = $2)
      ORDER BY l.title_id, l.id, v.position, v.id`,
    values: [shopId, unitId],
  })
  return rows
}

/** Null when there is no such sale for who asks. */
export async function getSaleToUndo(reach: SalesReach, saleId: string) {
  if (!(await isWithinReach(db, reach, saleId))) return null
  const { shopId } = reach
  const sale = await db.counterSale.findUnique({
    where: { shopId_id: { shopId, id: saleId } },
    select: { day: true, purchase: { select: { number: true, total: true } } },
  })
  if (!sale) return null
  const { number, total } = sale.purchase
  const day = dayOf(sale.day)
  const isOfToday = day === (await todayOfShop(shopId))
  return { saleId, number, total: total as Rupiah, day, isOfToday }
}

export type SoldToday = {
  saleId: string
  number: string
  total: Rupiah
  paidWith: PaidWith
  soldAt: Date
  isUndone: boolean
}
export type Takings = {
  ways: { paidWith: PaidWith; count: number; total: Rupiah }[]
  total: Rupiah
  latest: SoldToday[]
  zone: Zone
}

/** What was taken at the counter today, by way of payment; what was undone is not in the sums. */
export async function getTakings({ shopId, unitId, userId }: SalesReach): Promise<Takings> {
  const zone = await zoneOfShop(db, shopId)
  const { rows } = await pool.query<SoldToday>({
    name: 'counter-takings',
    text: `SELECT c.id AS "saleId", p.number, p.total, c.paid_with::text AS "paidWith",
        c.sold_at AS "soldAt", c.undone_at IS NOT NULL AS "isUndone"
      FROM counter_sales c JOIN purchases p ON p.id = c.purchase_id
      WHERE c.shop_id = $1 AND c.day = $2 AND ${withinReachSql('$3', '$4')}
      ORDER BY c.sold_at DESC, c.id DESC`,
    values: [shopId, todayAt(zone, new Date()), unitId, userId],
  })
  const standing = rows.filter(({ isUndone }) => !isUndone)
  const sum = (sales: readonly SoldToday[]) =>
    sales.reduce((total, sale) => total + sale.total, 0n) as Rupiah
  const ways = waysToPay.map((paidWith) => {
    const sales = standing.filter((sale) => sale.paidWith === paidWith)
    return { paidWith, count: sales.length, total: sum(sales) }
  })
  return { ways, total: sum(standing), latest: rows.slice(0, 5), zone }
}
