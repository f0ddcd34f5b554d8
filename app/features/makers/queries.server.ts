import { isUuid } from '#app/core/ids.ts'
import { listTrail } from '#app/server/audit-trail.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import type { MakerListQuery } from './forms.ts'
import type { Invited, MakerPage, MakerRow, MakerSale } from './maker.ts'

const columns = `m.id, m.name, v.name AS village, m.village_code AS "villageCode", m.status::text, m.phone,
  EXISTS (SELECT FROM maker_members mm WHERE mm.maker_id = m.id) AS "hasAccount",
  goods.live, goods.waiting, owed.pending, owed.payable`

/** Only for the makers that are shown. */
const tables = `makers m JOIN villages v ON v.code = m.village_code
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE status = 'live')::int AS live,
      count(*) FILTER (WHERE status = 'review')::int AS waiting
    FROM listings WHERE maker_id = m.id
  ) goods
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(balance) FILTER (WHERE kind = 'makerPending'), 0)::bigint AS pending,
      coalesce(sum(balance) FILTER (WHERE kind = 'makerPayable'), 0)::bigint AS payable
    FROM account_balances WHERE maker_id = m.id
  ) owed`

const pageSize = 25

/** By name; `setelah` is the last one of the page before. */
export async function listMakers(
  shopId: ReadableShopId,
  { cari, setelah }: MakerListQuery,
): Promise<{ makers: MakerRow[]; next: string | null }> {
  const { rows } = await pool.query<MakerRow>(
    `SELECT ${columns} FROM ${tables}
    WHERE m.shop_id = $1 AND ($2 = '' OR m.name ILIKE '%' || $2 || '%')
      AND ($3::uuid IS NULL OR (lower(m.name), m.id) >
        (SELECT lower(name), id FROM makers WHERE id = $3 AND shop_id = $1))
    ORDER BY lower(m.name), m.id LIMIT ${pageSize + 1}`,
    [shopId, cari.replaceAll(/[\\%_]/g, String.raw`\$&`), setelah],
  )
  const makers = rows.slice(0, pageSize)
  return { makers, next: rows.length > pageSize ? (makers.at(-1)?.id ?? null) : null }
}

/** All of them, also who is paused: for choosing one. */
export async function listMakerNames(
  shopId: ReadableShopId,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await pool.query<{ id: string; name: string }>({
    name: 'maker-names',
    text: 'SELECT id, name FROM makers WHERE shop_id = $1 ORDER BY lower(name), id',
    values: [shopId],
  })
  return rows
}

export async function listInvitations(shopId: ReadableShopId): Promise<Invited[]> {
  const { rows } = await pool.query<Invited>({
    name: 'maker-invitations',
    text: `SELECT id, name, phone, expires_at AS "expiresAt", expires_at <= now() AS "isOver"
      FROM maker_invitations WHERE shop_id = $1 ORDER BY created_at DESC LIMIT 100`,
    values: [shopId],
  })
  return rows
}

/** The villages a BUM Desa is at home in. */
export async function listVillagesOfShop(
  shopId: ReadableShopId,
): Promise<{ code: string; name: string }[]> {
  const villages = await db.shopVillage.findMany({
    where: { shopId },
    select: { village: { select: { code: true, name: true } } },
    orderBy: { village: { name: 'asc' } },
  })
  return villages.map(({ village }) => village)
}

/** One maker with what was sold last and what happened; null for another BUM Desa's. */
export async function getMakerOfShop(where: {
  shopId: ReadableShopId
  makerId: string | undefined
}): Promise<MakerPage | null> {
  const { shopId, makerId } = where
  if (!makerId || !isUuid(makerId)) return null
  const { rows } = await pool.query<MakerRow & { createdAt: Date; running: number }>(
    `SELECT ${columns}, m.created_at AS "createdAt",
      (SELECT count(DISTINCT o.id)::int FROM order_lines line JOIN orders o ON o.id = line.order_id
        WHERE line.maker_id = m.id AND o.status IN ('paid', 'accepted', 'packed', 'handedOver')
      ) AS running
    FROM ${tables} WHERE m.id = $2 AND m.shop_id = $1`,
    [shopId, makerId],
  )
  const [maker] = rows
  if (!maker) return null
  const [sales, trail] = await Promise.all([listSales(shopId, makerId), listTrail([makerId])])
  return { ...maker, sales, trail }
}

async function listSales(shopId: ReadableShopId, makerId: string): Promise<MakerSale[]> {
  const { rows } = await pool.query<MakerSale>(
    `SELECT line.id, o.number, o.created_at AS at, line.quantity, line.maker_share AS share,
      concat_ws(' ', line.title_id, nullif(line.variant_label_id, '')) AS title
    FROM order_lines line JOIN orders o ON o.id = line.order_id
    WHERE line.maker_id = $2 AND line.shop_id = $1 AND o.status NOT IN ('awaitingPayment', 'cancelled')
    ORDER BY line.id DESC LIMIT 10`,
    [shopId, makerId],
  )
  return rows
}
