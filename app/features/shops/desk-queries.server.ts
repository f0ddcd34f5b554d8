import { listTrail, type TrailRow } from '#app/server/audit-trail.server.ts'
import { pool } from '#app/server/db.server.ts'
import { type ShopListQuery, shopViews } from './desk-forms.ts'
import { stepsDone } from './ready-steps.server.ts'
import type { ReadyStep } from './ready-steps.ts'

type Village = { code: string; name: string; district: string }

export type DeskShop = {
  id: string
  slug: string
  name: string
  kind: 'bumdes' | 'bumdesma'
  status: 'open' | 'closed' | 'suspended'
  legalNumber: string | null
  villages: Village[]
  /** Goods and visits that the public sees while it is not suspended. */
  live: number
}

export type DeskShopPage = DeskShop & {
  suspendedReason: string | null
  /** Its own part of a sale, in hundredths of a percent. */
  shareBasisPoints: number
  createdAt: Date
  makers: number
  /** Paid and not yet with the buyer. */
  runningOrders: number
  people: { id: string; name: string; role: 'manager' | 'treasurer' | 'supervisor' | 'staff' }[]
  /** On its way to selling. */
  done: ReadyStep[]
  trail: TrailRow[]
}

const pageSize = 30

const columns = `s.id, s.slug, s.name, s.kind::text, s.status::text, s.legal_number AS "legalNumber",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('code', v.code, 'name', v.name, 'district', d.name)
      ORDER BY v.code), '[]')
    FROM shop_villages sv JOIN villages v ON v.code = sv.village_code
    JOIN districts d ON d.code = v.district_code WHERE sv.shop_id = s.id) AS villages,
  (SELECT count(*)::int FROM listings l WHERE l.shop_id = s.id AND l.status = 'live') AS live`

/** By name. */
export async function listShops(
  query: ShopListQuery,
): Promise<{ shops: DeskShop[]; next: string | null }> {
  const { rows } = await pool.query<DeskShop>(
    `SELECT ${columns} FROM shops s
    WHERE ($1::text IS NULL OR s.status::text = $1)
      AND ($2 = '' OR position(lower($2) IN lower(s.name)) > 0 OR s.slug = lower($2)
        OR EXISTS (SELECT FROM shop_villages sv WHERE sv.shop_id = s.id AND sv.village_code = $2))
      AND ($3::uuid IS NULL OR (lower(s.name), s.id) >
        (SELECT lower(last.name), last.id FROM shops last WHERE last.id = $3))
    ORDER BY lower(s.name), s.id LIMIT ${pageSize + 1}`,
    [shopViews[query.keadaan], query.cari, query.setelah],
  )
  const shops = rows.slice(0, pageSize)
  return { shops, next: rows.length > pageSize ? (shops.at(-1)?.id ?? null) : null }
}

export async function getDeskShop(shopId: string): Promise<DeskShopPage | null> {
  const [{ rows }, trail] = await Promise.all([
    pool.query<Omit<DeskShopPage, 'trail'>>(
      `SELECT ${columns}, s.suspended_reason AS "suspendedReason",
        s.shop_share_basis_points AS "shareBasisPoints", s.created_at AS "createdAt",
        ${stepsDone} AS done,
        (SELECT count(*)::int FROM makers m WHERE m.shop_id = s.id) AS makers,
        (SELECT count(*)::int FROM orders o WHERE o.shop_id = s.id
          AND o.status IN ('paid', 'accepted', 'packed', 'handedOver')) AS "runningOrders",
        (SELECT coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'role', m.role)
            ORDER BY m.role, u.name, u.id), '[]')
          FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.shop_id = s.id) AS people
      FROM shops s WHERE s.id = $1`,
      [shopId],
    ),
    listTrail([shopId]),
  ])
  return rows[0] ? { ...rows[0], trail } : null
}
