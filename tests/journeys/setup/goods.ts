import type { Site } from './site.ts'

type Database = Pick<Site, 'sql'>

export type Good = {
  slug: string
  variantId: string
  title: string
  titleEn: string
  shop: string
  shopSlug: string
  price: number
}

// Journeys run side by side on one site. Most share the goods of the demo story; those that change
// a price or a stock keep to goods that no other journey buys.
const isKept = `substr(md5(l.slug), 1, 1) IN ('d', 'e', 'f')`

/** One good from each of so many BUM Desa, well stocked, of one size only. */
export async function goodsOfShops(site: Database, count: number): Promise<Good[]> {
  const goods = await site.sql<Good>(
    `SELECT DISTINCT ON (s.slug) ${columns} ${from} AND NOT (${isKept}) AND v.on_hand - v.held >= 12
     ORDER BY s.slug, l.slug LIMIT $1`,
    [count],
  )
  if (goods.length < count) throw new Error(`The demo story has only ${goods.length} such goods`)
  return goods
}

/** A good of a BUM Desa that sends nothing by parcel courier. */
export async function goodWithoutParcels(site: Database): Promise<Good> {
  const [good] = await site.sql<Good>(
    `SELECT ${columns} ${from} AND NOT (${isKept}) AND v.on_hand - v.held >= 12
      AND NOT EXISTS (SELECT FROM parcel_settings WHERE shop_id = s.id) ORDER BY l.slug LIMIT 1`,
  )
  if (!good) throw new Error('In the demo story everybody sends parcels')
  return good
}

/** A well stocked good of one BUM Desa. */
export async function goodOfShop(site: Site, shopSlug: string): Promise<Good> {
  const [good] = await site.sql<Good>(
    `SELECT ${columns} ${from} AND NOT (${isKept}) AND s.slug = $1 ORDER BY v.on_hand - v.held DESC LIMIT 1`,
    [shopSlug],
  )
  if (!good) throw new Error(`${shopSlug} has no such good in the demo story`)
  return good
}

/** A good that only this journey touches; each gives its own number. */
export async function ownGood(site: Site, number: number): Promise<Good> {
  const [good] = await site.sql<Good>(
    `SELECT ${columns} ${from} AND ${isKept} ORDER BY md5(l.slug) OFFSET $1 LIMIT 1`,
    [number],
  )
  if (!good) throw new Error(`The demo story has no ${number + 1} goods to keep`)
  return good
}

/** Goods of one BUM Desa that no other journey buys, so many of each on the shelf. */
export async function shelfOf<Stocks extends readonly number[]>(
  site: Site,
  shopSlug: string,
  stocks: readonly [...Stocks],
): Promise<{ [At in keyof Stocks]: Good }> {
  const goods = await site.sql<Good>(
    `SELECT ${columns} ${from} AND ${isKept} AND s.slug = $1 AND v.held = 0
     ORDER BY md5(l.slug) DESC LIMIT $2`,
    [shopSlug, stocks.length],
  )
  if (goods.length < stocks.length)
    throw new Error(`${shopSlug} has only ${goods.length} such goods`)
  for (const [at, { variantId }] of goods.entries()) {
    await site.sql(
      `INSERT INTO stock_movements (id, shop_id, variant_id, delta, reason)
       SELECT gen_random_uuid(), shop_id, id, $2::int - on_hand, 'stockTake' FROM variants
       WHERE id = $1 AND on_hand <> $2::int`,
      [variantId, stocks[at]],
    )
  }
  return goods as { [At in keyof Stocks]: Good }
}

const columns = `l.slug, v.id AS "variantId", l.title_id AS title, l.title_en AS "titleEn",
  s.name AS shop, s.slug AS "shopSlug", v.price::int AS price`

const from = `FROM listings l
  JOIN shops s ON s.id = l.shop_id AND s.status = 'open' AND s.minimum_order = 0
  JOIN variants v ON v.listing_id = l.id AND v.is_active AND v.maximum_per_order >= 3
  WHERE l.status = 'live' AND l.kind = 'product' AND l.lead_time_days = 0 AND v.on_hand - v.held >= 3
    AND NOT EXISTS (SELECT FROM variants o WHERE o.listing_id = l.id AND o.id <> v.id)`
