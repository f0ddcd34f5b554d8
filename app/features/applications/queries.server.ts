import { isUuid } from '#app/core/ids.ts'
import { escapeLike } from '#app/core/text.ts'
import { pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import type { ApplicationPage, ShopToJoin } from './application.ts'
import type { ApplicationListQuery } from './forms.ts'

const places = `(SELECT jsonb_agg(v.name || ', ' || d.name ORDER BY v.name)
  FROM shop_villages sv JOIN villages v ON v.code = sv.village_code
  JOIN districts d ON d.code = v.district_code WHERE sv.shop_id = s.id)`

const mostShops = 30

/** BUM Desa that sell, by their name or that of a village or kecamatan. */
export async function findShopsToJoin(text: string): Promise<ShopToJoin[]> {
  const { rows } = await pool.query<ShopToJoin>({
    name: 'shops-to-join',
    text: `SELECT s.slug, s.name, ${places} AS places FROM shops s
      WHERE s.status <> 'suspended' AND (s.name ILIKE '%' || $1 || '%' OR EXISTS (
        SELECT FROM shop_villages sv JOIN villages v ON v.code = sv.village_code
        JOIN districts d ON d.code = v.district_code
        WHERE sv.shop_id = s.id AND (v.name ILIKE '%' || $1 || '%' OR d.name ILIKE '%' || $1 || '%')))
      ORDER BY s.name LIMIT ${mostShops}`,
    values: [escapeLike(text)],
  })
  return rows
}

type ShopForm = { slug: string; name: string; villages: { code: string; name: string }[] }

export async function getShopToJoin(slug: string): Promise<ShopForm | null> {
  const { rows } = await pool.query<ShopForm>({
    name: 'shop-to-join',
    text: `SELECT s.slug, s.name,
        (SELECT jsonb_agg(jsonb_build_object('code', v.code, 'name', v.name) ORDER BY v.name)
          FROM shop_villages sv JOIN villages v ON v.code = sv.village_code
          WHERE sv.shop_id = s.id) AS villages
      FROM shops s WHERE s.slug = $1 AND s.status <> 'suspended'`,
    values: [slug],
  })
  return rows[0] ?? null
}

const columns = `a.id, s.name AS shop, a.name, a.phone, v.name AS village, a.goods, a.status::text,
  a.refusal_reason AS "refusalReason", a.created_at AS "createdAt",
  (SELECT coalesce(jsonb_agg(p.kind ORDER BY p.kind), '[]') FROM application_papers p
    WHERE p.application_id = a.id) AS papers`
const tables = `maker_applications a JOIN shops s ON s.id = a.shop_id
  JOIN villages v ON v.code = a.village_code`

/** The last one this person sent, whatever became of it. */
export async function getOwnApplication(userId: string): Promise<ApplicationPage | null> {
  const { rows } = await pool.query<ApplicationPage>({
    name: 'own-application',
    text: `SELECT ${columns} FROM ${tables} WHERE a.user_id = $1 ORDER BY a.id DESC LIMIT 1`,
    values: [userId],
  })
  return rows[0] ?? null
}

/** One that was sent to this BUM Desa. */
export async function getApplication(
  shopId: ReadableShopId,
  id: string | undefined,
): Promise<ApplicationPage | null> {
  if (!id || !isUuid(id)) return null
  const { rows } = await pool.query<ApplicationPage>({
    name: 'application-of-shop',
    text: `SELECT ${columns} FROM ${tables} WHERE a.id = $1 AND a.shop_id = $2`,
    values: [id, shopId],
  })
  return rows[0] ?? null
}

const pageSize = 25

/** Those that wait longest first; else the newest. */
export async function listApplications(
  shopId: ReadableShopId,
  { lihat, cari, setelah }: ApplicationListQuery,
): Promise<{ applications: ApplicationPage[]; next: string | null }> {
  const [order, isAfter] = lihat === 'waiting' ? ['a.id', '>'] : ['a.id DESC', '<']
  const { rows } = await pool.query<ApplicationPage>(
    `SELECT ${columns} FROM ${tables} WHERE a.shop_id = $1 AND a.status::text = $2
      AND ($3::uuid IS NULL OR a.id ${isAfter} $3)
      AND ($4 = '' OR a.name ILIKE '%' || $4 || '%' OR v.name ILIKE '%' || $4 || '%')
    ORDER BY ${order} LIMIT ${pageSize + 1}`,
    [shopId, lihat, setelah, escapeLike(cari)],
  )
  const applications = rows.slice(0, pageSize)
  return { applications, next: rows.length > pageSize ? (applications.at(-1)?.id ?? null) : null }
}

export async function countWaitingApplications(shopId: ReadableShopId): Promise<number> {
  const { rows } = await pool.query<{ count: number }>({
    name: 'waiting-applications',
    text: `SELECT count(*)::int AS count FROM maker_applications
      WHERE shop_id = $1 AND status = 'waiting'`,
    values: [shopId],
  })
  return rows[0]?.count ?? 0
}
