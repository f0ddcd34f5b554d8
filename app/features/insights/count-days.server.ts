import { transaction, type Tx } from '#app/server/db.server.ts'
import { dayRowsSql } from './day-rows.server.ts'

const changesAtOnce = 500

/**
 * Counts the days anew that triggers have noted. Each batch is one transaction: killed midway it has done
 * nothing, and done twice it is the same. A change that is committed meanwhile stays noted.
 */
export async function countChangedDays(): Promise<void> {
  while (await transaction(countBatch)) continue
}

async function countBatch(tx: Tx): Promise<boolean> {
  // Two workers would write the same rows; the other one will come to what was noted since.
  const [lock] = await tx.$queryRaw<{ isFree: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtext('daily_sales')) AS "isFree"`
  if (!lock?.isFree) return false
  const changes = await tx.$queryRaw<{ id: bigint; shopId: string; day: string }[]>`
    SELECT id, shop_id AS "shopId", day::text FROM sales_changes ORDER BY id LIMIT ${changesAtOnce}`
  if (changes.length === 0) return false
  const shopIds = changes.map(({ shopId }) => shopId)
  const days = changes.map(({ day }) => day)
  await tx.$executeRaw`
    DELETE FROM daily_sales WHERE (shop_id, day) IN
      (SELECT shop_id, day FROM unnest(${shopIds}::uuid[], ${days}::date[]) AS noted(shop_id, day))`
  await tx.$executeRawUnsafe(
    `INSERT INTO daily_sales (shop_id, day, channel, district_code, listing_id, maker_id, orders, units,
      sold, on_site, given_back, discount)
    ${dayRowsSql('SELECT DISTINCT shop_id, day FROM unnest($1::uuid[], $2::date[]) AS noted(shop_id, day)')}`,
    shopIds,
    days,
  )
  const ids = changes.map(({ id }) => id)
  await tx.$executeRaw`DELETE FROM sales_changes WHERE id = ANY(${ids}::bigint[])`
  return changes.length === changesAtOnce
}

/** Whatever a trigger may have missed: the days of the last five weeks are counted anew. */
export async function noteRecentDays(): Promise<void> {
  await transaction(
    (tx) => tx.$executeRaw`
      INSERT INTO sales_changes (shop_id, day)
      SELECT shop_id, sold_on FROM orders WHERE sold_on > current_date - 35
      UNION SELECT shop_id, day FROM daily_sales WHERE day > current_date - 35`,
  )
}
