import { db } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { zoneNameOfExperience } from './zone-name.server.ts'

export type GateDay = Awaited<ReturnType<typeof getGateDay>>

/** How many are booked for today and how many of them are in, by what they are booked for. */
export async function getGateDay(shopId: ReadableShopId) {
  const [listings, recent] = await Promise.all([
    db.$queryRaw<{ titleId: string; titleEn: string; booked: number; inside: number }[]>`
      SELECT l.title_id AS "titleId", l.title_en AS "titleEn", sum(b.quantity)::int AS booked,
        sum(least(b.quantity, coalesce(scanned.count, 0)))::int AS inside
      FROM bookings b
      JOIN listings l ON l.id = b.listing_id
      JOIN experiences e ON e.listing_id = b.listing_id
      LEFT JOIN LATERAL (
        SELECT sum(s.count) AS count FROM gate_scans s WHERE s.booking_id = b.id) scanned ON true
      CROSS JOIN LATERAL (
        SELECT (now() AT TIME ZONE ${zoneNameOfExperience})::date AS today) clock
      WHERE b.shop_id = ${shopId}::uuid AND b.status = 'booked' AND b.add_on_id IS NULL
        AND b.date <= clock.today AND coalesce(b.departure, b.date) >= clock.today
      GROUP BY l.id ORDER BY l.title_id, l.id`,
    db.gateScan.findMany({
      where: { shopId },
      orderBy: [{ scannedAt: 'desc' }, { id: 'desc' }],
      take: 5,
      select: {
        id: true,
        gate: true,
        count: true,
        scannedAt: true,
        booking: {
          select: {
            orderLine: { select: { titleId: true, titleEn: true } },
            listing: { select: { experience: { select: { zone: true } } } },
          },
        },
      },
    }),
  ])
  return {
    listings: listings.map(({ titleId: id, titleEn: en, ...counts }) => ({
      title: { id, en },
      ...counts,
    })),
    recent: recent.map(({ booking, ...scan }) => ({
      ...scan,
      title: { id: booking.orderLine.titleId, en: booking.orderLine.titleEn },
      zone: booking.listing.experience?.zone ?? ('WIB' as const),
    })),
  }
}
