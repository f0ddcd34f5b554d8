import { loadOpenings } from '#app/features/bookings/openings.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import type { SearchDocument } from '#integrations/search/search-engine.ts'

const batchSize = 500

/** What may be found: only what is public anyway, and only what can be shown. */
const documentQuery = `
  SELECT l.id, l.slug, l.kind::text AS kind, l.title_id, l.title_en, l.description_id, l.description_en,
    coalesce(l.tags, '{}') AS tags, l.halal = 'certified' AS is_halal, l.is_local_only, l.sold_recently, l.created_at,
    l.village_code, village.name AS village_name, district.code AS district_code,
    district.name AS district_name, concat_ws(' ', regency.name, s.name, m.name) AS region,
    offer.price, s.status = 'open' AND (offer.in_stock OR l.kind = 'experience') AS is_available,
    EXISTS (SELECT 1 FROM pickup_points p WHERE p.shop_id = s.id AND p.is_active) AS is_picked_up,
    (SELECT jsonb_agg(jsonb_build_object('slug', c.slug, 'labels',
        jsonb_build_object('id', c.label_id, 'en', c.label_en, 'jv', c.label_jv))
        ORDER BY (c.slug = l.category_slug))
     FROM categories own
     JOIN categories c ON c.slug IN (own.slug, own.parent_slug)
     WHERE own.slug = l.category_slug) AS categories
  FROM listings l
  JOIN shops s ON s.id = l.shop_id
  JOIN makers m ON m.id = l.maker_id
  JOIN villages village ON village.code = l.village_code
  JOIN districts district ON district.code = village.district_code
  JOIN regencies regency ON regency.code = district.regency_code
  JOIN LATERAL (
    SELECT min(v.price) AS price, bool_or(v.on_hand > v.held) AS in_stock
    FROM variants v
    WHERE v.listing_id = l.id AND v.is_active AND v.add_on_capacity IS NULL
  ) offer ON offer.price IS NOT NULL
  WHERE l.status = 'live' AND s.status <> 'suspended' AND m.status = 'active'`

type Row = {
  id: string
  slug: string
  kind: SearchDocument['kind']
  title_id: string
  title_en: string
  description_id: string
  description_en: string
  tags: string[]
  is_halal: boolean
  is_local_only: boolean
  sold_recently: number
  created_at: Date
  village_code: string
  village_name: string
  district_code: string
  district_name: string
  region: string
  price: bigint
  is_available: boolean
  is_picked_up: boolean
  categories: SearchDocument['categories']
}

/** Those of the listings that may be found. */
export async function documentsOf(listingIds: readonly string[]): Promise<SearchDocument[]> {
  const { rows } = await pool.query<Row>(`${documentQuery} AND l.id = ANY($1::uuid[])`, [
    listingIds,
  ])
  return toDocuments(rows)
}

export async function* allDocuments(): AsyncGenerator<SearchDocument[]> {
  let last = '00000000-0000-0000-0000-000000000000'
  while (true) {
    const { rows } = await pool.query<Row>(
      `${documentQuery} AND l.id > $1 ORDER BY l.id LIMIT ${batchSize}`,
      [last],
    )
    if (rows.length === 0) return
    last = rows.at(-1)?.id ?? last
    yield await toDocuments(rows)
  }
}

/** While its BUM Desa is closed nobody can come, whatever the calendar says. */
async function toDocuments(rows: readonly Row[]): Promise<SearchDocument[]> {
  const visited = rows.filter(({ kind, is_available }) => kind === 'experience' && is_available)
  const openings = await loadOpenings(
    db,
    visited.map(({ id }) => id),
  )
  return rows.map((row) => toDocument(row, openings.get(row.id) ?? []))
}

function toDocument(row: Row, openings: SearchDocument['openings']): SearchDocument {
  const isProduct = row.kind === 'product'
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind,
    title: { id: row.title_id, en: row.title_en },
    description: { id: row.description_id, en: row.description_en },
    tags: row.tags,
    categories: row.categories,
    village: { code: row.village_code, name: row.village_name },
    district: { code: row.district_code, name: row.district_name },
    region: row.region,
    // No price is above 1e9 (a CHECK of the table), so a number holds it exactly.
    price: Number(row.price),
    isHalal: row.is_halal,
    isShipped: isProduct && !row.is_local_only,
    isPickedUp: isProduct && row.is_picked_up,
    isAvailable: row.is_available,
    soldRecently: row.sold_recently,
    listedAt: row.created_at,
    openings,
  }
}
