import type { PoolClient } from 'pg'
import { insertRows } from '../rows.ts'
import { buildListings, listingRows } from './listing-rows.ts'
import { buildShops, readVillages, shopRows } from './shop-rows.ts'

/** Changes with the story: another version is not loaded over an older one, only into an empty database. */
export const storyVersion = '1'

type Rows = Parameters<typeof insertRows>[2]

/** The sample story: shops, makers, listings, people and sixty days of sales up to `now`. */
export async function loadDemo(client: PoolClient, now: Date): Promise<void> {
  const villages = readVillages()
  const shops = buildShops(villages, now)
  const catalog = buildListings(shops, now)
  const tables: Record<string, Rows> = {
    ...shopRows(shops, now),
    ...listingRows(catalog, { now, soldRecently: new Map() }),
  }
  for (const [table, rows] of Object.entries(tables)) await insertRows(client, table, rows)
}
