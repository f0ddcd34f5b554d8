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
 * One round trip. Villages come from `villages_place_idx` in order of distance and listings of each from
 * `listings_village_best_idx`, so it stops after the few that fill the shelf, however many there are.
 */
export const nearQuery = `
  SELECT ${cardColumns} FROM (
    SELECT chosen.*, near.distance
    FROM (SELECT point(lon, lat) AS place FROM villages WHERE code = $1 AND lat IS NOT NULL) here
    CROSS JOIN LATERAL (
      SELECT v.code, point(v.lon, v.lat) <-> here.place AS distance FROM villages v
      ORDER BY point(v.lon, v.lat) <-> here.place LIMIT 100
    ) near
    CROSS JOIN LATERAL unnest($3::text[]) AS each(kind)
    CROSS JOIN LATERAL (
      SELECT listing.* FROM listings listing
      WHERE listing.village_code = near.code AND listing.kind = each.kind::"ListingKind"
        AND listing.status = 'live' AND listing.slug <> $2
      ORDER BY listing.sold_recently DESC, listing.id LIMIT $4
    ) chosen
    ORDER BY near.distance, chosen.sold_recently DESC LIMIT $4 * 2
  ) l ${cardJoins}
  WHERE ${isPublic} AND s.status = 'open' AND (offer.available OR l.kind = 'experience')
  ORDER BY l.distance, l.sold_recently DESC, l.id LIMIT $4`

async function readCardsNear({ villageCode, kinds, limit, exceptSlug }: Required<Near>) {
  const { rows } = await readPool.query<CardRow>({
    name: 'cards-near',
    text: nearQuery,
    values: [villageCode, exceptSlug, kinds, limit],
  })
  return rows.map(toCard)
}
