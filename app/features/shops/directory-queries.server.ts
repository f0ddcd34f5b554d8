import { readPool } from '#app/server/db.server.ts'

export type DirectoryShop = {
  slug: string
  name: string
  kind: 'bumdes' | 'bumdesma'
  legalStatus: 'unregistered' | 'nameApproved' | 'legalEntity' | 'inactive'
  legalNumber: string | null
  status: 'open' | 'closed'
  reopensOn: string | null
  villages: { code: string; name: string; district: string }[]
  listings: number
  isSample: boolean
}

type Window = { district: string | null; limit: number; offset: number }

/** Every BUM Desa that has a storefront, by name; of one kecamatan, by slug or code. */
export async function listPublicShops({
  district,
  limit,
  offset,
}: Window): Promise<{ rows: DirectoryShop[]; total: number }> {
  const { rows } = await readPool.query<DirectoryShop & { total: bigint }>({
    name: 'shop-directory',
    text: `
      WITH chosen AS (
        SELECT s.* FROM shops s
        WHERE s.status <> 'suspended' AND ($1::text IS NULL OR EXISTS (
          SELECT 1 FROM shop_villages sv JOIN villages v ON v.code = sv.village_code
          JOIN districts d ON d.code = v.district_code
          WHERE sv.shop_id = s.id AND $1 IN (d.slug, d.code))))
      SELECT s.slug, s.name, s.kind::text AS kind, s.legal_status::text AS "legalStatus",
        s.legal_number AS "legalNumber", s.status::text AS status, s.reopens_on AS "reopensOn",
        s.is_sample AS "isSample",
        (SELECT coalesce(jsonb_agg(jsonb_build_object('code', v.code, 'name', v.name,
            'district', d.name) ORDER BY v.code), '[]')
          FROM shop_villages sv JOIN villages v ON v.code = sv.village_code
          JOIN districts d ON d.code = v.district_code WHERE sv.shop_id = s.id) AS villages,
        (SELECT count(*)::int FROM listings l WHERE l.shop_id = s.id AND l.status = 'live') AS listings,
        (SELECT count(*) FROM chosen) AS total
      FROM (SELECT * FROM chosen ORDER BY name, id LIMIT $2 OFFSET $3) s ORDER BY s.name, s.id`,
    values: [district, limit, offset],
  })
  return {
    rows: rows.map(({ total: _total, ...row }) => row),
    total: Number(rows[0]?.total ?? 0n),
  }
}
