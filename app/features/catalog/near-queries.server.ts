import { readPool } from '#app/server/db.server.ts'
import { rememberPublic } from '#app/server/public-memory.server.ts'
import { cardColumns, cardJoins, type CardRow, isPublic, toCard } from './card-rows.server.ts'
import type { ListingCard, ListingKind } from './listing-card.ts'
import { cardTags } from './page-tags.ts'

type Near = {
  villageCode: string
  kinds: readonly ListingKind[]
  limit: number
  exceptSlug?: string
}

/**
 * What is offered around a village: its own things first, then those of the villages whose middle lies
 * closest, of each the best sold of every kind.
 */
export async function listCardsNear(near: Near): Promise<ListingCard[]> {
  const { villageCode, kinds, limit, exceptSlug = '' } = near
  return rememberPublic(
    `cards-near:${villageCode}:${kinds.join()}:${limit}:${exceptSlug}`,
    () => readCardsNear({ villageCode, kinds, limit, exceptSlug }),
    cardTags,
  )
}

/**
 * One round trip. Villages come from `villages_place_idx` in order of distance and the best sold of each from
 * `listings_village_best_idx` alone; whole listings are read only of those that fill the shelf.
 */
export const nearQuery = `
  SELECT ${cardColumns} FROM (
    SELECT near.distance, best.id, best.sold_recently
    FROM (SELECT point(lon, lat) AS place FROM villages WHERE code = $1 AND lat IS NOT NULL) here
    CROSS JOIN LATERAL (
      SELECT v.code, point(v.lon, v.lat) <-> here.place AS distance FROM villages v
      ORDER BY point(v.lon, v.lat) <-> here.place LIMIT 60
    ) near
    CROSS JOIN LATERAL unnest($3::text[]) AS each(kind)
    CROSS JOIN LATERAL (
      SELECT id, sold_recently FROM listings
      WHERE village_code = near.code AND kind = each.kind::"ListingKind" AND status = 'live'
      ORDER BY sold_recently DESC, id LIMIT $4
    ) best
    ORDER BY near.distance, best.sold_recently DESC, best.id LIMIT $4 * 2 + 1
  ) near
  JOIN listings l ON l.id = near.id AND l.slug <> $2 ${cardJoins}
  WHERE ${isPublic} AND s.status = 'open' AND (offer.available OR l.kind = 'experience')
  ORDER BY near.distance, l.sold_recently DESC, l.id LIMIT $4`

async function readCardsNear({ villageCode, kinds, limit, exceptSlug }: Required<Near>) {
  const { rows } = await readPool.query<CardRow>({
    name: 'cards-near',
    text: nearQuery,
    values: [villageCode, exceptSlug, kinds, limit],
  })
  return rows.map(toCard)
}
