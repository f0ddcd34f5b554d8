import type { CalendarDate } from '#app/core/dates.ts'
import { endingPermitSql } from '#app/features/catalog/permit-clock.server.ts'
import { isDemandingSql } from '#app/features/catalog/required-permits.server.ts'
import type { RequiredPermit } from '#app/features/catalog/required-permits.ts'
import { runsLowSql } from '#app/features/catalog/low-stock.ts'
import { pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'

/** What a page names of each; the rest is counted. */
const named = 4

type LowStock = { listingId: string; title: string; left: number; madeToOrder: boolean }
type EndingPermit = {
  id: string
  /** Null for one of the BUM Desa itself. */
  listingId: string | null
  title: string | null
  kind: string
  validUntil: CalendarDate
}

type WaitingPermit = { listingId: string; title: string; kind: string }

/** On sale without a permit that its category demands by now. */
type LackingGood = { listingId: string; title: string; missing: RequiredPermit[] }

export type TodayWork = {
  lowStock: LowStock[]
  lowStockCount: number
  lacking: LackingGood[]
  lackingCount: number
  ending: EndingPermit[]
  endingCount: number
  /** Numbers that makers brought, to be compared with the paper. */
  permitsToCheck: WaitingPermit[]
  permitsToCheckCount: number
  /** Null where nothing is offered that guests come for. */
  arrivals: { date: CalendarDate; count: number } | null
}

/** What waits beside the orders, in one question to the database. */
export async function getTodayWork(shopId: ReadableShopId): Promise<TodayWork> {
  const { rows } = await pool.query<TodayWork>({
    name: 'today-work-of-shop',
    text: `WITH low AS MATERIALIZED (
        SELECT l.id AS "listingId", concat_ws(', ', l.title_id, nullif(v.label_id, '')) AS title,
          v.on_hand - v.held AS "left", l.made_to_order AS "madeToOrder"
        FROM listings l JOIN variants v ON v.listing_id = l.id
        WHERE l.shop_id = $1 AND l.kind = 'product' AND ${runsLowSql('l')}
          AND v.add_on_capacity IS NULL
      ), lacking AS MATERIALIZED (
        SELECT l.id AS "listingId", l.title_id AS title, needs.missing
        FROM (SELECT slug FROM categories c WHERE kind = 'product' AND ${isDemandingSql('c.slug')}) demanding
          JOIN listings l ON l.category_slug = demanding.slug AND l.shop_id = $1 AND l.status = 'live',
          missing_permits(l, true) AS needs (missing)
        WHERE needs.missing <> '{}'
      ), ending AS MATERIALIZED (
        SELECT p.id, p.listing_id AS "listingId", l.title_id AS title, p.kind,
          p.valid_until AS "validUntil"
        FROM permits p LEFT JOIN listings l ON l.id = p.listing_id
        WHERE p.shop_id = $1 AND ${endingPermitSql('shop_today($1)')}
      ), waiting AS MATERIALIZED (
        SELECT l.id AS "listingId", l.title_id AS title, p.kind
        FROM permits p JOIN listings l ON l.id = p.listing_id
        WHERE p.shop_id = $1 AND p.status = 'submitted' AND l.kind = 'product'
      )
      SELECT
        (SELECT coalesce(jsonb_agg(to_jsonb(one) ORDER BY one."left", one.title), '[]')
          FROM (SELECT * FROM low ORDER BY "left", title LIMIT ${named}) one) AS "lowStock",
        (SELECT count(*)::int FROM low) AS "lowStockCount",
        (SELECT coalesce(jsonb_agg(to_jsonb(one) ORDER BY one.title), '[]')
          FROM (SELECT * FROM lacking ORDER BY title LIMIT ${named}) one) AS lacking,
        (SELECT count(*)::int FROM lacking) AS "lackingCount",
        (SELECT coalesce(jsonb_agg(to_jsonb(one) ORDER BY one."validUntil", one.id), '[]')
          FROM (SELECT * FROM ending ORDER BY "validUntil", id LIMIT ${named}) one) AS ending,
        (SELECT count(*)::int FROM ending) AS "endingCount",
        (SELECT coalesce(jsonb_agg(to_jsonb(one) ORDER BY one.title, one.kind), '[]')
          FROM (SELECT * FROM waiting ORDER BY title, kind LIMIT ${named}) one) AS "permitsToCheck",
        (SELECT count(*)::int FROM waiting) AS "permitsToCheckCount",
        (SELECT jsonb_build_object('date', today.date, 'count', (SELECT count(*) FROM bookings b
            WHERE b.shop_id = $1 AND b.date = today.date AND b.status = 'booked'
              AND b.add_on_id IS NULL))
          FROM (SELECT (now() AT TIME ZONE zone_name(zone))::date AS date FROM experiences
            WHERE shop_id = $1 ORDER BY listing_id LIMIT 1) today) AS arrivals`,
    values: [shopId],
  })
  const [work] = rows
  if (!work) throw new Error('A question without a table always has an answer')
  return work
}

/** What the navigation counts on every page, in one question. */
type DeskBadges = {
  orders: number
  /** Null where no groups are received. */
  requests: number | null
  listings: number
  questions: number
  /** Prepared for the manager, or approved for the treasurer. */
  payouts: number
  hasCalendar: boolean
}

/** For who works in one unit only and is told nothing of the rest. */
export const noBadges: DeskBadges = {
  orders: 0,
  requests: null,
  listings: 0,
  questions: 0,
  payouts: 0,
  hasCalendar: false,
}

export async function getDeskBadges(shopId: ReadableShopId): Promise<DeskBadges> {
  const { rows } = await pool.query<DeskBadges>({
    name: 'desk-badges',
    text: `SELECT
        (SELECT count(*)::int FROM orders WHERE shop_id = $1 AND status = 'paid') AS orders,
        CASE WHEN EXISTS (SELECT FROM experiences WHERE shop_id = $1 AND mode = 'groupOnRequest')
          THEN (SELECT count(*)::int FROM group_requests WHERE shop_id = $1 AND status = 'asked')
        END AS requests,
        (SELECT count(*)::int FROM listings
          WHERE shop_id = $1 AND kind = 'product' AND status = 'review') AS listings,
        (SELECT count(*)::int FROM questions WHERE shop_id = $1 AND answer IS NULL
          AND hidden_at IS NULL AND withdrawn_at IS NULL) AS questions,
        (SELECT count(*)::int FROM payouts
          WHERE shop_id = $1 AND status IN ('prepared', 'approved')) AS payouts,
        EXISTS (SELECT FROM experiences WHERE shop_id = $1) AS "hasCalendar"`,
    values: [shopId],
  })
  const [badges] = rows
  if (!badges) throw new Error('A question without a table always has an answer')
  return badges
}
