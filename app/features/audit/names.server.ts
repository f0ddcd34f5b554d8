import { isUuid } from '#app/core/ids.ts'
import { pool } from '#app/server/db.server.ts'
import { changesOf } from './deed-changes.ts'
import type { Deed } from './deed.ts'

/**
 * What the ids in these deeds are called: makers, units, goods and their variants, places, resources; of one
 * BUM Desa only its own. People are told as who did it, never inside a deed.
 */
export async function namesOfIds(
  deeds: readonly Deed[],
  shopId: string | null,
): Promise<Record<string, string>> {
  const said = deeds
    .flatMap(({ details }) => changesOf(details))
    .flatMap(({ before, after }) => [before, after])
  const ids = [...new Set(said.filter((text) => text !== null && isUuid(text)))]
  if (ids.length === 0) return {}
  const { rows } = await pool.query<{ id: string; name: string }>(
    `SELECT id, name FROM (
      SELECT id, shop_id, name FROM makers WHERE id = ANY($1::uuid[])
      UNION ALL SELECT id, shop_id, name FROM business_units WHERE id = ANY($1::uuid[])
      UNION ALL SELECT id, shop_id, title_id FROM listings WHERE id = ANY($1::uuid[])
      UNION ALL SELECT v.id, v.shop_id, concat_ws(' ', l.title_id, v.label_id)
        FROM variants v JOIN listings l ON l.id = v.listing_id WHERE v.id = ANY($1::uuid[])
      UNION ALL SELECT id, shop_id, name FROM resources WHERE id = ANY($1::uuid[])
    ) known WHERE $2::uuid IS NULL OR shop_id = $2`,
    [ids, shopId],
  )
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}
