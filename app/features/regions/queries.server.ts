import type { VillageSuggestion } from './village-suggestion.ts'
import { readPool } from '#app/server/db.server.ts'
import { singleton } from '#app/server/singleton.server.ts'
import type { DistrictPage, DistrictSummary, VillagePage } from './region-pages.ts'

const districts = singleton('districtSummaries', () => ({
  loaded: null as Promise<readonly DistrictSummary[]> | null,
  at: 0,
}))
const freshForMs = 60_000

/**
 * The kecamatan of the pilot regency with what they offer: the map, the home page. Counting looks at
 * every listing, so it is done once a minute at most, and nobody but the first visitor waits for it.
 */
export async function listDistricts(): Promise<readonly DistrictSummary[]> {
  if (!districts.loaded || Date.now() - districts.at > freshForMs) {
    districts.at = Date.now()
    const counting = countDistricts()
    const before = districts.loaded
    districts.loaded ??= counting
    counting.then(
      (counted) => (districts.loaded = counted.length > 0 ? Promise.resolve(counted) : null),
      () => (districts.loaded = before),
    )
  }
  return districts.loaded
}

async function countDistricts(): Promise<DistrictSummary[]> {
  const { rows } = await readPool.query<DistrictSummary>({
    name: 'districts',
    text: `
      SELECT district.code, district.name, district.slug,
        (SELECT count(*)::int FROM villages WHERE district_code = district.code) AS villages,
        (SELECT count(DISTINCT sv.shop_id)::int FROM villages v
          JOIN shop_villages sv ON sv.village_code = v.code
          JOIN shops s ON s.id = sv.shop_id AND s.status <> 'suspended'
          WHERE v.district_code = district.code) AS shops,
        coalesce(offered.listings, 0)::int AS listings
      FROM districts district
      LEFT JOIN (
        SELECT v.district_code, sum(each.amount) AS listings
        FROM (SELECT village_code, count(*) AS amount FROM listings WHERE status = 'live'
              GROUP BY village_code) each
        JOIN villages v ON v.code = each.village_code GROUP BY v.district_code
      ) offered ON offered.district_code = district.code
      WHERE district.slug IS NOT NULL ORDER BY district.name`,
  })
  return rows
}

export async function getDistrictPage(slug: string): Promise<DistrictPage | null> {
  const { rows } = await readPool.query<DistrictPage>({
    name: 'district-page',
    text: `
      SELECT district.code, district.name, district.slug, district.postal_code AS "postalCode",
        (SELECT jsonb_agg(jsonb_build_object('code', v.code, 'name', v.name, 'kind', v.kind,
            'outline', v.outline,
            'listings', (SELECT count(*) FROM listings l WHERE l.village_code = v.code AND l.status = 'live'))
            ORDER BY v.name)
          FROM villages v WHERE v.district_code = district.code) AS villages
      FROM districts district WHERE district.slug = $1`,
    values: [slug],
  })
  return rows[0] ?? null
}

/** Only villages of the pilot regency have a page; the others exist for addresses. */
export async function getVillagePage(code: string): Promise<VillagePage | null> {
  const { rows } = await readPool.query<VillagePage>({
    name: 'village-page',
    text: `
      SELECT v.code, v.name, v.kind::text AS kind, v.postal_code AS "postalCode", v.outline, v.lat, v.lon,
        jsonb_build_object('code', district.code, 'name', district.name, 'slug', district.slug) AS district,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'kind', s.kind,
            'legalStatus', s.legal_status, 'legalNumber', s.legal_number, 'nib', s.nib,
            'status', s.status, 'isSample', s.is_sample,
            'permits', (SELECT coalesce(jsonb_object_agg(kind, amount), '{}') FROM (
              SELECT kind, count(*) AS amount FROM permits p
              WHERE p.shop_id = s.id AND permit_counts(p) GROUP BY kind) each)) ORDER BY s.name), '[]')
          FROM shop_villages sv JOIN shops s ON s.id = sv.shop_id
          WHERE sv.village_code = v.code AND s.status <> 'suspended') AS shops
      FROM villages v JOIN districts district ON district.code = v.district_code
      WHERE v.code = $1 AND district.slug IS NOT NULL`,
    values: [code],
  })
  return rows[0] ?? null
}

/**
 * The address type-ahead over all villages of the country: every word typed must occur in "village
 * district regency province"; villages whose own name begins with what was typed come first, and those
 * of the pilot regency before the rest.
 */
export async function findVillages(text: string, limit = 10): Promise<VillageSuggestion[]> {
  const words = foldForSearch(text).split(' ').filter(Boolean).slice(0, 6)
  if (words.join('').length < 2) return []
  const { rows } = await readPool.query<VillageSuggestion>({
    name: 'find-villages',
    text: `
      SELECT v.code, v.name, d.name AS district, r.name AS regency, p.name AS province,
        v.postal_code AS "postalCode"
      FROM villages v
      JOIN districts d ON d.code = v.district_code
      JOIN regencies r ON r.code = d.regency_code
      JOIN provinces p ON p.code = r.province_code
      WHERE v.search_text LIKE ALL ($1::text[])
      ORDER BY (v.search_text LIKE $2) DESC, (d.slug IS NOT NULL) DESC, length(v.name), v.code
      LIMIT $3`,
    values: [
      words.map((word) => `%${escapeLike(word)}%`),
      `${escapeLike(words.join(' '))}%`,
      limit,
    ],
  })
  return rows
}

/** The village a code names, with the kecamatan that decides what a courier costs. */
export async function getVillageForAddress(
  code: string,
): Promise<(VillageSuggestion & { districtCode: string }) | null> {
  if (!/^[\d.]{1,13}$/.test(code)) return null
  const { rows } = await readPool.query<VillageSuggestion & { districtCode: string }>({
    name: 'village-for-address',
    text: `
      SELECT v.code, v.name, d.name AS district, d.code AS "districtCode", r.name AS regency,
        p.name AS province, v.postal_code AS "postalCode"
      FROM villages v
      JOIN districts d ON d.code = v.district_code
      JOIN regencies r ON r.code = d.regency_code
      JOIN provinces p ON p.code = r.province_code
      WHERE v.code = $1`,
    values: [code],
  })
  return rows[0] ?? null
}

/** As `villages.search_text` was written: lower case, no accents, single spaces. */
export function foldForSearch(text: string): string {
  return text
    .slice(0, 100)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')
