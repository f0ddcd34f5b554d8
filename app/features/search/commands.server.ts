import { pool } from '#app/server/db.server.ts'
import { allDocuments, documentsOf } from './documents.server.ts'
import { searchEngine } from './engine.server.ts'

/** Makes the index hold exactly what may be found now; searches go on meanwhile. */
export async function reindexAll(): Promise<{ documents: number }> {
  return searchEngine.rebuild(allDocuments())
}

/** Whatever happened to the listing: afterwards the index says the same as the tables. */
export async function reindexListing(listingId: string): Promise<void> {
  await reindexListings([listingId])
}

/** A shop that opens, closes or is suspended takes all its listings along. */
export async function reindexShop(shopId: string): Promise<void> {
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM listings WHERE shop_id = $1', [
    shopId,
  ])
  await reindexListings(rows.map(({ id }) => id))
}

async function reindexListings(listingIds: readonly string[]): Promise<void> {
  const documents = await documentsOf(listingIds)
  const findable = new Set(documents.map(({ id }) => id))
  if (documents.length > 0) await searchEngine.index(documents)
  const gone = listingIds.filter((id) => !findable.has(id))
  if (gone.length > 0) await searchEngine.remove(gone)
}
