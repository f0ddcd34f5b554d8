import { listingTag } from '#app/features/catalog/page-tags.ts'
import { readPool } from '#app/server/db.server.ts'
import { rememberPublic } from '#app/server/public-memory.server.ts'
import type { VisitDetails } from './visit-facts.ts'

/** Null when the listing is no experience. One round trip. */
export async function getVisitDetails(listingId: string): Promise<VisitDetails | null> {
  return rememberPublic(
    `visit-details:${listingId}`,
    () => readVisitDetails(listingId),
    () => [listingTag(listingId)],
  )
}

async function readVisitDetails(listingId: string): Promise<VisitDetails | null> {
  const { rows } = await readPool.query<VisitDetails>({
    name: 'visit-details',
    text: `
      SELECT e.duration_minutes AS "durationMinutes",
        CASE WHEN f.listing_id IS NULL THEN NULL ELSE jsonb_build_object(
          'minimumAge', f.minimum_age,
          'health', jsonb_build_object('id', f.health_id, 'en', f.health_en),
          'bring', jsonb_build_object('id', f.bring_id, 'en', f.bring_en),
          'included', jsonb_build_object('id', f.included_id, 'en', f.included_en),
          'excluded', jsonb_build_object('id', f.excluded_id, 'en', f.excluded_en),
          'meetingPoint', jsonb_build_object('id', f.meeting_point_id, 'en', f.meeting_point_en),
          'languages', f.languages, 'isInsured', f.is_insured, 'parking', f.parking,
          'weather', f.weather) END AS facts,
        CASE WHEN coalesce(f.lat, v.lat) IS NULL THEN NULL ELSE jsonb_build_object(
          'lat', coalesce(f.lat, v.lat), 'lon', coalesce(f.lon, v.lon),
          'isExact', f.lat IS NOT NULL) END AS place,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('name', u.name, 'sleeps', u.sleeps)
            ORDER BY u.position, u.id), '[]')
          FROM experience_units u WHERE u.listing_id = e.listing_id AND u.is_active) AS units
      FROM experiences e
      JOIN listings l ON l.id = e.listing_id
      JOIN villages v ON v.code = l.village_code
      LEFT JOIN experience_facts f ON f.listing_id = e.listing_id
      WHERE e.listing_id = $1`,
    values: [listingId],
  })
  return rows[0] ?? null
}
