import { pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { readySteps, type ReadyStep } from './ready-steps.ts'

/** SQL about a BUM Desa `s`: the steps that are done. */
export const stepsDone = `array_remove(ARRAY[
  CASE WHEN EXISTS (SELECT FROM memberships m WHERE m.shop_id = s.id AND m.role = 'manager')
    THEN 'manager' END,
  CASE WHEN EXISTS (SELECT FROM memberships m WHERE m.shop_id = s.id AND m.role = 'treasurer')
    THEN 'treasurer' END,
  CASE WHEN s.legal_number IS NOT NULL THEN 'legal' END,
  CASE WHEN s.story_id <> '' AND s.picture IS NOT NULL THEN 'story' END,
  CASE WHEN EXISTS (SELECT FROM shop_hours h WHERE h.shop_id = s.id) THEN 'hours' END,
  CASE WHEN EXISTS (SELECT FROM pickup_points p WHERE p.shop_id = s.id AND p.is_active)
    OR EXISTS (SELECT FROM courier_rates c WHERE c.shop_id = s.id)
    OR EXISTS (SELECT FROM parcel_settings c WHERE c.shop_id = s.id) THEN 'delivery' END,
  CASE WHEN EXISTS (SELECT FROM makers k WHERE k.shop_id = s.id) THEN 'maker' END,
  CASE WHEN EXISTS (SELECT FROM listings l WHERE l.shop_id = s.id AND l.status = 'live') THEN 'listing' END,
  CASE WHEN s.status = 'open' THEN 'open' END
], NULL)`

/** The first steps of a BUM Desa that has sold nothing yet; null once it has. */
export async function getFirstSteps(shopId: ReadableShopId): Promise<ReadyStep[] | null> {
  const { rows } = await pool.query<{ done: ReadyStep[] }>({
    name: 'first-steps',
    text: `SELECT ${stepsDone} AS done FROM shops s
      WHERE s.id = $1 AND NOT EXISTS (SELECT FROM orders o WHERE o.shop_id = s.id)`,
    values: [shopId],
  })
  const done = rows[0]?.done
  return !done || done.length === readySteps.length ? null : done
}
