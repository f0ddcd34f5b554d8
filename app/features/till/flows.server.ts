import { zones, type Zone } from '#app/core/dates.ts'
import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import type { Flow } from './till.ts'

type Days = { shopId: ReadableShopId; zone: Zone; from: CalendarDate; to: CalendarDate }

/**
 * What came in and went out at the counter, by the day on which hands were on it: a sale that phones told
 * late belongs to the day it was made, what was given back to the day it was given back. Online payments
 * are not here, since they never passed the counter.
 */
export async function listFlows(
  client: Tx,
  { shopId, zone, from, to }: Days,
): Promise<Map<CalendarDate, Flow[]>> {
  const zoneName = zones[zone]
  const rows = await client.$queryRaw<(Flow & { day: CalendarDate })[]>`
    WITH asked AS (
      SELECT ${from}::date AS first, ${to}::date AS last,
        ${from}::date::timestamp AT TIME ZONE ${zoneName} AS since,
        (${to}::date + 1)::timestamp AT TIME ZONE ${zoneName} AS until
    ), flows AS (
      SELECT c.day, 'sold' AS kind, c.paid_with::text AS way, p.total AS amount
      FROM asked, counter_sales c JOIN purchases p ON p.id = c.purchase_id
      WHERE c.shop_id = ${shopId}::uuid AND c.day BETWEEN asked.first AND asked.last
        -- What was booked after a decision was taken on the day it was sold: below.
        AND NOT EXISTS (SELECT FROM refused_sales r WHERE r.shop_id = c.shop_id AND r.id = c.id)
      UNION ALL
      SELECT (c.undone_at AT TIME ZONE ${zoneName})::date, 'undone', c.paid_with::text, p.total
      FROM asked, counter_sales c JOIN purchases p ON p.id = c.purchase_id
      WHERE c.shop_id = ${shopId}::uuid
        AND c.undone_at >= asked.since AND c.undone_at < asked.until
      UNION ALL
      SELECT (r.sold_at AT TIME ZONE ${zoneName})::date,
        CASE r.solution WHEN 'booked' THEN 'sold' ELSE 'unbooked' END, r.paid_with::text, r.total
      FROM asked, refused_sales r
      WHERE r.shop_id = ${shopId}::uuid AND r.sold_at >= asked.since AND r.sold_at < asked.until
        -- In the books as another sale already.
        AND r.solution IS DISTINCT FROM 'recorded'
      UNION ALL
      SELECT (r.solved_at AT TIME ZONE ${zoneName})::date, 'givenBack', r.paid_with::text, r.total
      FROM asked, refused_sales r
      WHERE r.shop_id = ${shopId}::uuid AND r.solution = 'moneyBack'
        AND r.solved_at >= asked.since AND r.solved_at < asked.until
      UNION ALL
      -- What couriers brought back and pickup points took, when it was recorded, be it what was due or not.
      SELECT (k.taken_at AT TIME ZONE ${zoneName})::date, 'collected', k.paid_with::text, k.taken
      FROM asked, collections k
      WHERE k.shop_id = ${shopId}::uuid AND k.taken > 0
        AND k.taken_at >= asked.since AND k.taken_at < asked.until
      UNION ALL
      SELECT (k.settled_at AT TIME ZONE ${zoneName})::date, 'givenBack', k.paid_with::text, k.taken - k.due
      FROM asked, collections k
      WHERE k.shop_id = ${shopId}::uuid AND k.taken > k.due
        AND k.settled_at >= asked.since AND k.settled_at < asked.until
      UNION ALL
      SELECT (f.bank_confirmed_at AT TIME ZONE ${zoneName})::date, 'givenBack', a.method, f.amount
      FROM asked, refunds f JOIN payment_attempts a ON a.id = f.attempt_id AND a.provider = 'counter'
        JOIN orders o ON o.id = f.order_id AND o.shop_id = ${shopId}::uuid
      WHERE f.status = 'confirmed'
        AND f.bank_confirmed_at >= asked.since AND f.bank_confirmed_at < asked.until
      UNION ALL
      SELECT (b.recorded_at AT TIME ZONE ${zoneName})::date,
        CASE WHEN b.undo_reason IS NULL THEN 'balance' ELSE 'undone' END, b.means::text, b.amount
      FROM asked, balance_receipts b
      WHERE b.shop_id = ${shopId}::uuid AND b.recorded_at >= asked.since AND b.recorded_at < asked.until
    )
    SELECT day::text, kind, way, count(*)::int AS count, sum(amount)::bigint AS amount
    FROM flows GROUP BY 1, 2, 3`
  const byDay = Map.groupBy(rows, ({ day }) => day)
  return new Map(
    [...byDay].map(([day, flows]) => [
      day,
      flows.map(({ kind, way, count, amount }) => ({ kind, way, count, amount })),
    ]),
  )
}
