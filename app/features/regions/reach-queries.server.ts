import { readPool } from '#app/server/db.server.ts'

export type DistrictReach = {
  code: string
  name: string
  slug: string
  villages: number
  /** Villages with a BUM Desa that sells. */
  served: number
  listings: number
}

/** How far the market reaches, by kecamatan: counts of what anybody can see, nothing of any buyer. */
export async function getRegencyReach(): Promise<{ districts: DistrictReach[]; shops: number }> {
  const [{ rows: districts }, { rows: shops }] = await Promise.all([
    readPool.query<DistrictReach>({
      name: 'district-reach',
      text: `
        SELECT d.code, d.name, d.slug, count(*)::int AS villages,
          count(*) FILTER (WHERE EXISTS (
            SELECT FROM shop_villages sv JOIN shops s ON s.id = sv.shop_id
            WHERE sv.village_code = v.code AND s.status <> 'suspended'))::int AS served,
          coalesce(sum((SELECT count(*) FROM listings l
            WHERE l.village_code = v.code AND l.status = 'live')), 0)::int AS listings
        FROM districts d JOIN villages v ON v.district_code = d.code
        WHERE d.slug IS NOT NULL GROUP BY d.code ORDER BY d.name`,
    }),
    readPool.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM shops WHERE status <> 'suspended'`,
    ),
  ])
  return { districts, shops: shops[0]?.count ?? 0 }
}
