import { readPool } from '#app/server/db.server.ts'
import { publicMemory, rememberPublic } from '#app/server/public-memory.server.ts'
import { cardColumns, cardJoins, type CardRow, isPublic, toCard } from './card-rows.server.ts'
import type { ListingCard } from './listing-card.ts'
import { cardTags } from './page-tags.ts'

/** The tiles of what a search found, in the order in which it found them. */
export async function listCardsByIds(listingIds: readonly string[]): Promise<ListingCard[]> {
  const { moment } = publicMemory
  const cards = new Map<string, ListingCard>()
  for (const id of listingIds) {
    const known = publicMemory.find(`card:${id}`) as ListingCard | undefined
    if (known) cards.set(id, known)
  }
  const unknown = listingIds.filter((id) => !cards.has(id))
  for (const card of unknown.length > 0 ? await readCards(unknown) : []) {
    cards.set(card.id, card)
    publicMemory.keep(`card:${card.id}`, card, { tags: cardTags([card]), moment })
  }
  return listingIds.flatMap((id) => cards.get(id) ?? [])
}

async function readCards(listingIds: readonly string[]): Promise<ListingCard[]> {
  const { rows } = await readPool.query<CardRow>({
    name: 'cards-by-ids',
    text: `
      SELECT ${cardColumns} FROM listings l ${cardJoins}
      WHERE l.id = ANY ($1::uuid[]) AND ${isPublic}`,
    values: [listingIds],
  })
  return rows.map(toCard)
}

/**
 * What one BUM Desa or one village offers, what sells best first. Twice as many as asked for are looked
 * at, so that what is sold out can step back without making tiles of everything.
 */
export async function listCardsOf(
  owner: { shopId: string } | { villageCode: string },
  { limit = 200, exceptSlug = '' }: { limit?: number; exceptSlug?: string } = {},
): Promise<ListingCard[]> {
  const [column, value] =
    'shopId' in owner
      ? (['shop_id', owner.shopId] as const)
      : (['village_code', owner.villageCode] as const)
  return rememberPublic(
    `cards-of:${value}:${limit}:${exceptSlug}`,
    () => readCardsOf(column, value, limit, exceptSlug),
    cardTags,
  )
}

async function readCardsOf(
  column: string,
  value: string,
  limit: number,
  exceptSlug: string,
): Promise<ListingCard[]> {
  const { rows } = await readPool.query<CardRow>({
    name: `cards-of-${column}`,
    text: `
      SELECT ${cardColumns} FROM (
        SELECT * FROM listings WHERE ${column} = $1 AND slug <> $3 AND status = 'live'
        ORDER BY sold_recently DESC, id LIMIT $2 * 2
      ) l ${cardJoins}
      WHERE ${isPublic}
      ORDER BY (s.status = 'open') DESC, (offer.available OR l.kind = 'experience') DESC,
        l.sold_recently DESC, l.id
      LIMIT $2`,
    values: [value, limit, exceptSlug],
  })
  return rows.map(toCard)
}

type HomeShelves = { products: ListingCard[]; experiences: ListingCard[] }

/**
 * The home page's two shelves: what sells, but at most two of one BUM Desa, so that many villages are
 * seen. Reads the best sellers by index (`listings_best_sellers_idx`), never the whole catalogue.
 */
export async function listHomeShelves(): Promise<HomeShelves> {
  return rememberPublic('home-shelves', readHomeShelves, ({ products, experiences }) =>
    cardTags([...products, ...experiences]),
  )
}

async function readHomeShelves(): Promise<HomeShelves> {
  const { rows } = await readPool.query<CardRow>({
    name: 'home-shelves',
    text: `
      SELECT * FROM (
        SELECT ${cardColumns}, l.sold_recently,
          row_number() OVER (PARTITION BY l.kind, l.shop_id ORDER BY l.sold_recently DESC, l.id) AS of_shop
        FROM (
          (SELECT * FROM listings WHERE status = 'live' AND kind = 'product'
           ORDER BY sold_recently DESC, id LIMIT 60)
          UNION ALL
          (SELECT * FROM listings WHERE status = 'live' AND kind = 'experience'
           ORDER BY sold_recently DESC, id LIMIT 40)
        ) l ${cardJoins}
        WHERE ${isPublic} AND s.status = 'open' AND (offer.available OR l.kind = 'experience')
      ) card
      WHERE of_shop <= 2 ORDER BY sold_recently DESC, id`,
  })
  const cards = rows.map(toCard)
  return {
    products: cards.filter(({ kind }) => kind === 'product').slice(0, 12),
    experiences: cards.filter(({ kind }) => kind === 'experience').slice(0, 6),
  }
}

/** What sells best in one kecamatan; its listings are cut to the limit before tiles are made of them. */
export async function listCardsOfDistrict(
  districtCode: string,
  limit: number,
): Promise<ListingCard[]> {
  return rememberPublic(
    `cards-of-district:${districtCode}:${limit}`,
    () => readCardsOfDistrict(districtCode, limit),
    cardTags,
  )
}

async function readCardsOfDistrict(districtCode: string, limit: number): Promise<ListingCard[]> {
  const { rows } = await readPool.query<CardRow>({
    name: 'cards-of-district',
    text: `
      SELECT ${cardColumns} FROM (
        SELECT listing.* FROM listings listing
        JOIN villages v ON v.code = listing.village_code
        WHERE v.district_code = $1 AND listing.status = 'live'
        ORDER BY listing.sold_recently DESC, listing.id LIMIT $2
      ) l ${cardJoins}
      WHERE ${isPublic}
      ORDER BY (offer.available OR l.kind = 'experience') DESC, l.sold_recently DESC, l.id`,
    values: [districtCode, limit],
  })
  return rows.map(toCard)
}
