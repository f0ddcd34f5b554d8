import type { Zone } from '#app/core/dates.ts'
import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import { pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { unseal } from '#app/server/sealed.server.ts'
import type { Conflict, Connection, FeedState } from './connection.ts'
import { linkSeal } from './feed-seal.ts'

type Row = Omit<Connection, 'link' | 'conflicts'> & {
  sealed: string | null
  feed:
    | (Omit<FeedState, 'triedAt' | 'succeededAt'> &
        Record<'triedAt' | 'succeededAt', string | null>)
    | null
}

/**
 * Every unit of this BUM Desa, and every experience without units, with what connects its calendar to
 * other sites. The address that opens ours only for who may copy it.
 */
export async function listConnections({
  shopId,
  isManager,
}: {
  shopId: ReadableShopId
  isManager: boolean
}): Promise<Connection[]> {
  const { rows } = await pool.query<Row>({
    name: 'calendar-connections',
    text: `SELECT l.slug, l.title_id AS title, e.zone::text, u.id AS "unitId", u.name AS unit,
        link.made_at AS "madeAt", link.token_sealed AS sealed,
        CASE WHEN f.id IS NOT NULL THEN json_build_object('id', f.id, 'host', f.host,
          'triedAt', f.tried_at, 'succeededAt', f.succeeded_at, 'problem', f.problem, 'blocks',
          (SELECT count(*)::int FROM unit_stays stay WHERE stay.feed_id = f.id
            AND stay.departure > (now() AT TIME ZONE zone_name(e.zone))::date)) END AS feed
      FROM experiences e JOIN listings l ON l.id = e.listing_id AND l.shop_id = e.shop_id
      LEFT JOIN experience_units u ON u.listing_id = e.listing_id AND u.is_active AND e.mode = 'night'
      LEFT JOIN calendar_links link ON link.listing_id = e.listing_id
        AND link.unit_id IS NOT DISTINCT FROM u.id
      LEFT JOIN calendar_feeds f ON f.unit_id = u.id
      WHERE e.shop_id = $1 AND (e.mode <> 'night' OR u.id IS NOT NULL)
      ORDER BY l.title_id, l.id, u.position, u.id`,
    values: [shopId],
  })
  const conflicts = Map.groupBy(await listConflicts(shopId), ({ unitId }) => unitId)
  return rows.map(({ sealed, feed, ...row }) => ({
    ...row,
    link: isManager && sealed !== null ? unseal(linkSeal, sealed) : null,
    feed: feed && {
      ...feed,
      triedAt: instant(feed.triedAt),
      succeededAt: instant(feed.succeededAt),
    },
    conflicts: (row.unitId && conflicts.get(row.unitId)) || [],
  }))
}

const instant = (text: string | null) => (text === null ? null : new Date(text))

/** Nights given away twice that are still to come, of bookings that are still to come. */
async function listConflicts(shopId: ReadableShopId): Promise<Conflict[]> {
  const { rows } = await pool.query<Conflict & { zone: Zone }>({
    name: 'calendar-conflicts',
    text: `SELECT f.unit_id AS "unitId", u.name AS unit, l.slug, f.host, c.arrival, c.departure,
        CASE WHEN b.status = 'booked' THEN o.number END AS "orderNumber"
      FROM calendar_feeds f JOIN calendar_conflicts c ON c.feed_id = f.id
      JOIN bookings b ON b.id = c.booking_id AND b.shop_id = f.shop_id
      JOIN order_lines line ON line.id = b.order_line_id JOIN orders o ON o.id = line.order_id
      JOIN experience_units u ON u.id = f.unit_id JOIN listings l ON l.id = f.listing_id
      JOIN experiences e ON e.listing_id = f.listing_id
      WHERE f.shop_id = $1 AND b.status IN ('held', 'booked')
        AND c.departure > (now() AT TIME ZONE zone_name(e.zone))::date
      ORDER BY c.arrival, u.position`,
    values: [shopId],
  })
  return rows
}

/** Those that touch a night from–to, both included. */
export async function listConflictsBetween(days: {
  shopId: ReadableShopId
  from: CalendarDate
  to: CalendarDate
}): Promise<Conflict[]> {
  const conflicts = await listConflicts(days.shopId)
  return conflicts.filter(({ arrival, departure }) => arrival <= days.to && departure > days.from)
}
