import { readPool } from '#app/server/db.server.ts'

export type Window = { district: string | null; limit: number; offset: number }

export type DirectoryVillage = {
  code: string
  name: string
  kind: 'desa' | 'kelurahan' | 'desaAdat'
  district: { code: string; name: string; slug: string }
  listings: number
  shops: number
}

/** The villages of the pilot regency in the order of their codes; a kecamatan by slug or code. */
export async function listVillages({
  district,
  limit,
  offset,
}: Window): Promise<{ rows: DirectoryVillage[]; total: number }> {
  const { rows } = await readPool.query<DirectoryVillage & { total: bigint }>({
    name: 'village-directory',
    text: `
      WITH chosen AS (
        SELECT v.code, v.name, v.kind::text AS kind,
          jsonb_build_object('code', d.code, 'name', d.name, 'slug', d.slug) AS district
        FROM villages v JOIN districts d ON d.code = v.district_code
        WHERE d.slug IS NOT NULL AND ($1::text IS NULL OR $1 IN (d.slug, d.code)))
      SELECT page.*,
        (SELECT count(*)::int FROM listings l WHERE l.village_code = page.code AND l.status = 'live')
          AS listings,
        (SELECT count(*)::int FROM shop_villages sv JOIN shops s ON s.id = sv.shop_id
          WHERE sv.village_code = page.code AND s.status <> 'suspended') AS shops,
        (SELECT count(*) FROM chosen) AS total
      FROM (SELECT * FROM chosen ORDER BY code LIMIT $2 OFFSET $3) page ORDER BY code`,
    values: [district, limit, offset],
  })
  return withoutTotal(rows)
}

/** Beyond the last page there is no row to read the total from; then nobody misses it. */
function withoutTotal<Row extends { total: bigint }>(rows: readonly Row[]) {
  return {
    rows: rows.map(({ total: _total, ...row }) => row),
    total: Number(rows[0]?.total ?? 0n),
  }
}
