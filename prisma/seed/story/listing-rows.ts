import { readCsv, text } from '../reference.ts'
import { slugOf } from '#app/core/slug.ts'
import type { Season } from '#app/features/catalog/season.ts'
import { addOnsOf, type StoryAddOn } from './add-on-list.ts'
import { calendarOf } from './calendar-list.ts'
import { permitRows } from './permits.ts'
import { pictureOf } from './picture-list.ts'
import { dateOnly, daysBefore, minutesAfter, must, randomOf, sampleId } from './random.ts'
import type { Shop } from './shop-rows.ts'
import { readVariants, type StoryVariant } from './variants.ts'

export type Maker = { id: string; name: string; shop: Shop; villageCode: string; number: number }

export type Listing = {
  id: string
  slug: string
  kind: 'product' | 'experience'
  shop: Shop
  maker: Maker
  villageCode: string
  categorySlug: string
  title: { id: string; en: string }
  description: { id: string; en: string }
  unit: string
  tags: string[]
  shelfLifeDays: number | null
  leadTimeDays: number
  isLocalOnly: boolean
  permitExpected: string
  /** Emoji of which its picture is composed, the main one first. */
  art: string[]
  variants: StoryVariant[]
  addOns: StoryAddOn[]
  createdAt: Date
}

/** The durian of Talun has no village in the data; there is one that is named after the fruit. */
const villageOfBadugol = '35.05.14.2010'

/** Of the fruit that is not there all year. */
const seasons: Readonly<Record<string, Season>> = {
  'Durian Lokal Sumberasri per buah': { from: 12, to: 3 },
  'Durian Badugol Talun per buah': { from: 12, to: 3 },
  'Rambutan Binjai 2 kg': { from: 11, to: 2 },
}

export function buildListings(
  shops: readonly Shop[],
  now: Date,
): { listings: Listing[]; makers: Maker[] } {
  const more = new Map(readCsv('listings-more.csv').map((row) => [text(row, 'title_id'), row]))
  const shopOf = new Map(
    shops.flatMap((shop) =>
      [...shop.story.villages, ...(shop.story.sellsFor ?? [])].map((code) => [code, shop] as const),
    ),
  )
  const makers = new Map<string, Maker>()
  const listings = readCsv('listings.csv').map((row, index): Listing => {
    const title = text(row, 'title_id')
    const extra = must(more.get(title), title)
    const villageCode = row.village_code || villageOfBadugol
    const shop = must(shopOf.get(villageCode), `a BUM Desa for ${villageCode}`)
    const maker = makerOf(makers, { name: text(extra, 'maker'), shop, villageCode })
    const createdAt = minutesAfter(daysBefore(now, 68), (index * 37) % 5_000)
    return {
      id: sampleId(`listing ${title}`, createdAt),
      slug: slugOf(title),
      kind: row.kind === 'product' ? 'product' : 'experience',
      shop,
      maker,
      villageCode,
      categorySlug: text(row, 'category'),
      title: { id: title, en: text(row, 'title_en') },
      description: { id: text(row, 'description_id'), en: text(extra, 'description_en') },
      unit: text(row, 'unit'),
      tags: text(row, 'tags').split('|'),
      shelfLifeDays: row.shelf_life_days ? Number(row.shelf_life_days) : null,
      leadTimeDays: Number(extra.lead_days || 0),
      isLocalOnly: text(row, 'tags').split('|').includes('lokal'),
      permitExpected: row.permit_expected ?? '',
      art: text(extra, 'art').split(' '),
      variants: readVariants(row, extra.extra_variants ?? '', createdAt),
      addOns: addOnsOf(slugOf(title), createdAt),
      createdAt,
    }
  })
  return { listings, makers: [...makers.values()] }
}

function makerOf(
  makers: Map<string, Maker>,
  { name, shop, villageCode }: { name: string; shop: Shop; villageCode: string },
): Maker {
  const key = `${shop.id} ${name}`
  const known = makers.get(key)
  if (known) return known
  const id = sampleId(`maker ${key}`, shop.createdAt)
  const maker = { id, name, shop, villageCode, number: makers.size + 1 }
  makers.set(key, maker)
  return maker
}

export function listingRows(
  { listings, makers }: { listings: readonly Listing[]; makers: readonly Maker[] },
  { now, soldRecently }: { now: Date; soldRecently: ReadonlyMap<string, number> },
) {
  const halal = halalOf(listings)
  return {
    makers: makers.map(({ id, name, shop, villageCode, number }) => ({
      id,
      shop_id: shop.id,
      village_code: villageCode,
      name,
      status: 'active',
      // The last one is away for some days more.
      away_from: number === makers.length ? dateOnly(daysBefore(now, 2)) : null,
      away_to: number === makers.length ? dateOnly(daysBefore(now, -6)) : null,
      is_sample: true,
      created_at: shop.createdAt,
    })),
    listings: listings.map((listing) => ({
      id: listing.id,
      slug: listing.slug,
      shop_id: listing.shop.id,
      maker_id: listing.maker.id,
      village_code: listing.villageCode,
      category_slug: listing.categorySlug,
      kind: listing.kind,
      title_id: listing.title.id,
      title_en: listing.title.en,
      description_id: listing.description.id,
      description_en: listing.description.en,
      unit: listing.unit,
      tags: listing.tags,
      shelf_life_days: listing.shelfLifeDays,
      lead_time_days: listing.leadTimeDays,
      season_from: seasons[listing.title.id]?.from ?? null,
      season_to: seasons[listing.title.id]?.to ?? null,
      is_local_only: listing.isLocalOnly,
      halal: must(halal.get(listing.id)),
      status: 'live',
      sold_recently: soldRecently.get(listing.id) ?? 0,
      is_sample: true,
      created_at: listing.createdAt,
      updated_at: listing.createdAt,
    })),
    variants: listings.flatMap((listing) =>
      [...listing.variants, ...listing.addOns].map((variant, position) => ({
        id: variant.id,
        shop_id: listing.shop.id,
        listing_id: listing.id,
        label_id: variant.label.id,
        label_en: variant.label.en,
        price: variant.price,
        weight_grams: variant.weightGrams,
        // Stock comes by movements alone; there is none for what cannot be put on a shelf.
        on_hand: 0,
        held: 0,
        maximum_per_order: mostAtOnce(listing, variant),
        add_on_capacity: listing.addOns.find(({ id }) => id === variant.id)?.capacity ?? null,
        is_active: true,
        position,
      })),
    ),
    pictures: listings.map((listing) => ({
      id: sampleId(`picture ${listing.slug}`, listing.createdAt),
      listing_id: listing.id,
      position: 0,
      ...pictureOf(`listing ${listing.slug}`),
      alt_id: `${listing.title.id} (gambar contoh)`,
      alt_en: `${listing.title.en} (sample picture)`,
      width: 1200,
      height: 1200,
    })),
    permits: permitRows(listings, halal, now),
  }
}

function mostAtOnce({ kind, slug }: Listing, { price }: StoryVariant): number {
  if (kind === 'experience') return calendarOf(slug).group[1]
  return price > 100_000 ? 10 : 50
}

type Halal = 'certified' | 'notYet' | 'notApplicable'

/** Most makers of packaged food have their certificate; some are still on the way, and it shows. */
function halalOf(listings: readonly Listing[]): Map<string, Halal> {
  const random = randomOf('halal')
  return new Map(
    listings.map(({ id, permitExpected, shop }) => {
      const isPackagedFood = ['PIRT', 'MD', 'EXEMPT_LT7D'].includes(permitExpected)
      const isLate = shop.story.legal === 'unregistered' || random.chance(0.14)
      return [id, isPackagedFood ? (isLate ? 'notYet' : 'certified') : 'notApplicable']
    }),
  )
}
