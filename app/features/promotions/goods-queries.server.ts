import { isUuid } from '#app/core/ids.ts'
import { escapeLike, parseLine } from '#app/core/text.ts'
import { pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { type ChoosableGood, type FoundGoods, goodsSearchMaximum } from './found-goods.ts'

const pageSize = 20

const choosable = `FROM listings l JOIN makers m ON m.id = l.maker_id
  WHERE l.shop_id = $1 AND l.kind = 'product' AND l.status = 'live'`

const columns = `l.id, l.title_id AS title, m.name AS maker`

/** Of however many goods a BUM Desa sells: as many as one looks through, by name or by maker. */
export async function findGoods(
  shopId: ReadableShopId,
  typed: { words: string; chosen: readonly string[] },
): Promise<FoundGoods> {
  const parsed = parseLine(typed.words, { longest: goodsSearchMaximum })
  const words = 'value' in parsed ? parsed.value : ''
  const ids = typed.chosen.filter(isUuid)
  const [chosen, found] = await Promise.all([
    ids.length === 0 ? [] : readGoods(shopId, ids),
    pool.query<ChoosableGood>({
      name: 'goods-for-promotions',
      text: `SELECT ${columns} ${choosable} AND NOT l.id = ANY($2::uuid[])
        AND ($3 = '' OR l.title_id ILIKE '%' || $3 || '%' OR m.name ILIKE '%' || $3 || '%')
        ORDER BY l.title_id, l.id LIMIT ${pageSize + 1}`,
      values: [shopId, ids, escapeLike(words)],
    }),
  ])
  const { rows } = found
  return { words, chosen, found: rows.slice(0, pageSize), hasMore: rows.length > pageSize }
}

async function readGoods(shopId: ReadableShopId, ids: readonly string[]): Promise<ChoosableGood[]> {
  const { rows } = await pool.query<ChoosableGood>({
    name: 'chosen-goods',
    text: `SELECT ${columns} ${choosable} AND l.id = ANY($2::uuid[]) ORDER BY l.title_id, l.id`,
    values: [shopId, ids],
  })
  return rows
}

/** Of which maker each is; what is another's or not on sale is left out. */
export async function makersOfGoods(
  shopId: ReadableShopId,
  listingIds: readonly string[],
): Promise<Map<string, string>> {
  const ids = listingIds.filter(isUuid)
  if (ids.length === 0) return new Map()
  const { rows } = await pool.query<{ id: string; makerId: string }>({
    name: 'makers-of-goods',
    text: `SELECT l.id, l.maker_id AS "makerId" ${choosable} AND l.id = ANY($2::uuid[])`,
    values: [shopId, ids],
  })
  return new Map(rows.map(({ id, makerId }) => [id, makerId]))
}
