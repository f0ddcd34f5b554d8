import type { Rupiah } from '#app/core/rupiah.ts'
import { calendarDate } from '#app/features/bookings/calendar-date.ts'
import { refundTiersFrom } from '#app/features/bookings/refund-tiers.ts'
import type { GuideLanguage } from '#app/features/bookings/visit-facts.ts'
import { soldBy } from '#app/features/bookings/visit-unit.ts'
import { zoneNameOfExperience } from '#app/features/bookings/zone-name.server.ts'
import { escapeLike } from '#app/core/text.ts'
import { db, pool, type Tx } from '#app/server/db.server.ts'
import { pageOf } from '#app/server/keyset.server.ts'
import {
  columnsOfDesk,
  type OfDesk,
  type ReadableDesk,
  type ReadableShopId,
} from '#app/server/scopes.server.ts'
import type { Choices } from './choices.ts'
import type { ListingStatus } from '#app/features/catalog/listing-status.ts'
import type { ClosedDay, Experience } from './experience.ts'
import type { ExperienceListQuery } from './experience-list.ts'
import type { Mode } from './sections.ts'

export type ListedExperience = {
  slug: string
  title: string
  status: ListingStatus
  mode: Mode
}

const pageSize = 30

/** What this desk offers to guests by name, what is not public yet among it. */
export async function listExperiences(
  { shopId, unitId }: ReadableDesk,
  { cari, setelah }: ExperienceListQuery,
): Promise<{ experiences: ListedExperience[]; next: string | null }> {
  const { rows } = await pool.query<ListedExperience & { cursor: string }>(
    `SELECT l.slug, l.title_id AS title, l.status::text, e.mode::text, l.id AS cursor
     FROM experiences e JOIN listings l ON l.id = e.listing_id
     WHERE e.shop_id = $1 AND ($2::uuid IS NULL OR l.business_unit_id = $2)
       AND ($3 = '' OR l.title_id ILIKE '%' || $3 || '%')
       AND ($4::uuid IS NULL OR (lower(l.title_id), l.id) >
         (SELECT lower(title_id), id FROM listings WHERE id = $4 AND shop_id = $1))
     ORDER BY lower(l.title_id), l.id LIMIT ${pageSize + 1}`,
    [shopId, unitId, escapeLike(cari), setelah],
  )
  const { rows: experiences, next } = pageOf(rows, pageSize)
  return { experiences, next }
}

/** Null for what is not here, or is another BUM Desa's or another unit's. */
export async function getExperience(
  client: Tx,
  { slug, ...of }: OfDesk & { slug: string },
): Promise<Experience | null> {
  const { shopId, unitId } = columnsOfDesk(of)
  const row = await client.experience.findFirst({
    where: { shopId, listing: { slug, ...(unitId !== null && { businessUnitId: unitId }) } },
    include: {
      facts: true,
      sessions: { orderBy: { startsAt: 'asc' } },
      units: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
      listing: {
        include: {
          variants: { orderBy: [{ position: 'asc' }, { id: 'asc' }], include: { dayPrices: true } },
        },
      },
    },
  })
  if (!row) return null
  const { listing, facts, sessions, units, ...rules } = row
  const { titleId, titleEn, descriptionId, descriptionEn, status, variants } = listing
  const offers = variants.map(({ dayPrices, addOnCapacity, ...offer }) => ({
    id: offer.id,
    labelId: offer.labelId,
    labelEn: offer.labelEn,
    isActive: offer.isActive,
    price: offer.price as Rupiah,
    stock: addOnCapacity,
    dayPrices,
  }))
  return {
    ...rules,
    slug: listing.slug,
    unit: soldBy(listing.unit, rules.mode),
    titleId,
    titleEn,
    descriptionId,
    descriptionEn,
    status,
    reviewNote: listing.reviewNote,
    isAskedAgain: listing.reviewAskedAt !== null,
    seasons: rules.seasons as Experience['seasons'],
    refundTiers: refundTiersFrom(rules.refundTiers),
    facts: facts && { ...facts, languages: facts.languages as GuideLanguage[] },
    sessions,
    units,
    kinds: offers.flatMap(({ stock, dayPrices, ...offer }) =>
      stock === null
        ? [
            {
              ...offer,
              weekend: priceOn(dayPrices, 'weekend'),
              holiday: priceOn(dayPrices, 'holiday'),
            },
          ]
        : [],
    ),
    addOns: offers.flatMap(({ id, labelId, labelEn, price, isActive, stock }) =>
      stock === null ? [] : [{ id, labelId, labelEn, price, isActive, stock }],
    ),
  }
}

const priceOn = (prices: readonly { dayType: string; price: bigint }[], dayType: string) =>
  (prices.find((each) => each.dayType === dayType)?.price as Rupiah | undefined) ?? null

/** From today on, where the place is. */
export async function listClosedDays(listingId: string): Promise<ClosedDay[]> {
  const rows = await db.$queryRaw<{ date: string; booked: number }[]>`
    SELECT day.date::text, coalesce(sum(b.quantity), 0)::int AS booked
    FROM experience_dates day
    JOIN experiences e ON e.listing_id = day.listing_id
    LEFT JOIN bookings b ON b.listing_id = day.listing_id AND b.status = 'booked'
      AND b.add_on_id IS NULL AND b.date <= day.date AND coalesce(b.departure - 1, b.date) >= day.date
    WHERE day.listing_id = ${listingId}::uuid AND day.is_open = false
      AND day.date >= (now() AT TIME ZONE ${zoneNameOfExperience})::date
    GROUP BY day.date ORDER BY day.date LIMIT 400`
  return rows.map(({ date, booked }) => ({ date: calendarDate(date), booked }))
}

/** What a new one of this BUM Desa can be, where, and whose. */
export async function listChoices(shopId: ReadableShopId): Promise<Choices> {
  const [categories, villages, makers] = await Promise.all([
    db.category.findMany({
      where: { kind: 'experience' },
      orderBy: { position: 'asc' },
      select: { slug: true, labelId: true },
    }),
    db.village.findMany({
      where: { shops: { some: { shopId } } },
      orderBy: { name: 'asc' },
      select: { code: true, name: true },
    }),
    db.maker.findMany({
      where: { shopId, status: 'active' },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    }),
  ])
  return {
    category: categories.map(({ slug, labelId }) => ({ value: slug, title: labelId })),
    village: villages.map(({ code, name }) => ({ value: code, title: name })),
    maker: makers.map(({ id, name }) => ({ value: id, title: name })),
  }
}
