import { pool } from '#app/server/db.server.ts'
import { allDocuments, documentsOf } from './documents.server.ts'
import { searchEngine } from './engine.server.ts'

const changesAtOnce = 500

/** Makes the index hold exactly what may be found now; searches go on meanwhile. */
export async function reindexAll(): Promise<{ documents: number }> {
  return searchEngine.rebuild(allDocuments())
}

/**
 * Looks again at every listing the database has noted as changed. A note is thrown away only after the
 * index was written, and only the notes that were read: whatever changes meanwhile leaves a new one.
 */
export async function reindexChanged(): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ id: bigint; listing_id: string }>(
      'SELECT id, listing_id FROM search_changes ORDER BY id LIMIT $1',
      [changesAtOnce],
    )
    if (rows.length === 0) return
    await reindexListings([...new Set(rows.map(({ listing_id: id }) => id))])
    const read = rows.map(({ id }) => id)
    await pool.query('DELETE FROM search_changes WHERE id = ANY($1::bigint[])', [read])
  }
}

/** Whatever happened to a listing: afterwards the index says the same as the tables. */
async function reindexListings(listingIds: readonly string[]): Promise<void> {
  const documents = await documentsOf(listingIds)
  const findable = new Set(documents.map(({ id }) => id))
  if (documents.length > 0) await searchEngine.index(documents)
  const gone = listingIds.filter((id) => !findable.has(id))
  if (gone.length > 0) await searchEngine.remove(gone)
}
