import { createHash } from 'node:crypto'
import { escapeLike } from '#app/core/text.ts'
import { nameSql } from '#app/features/catalog/line-name.ts'
import { db, pool, type Tx } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { CountedGood, EndedTake, GoodToCount, TakeListQuery } from './take.ts'

const name = nameSql('l.title_id', 'v.label_id')
const pageSize = 25
const takesShown = 10

/** What is on the shelves, by name, with what was counted of it so far; nothing that is made to order is. */
export async function listGoodsToCount(
  shopId: ReadableShopId,
  { cari, pelaku, lihat, setelah }: TakeListQuery,
): Promise<{ goods: GoodToCount[]; next: string | null }> {
  const { rows } = await pool.query<GoodToCount>(
    `SELECT v.id AS "variantId", ${name} AS name, m.name AS "makerName", l.unit,
      v.on_hand - v.held AS available, v.held, c.counted, c.counted_at AS "countedAt"
    FROM variants v JOIN listings l ON l.id = v.listing_id AND l.kind = 'product'
        AND NOT l.made_to_order AND v.add_on_capacity IS NULL AND (v.is_active OR v.on_hand > 0)
      JOIN makers m ON m.id = l.maker_id
      LEFT JOIN stock_takes t ON t.shop_id = l.shop_id AND t.ended_at IS NULL
      LEFT JOIN stock_take_counts c ON c.take_id = t.id AND c.variant_id = v.id
    WHERE l.shop_id = $1 AND ($2 = '' OR ${name} ILIKE '%' || $2 || '%')
      AND ($3::uuid IS NULL OR l.maker_id = $3) AND ($4::text IS NULL OR c.counted IS NULL)
      AND ($5::uuid IS NULL OR (lower(${name}), v.id) > (
        SELECT lower(${name}), v.id FROM variants v JOIN listings l ON l.id = v.listing_id
        WHERE v.id = $5 AND v.shop_id = $1))
    ORDER BY lower(${name}), v.id LIMIT ${pageSize + 1}`,
    [shopId, escapeLike(cari), pelaku, lihat, setelah],
  )
  const goods = rows.slice(0, pageSize)
  return { goods, next: rows.length > pageSize ? (goods.at(-1)?.variantId ?? null) : null }
}

/** How far it is, and whose goods there are to choose by. */
export async function getTakeProgress(shopId: ReadableShopId) {
  const [{ rows }, makers] = await Promise.all([
    pool.query<{ counted: number; all: number }>({
      name: 'stock-take-progress',
      text: `SELECT count(c.counted)::int AS counted, count(*)::int AS "all"
        FROM variants v JOIN listings l ON l.id = v.listing_id AND l.kind = 'product'
            AND NOT l.made_to_order AND v.add_on_capacity IS NULL AND (v.is_active OR v.on_hand > 0)
          LEFT JOIN stock_takes t ON t.shop_id = v.shop_id AND t.ended_at IS NULL
          LEFT JOIN stock_take_counts c ON c.take_id = t.id AND c.variant_id = v.id
        WHERE v.shop_id = $1`,
      values: [shopId],
    }),
    db.maker.findMany({
      where: { shopId, listings: { some: { kind: 'product' } } },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    }),
  ])
  return { counted: rows[0]?.counted ?? 0, all: rows[0]?.all ?? 0, makers }
}

/** What was counted, the differences first. */
export async function countedGoods(
  client: Tx,
  { shopId, takeId }: { shopId: ReadableShopId; takeId: string },
): Promise<CountedGood[]> {
  return client.$queryRaw<CountedGood[]>`
    SELECT c.variant_id AS "variantId", l.id AS "listingId", v.label_id AS label,
      ${Prisma.raw(name)} AS name, m.name AS "makerName", l.unit,
      c.counted, c.seen, v.on_hand - v.held AS available, coalesce(u.name, '') AS "counterName"
    FROM stock_take_counts c JOIN variants v ON v.id = c.variant_id
      JOIN listings l ON l.id = v.listing_id JOIN makers m ON m.id = l.maker_id
      LEFT JOIN users u ON u.id = c.counted_by
    WHERE c.take_id = ${takeId}::uuid AND c.shop_id = ${shopId}::uuid
    ORDER BY c.counted = c.seen, lower(${Prisma.raw(name)}), c.variant_id`
}

/** Of what the counts say, not of what was sold meanwhile. */
export const stampOf = (goods: readonly CountedGood[]): string =>
  createHash('sha256')
    .update(
      goods
        .map(({ variantId, counted, seen }) => `${variantId} ${counted} ${seen}`)
        .toSorted()
        .join('\n'),
    )
    .digest('hex')

/** What the open one would change; null when nothing is counted. */
export async function getOpenTake(shopId: ReadableShopId) {
  const take = await db.stockTake.findFirst({
    where: { shopId, endedAt: null },
    select: { id: true },
  })
  const goods = take ? await countedGoods(db, { shopId, takeId: take.id }) : []
  return goods.length > 0 ? { goods, stamp: stampOf(goods) } : null
}

/** Stock-takes that have ended, newest first; `before` is the last one of the page before. */
export async function listTakes(
  shopId: ReadableShopId,
  before: string | null,
): Promise<{ takes: EndedTake[]; next: string | null }> {
  const rows = await readTakes(
    Prisma.sql`t.shop_id = ${shopId}::uuid AND (${before}::uuid IS NULL OR t.id < ${before}::uuid)`,
  )
  const takes = rows.slice(0, takesShown)
  return { takes, next: rows.length > takesShown ? (takes.at(-1)?.id ?? null) : null }
}

export async function getEndedTake(shopId: ReadableShopId, takeId: string) {
  const [take] = await readTakes(Prisma.sql`t.shop_id = ${shopId}::uuid AND t.id = ${takeId}::uuid`)
  return take ? { take, goods: await countedGoods(db, { shopId, takeId }) } : null
}

const readTakes = (which: Prisma.Sql) => db.$queryRaw<EndedTake[]>`
  SELECT t.id, t.outcome::text, t.ended_at AS "endedAt", coalesce(u.name, '') AS "enderName",
    c.goods, c.differences
  FROM stock_takes t LEFT JOIN users u ON u.id = t.ended_by
    JOIN LATERAL (SELECT count(*)::int AS goods,
      (count(*) FILTER (WHERE counted <> seen))::int AS differences
      FROM stock_take_counts WHERE take_id = t.id) c ON true
  WHERE t.ended_at IS NOT NULL AND ${which} ORDER BY t.id DESC LIMIT ${takesShown + 1}`
