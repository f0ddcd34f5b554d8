import { readPool } from '#app/server/db.server.ts'
import { isPublic } from './card-rows.server.ts'
import type { ListingKind } from './listing-card.ts'

export type SitemapListing = { slug: string; kind: ListingKind; updated: Date }

const fromPublic = `
  FROM listings l JOIN shops s ON s.id = l.shop_id JOIN makers m ON m.id = l.maker_id
  WHERE ${isPublic}`

export async function countPublicListings(): Promise<number> {
  const { rows } = await readPool.query<{ total: bigint }>(`SELECT count(*) AS total ${fromPublic}`)
  return Number(rows[0]?.total ?? 0n)
}

export async function listSitemapListings(
  limit: number,
  offset: number,
): Promise<SitemapListing[]> {
  const { rows } = await readPool.query<SitemapListing>(
    `SELECT l.slug, l.kind::text AS kind, l.updated_at AS updated ${fromPublic}
     ORDER BY l.id LIMIT $1 OFFSET $2`,
    [limit, offset],
  )
  return rows
}
