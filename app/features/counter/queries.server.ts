import type { Rupiah } from '#app/core/rupiah.ts'
import type { Zone } from '#app/core/dates.ts'
import { type CalendarDate, todayAt } from '#app/features/bookings/calendar-date.ts'
import { listDeskExperiences } from '#app/features/bookings/desk-queries.server.ts'
import { listSlots } from '#app/features/bookings/experience-calendar.ts'
import { loadDayFacts } from '#app/features/bookings/offers.server.ts'
import { termsOfSale } from '#app/features/bookings/walk-in.ts'
import { zoneOfShop } from '#app/features/bookings/zone-name.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { type PaidWith, waysToPay } from './counter-sale.ts'

export type OfferedKind = { variantId: string; label: { id: string; en: string }; price: Rupiah }
export type OfferedSlot = {
  sessionId: string | null
  startsAt: string | null
  left: number
  isOpen: boolean
}
export type OfferedToday = {
  listingId: string
  title: { id: string; en: string }
  slots: OfferedSlot[]
  kinds: OfferedKind[]
}

/** The day it is where this BUM Desa is. */
export async function todayOfShop(shopId: ReadableShopId): Promise<CalendarDate> {
  return todayAt(await zoneOfShop(db, shopId), new Date())
}

/** What a guest at the gate can still have today, with today's prices; nights and groups are not sold there. */
export async function listOfferedToday(shopId: ReadableShopId): Promise<OfferedToday[]> {
  const now = new Date()
  const today = todayAt(await zoneOfShop(db, shopId), now)
  const [experiences, variants] = await Promise.all([
    listDeskExperiences({ shopId, from: today, to: today }),
    db.variant.findMany({
      where: {
        shopId,
        isActive: true,
        addOnCapacity: null,
        listing: { kind: 'experience', status: 'live' },
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
  return experiences.flatMap(({ listingId, calendar, slots }): OfferedToday[] => {
    const kinds = byListing.get(listingId) ?? []
    const { mode } = calendar
    const [first] = kinds
    if (!first || mode.kind === 'night' || mode.kind === 'groupOnRequest') return []
    const taken = new Map([...slots].map(([key, { held, sold }]) => [key, held + sold]))
    const terms = termsOfSale(calendar, { now, walkIn: { soldAt: now } })
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
export async function getTakings(shopId: ReadableShopId): Promise<Takings> {
  const zone = await zoneOfShop(db, shopId)
  const { rows } = await pool.query<SoldToday>({
    name: 'counter-takings',
    text: `SELECT c.id AS "saleId", p.number, p.total, c.paid_with::text AS "paidWith",
        c.sold_at AS "soldAt", c.undone_at IS NOT NULL AS "isUndone"
      FROM counter_sales c JOIN purchases p ON p.id = c.purchase_id
      WHERE c.shop_id = $1 AND c.day = $2 ORDER BY c.sold_at DESC, c.id DESC`,
    values: [shopId, todayAt(zone, new Date())],
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
