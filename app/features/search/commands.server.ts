import { enqueue } from '#app/server/boss.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import { IndexUnfilled } from '#integrations/search/search-engine.ts'
import { aloneAtIndex, aloneAtIndexUnlessBusy } from './alone.server.ts'
import { allDocuments, documentsOf } from './documents.server.ts'
import { searchEngine } from '#app/server/search-engine.server.ts'

const changesAtOnce = 500
/** A rebuild that does not help is not asked for each minute. */
const rebuildAgainSeconds = 600

/** Makes the index hold exactly what may be found now; searches go on meanwhile. */
export async function reindexAll(): Promise<{ documents: number }> {
  return aloneAtIndex(() => searchEngine().rebuild(allDocuments))
}

/** Looks again at every listing the database has noted as changed, unless another process does. */
export async function reindexChanged(): Promise<void> {
  await aloneAtIndexUnlessBusy(async () => {
    const failure = await reindexNoted()
    if (failure) {
      if (!(failure.reason instanceof IndexUnfilled)) throw failure.reason
      await askForRebuild()
    } else if (await lacksDocuments()) await askForRebuild()
  })
}

/**
 * Of an engine that lost its data, came back with those of another day, or was named after the site was
 * filled: then another number is in it than PostgreSQL, which is always fed, knows of.
 */
async function lacksDocuments(): Promise<boolean> {
  const held = await searchEngine().count()
  if (held === null) return false
  const { rows } = await pool.query<{ known: number }>(
    'SELECT count(*)::int AS known FROM search_documents',
  )
  return held !== rows[0]?.known
}

async function askForRebuild(): Promise<void> {
  await db.$transaction((tx) =>
    enqueue(tx, 'reindex-search', {}, { onceInSeconds: rebuildAgainSeconds }),
  )
}

/**
 * A note is thrown away only after the index was written, and only the notes that were read: whatever changes
 * meanwhile leaves a new one. What an engine that is down did not take is kept for it and brought again,
 * while the other engine gets all.
 */
async function reindexNoted(): Promise<{ reason: unknown } | null> {
  let failure: { reason: unknown } | null = null
  let last = 0n
  for (;;) {
    const { rows } = await pool.query<{ id: bigint; listing_id: string }>(
      'SELECT id, listing_id FROM search_changes WHERE id > $1 ORDER BY id LIMIT $2',
      [last, changesAtOnce],
    )
    const read = rows.map(({ id }) => id)
    const newest = read.at(-1)
    if (newest === undefined) return failure
    last = newest
    try {
      await reindexListings([...new Set(rows.map(({ listing_id: id }) => id))])
      await pool.query('DELETE FROM search_changes WHERE id = ANY($1::bigint[])', [read])
    } catch (reason) {
      failure ??= { reason }
    }
  }
}

/** Whatever happened to a listing: afterwards the index says the same as the tables. */
async function reindexListings(listingIds: readonly string[]): Promise<void> {
  const documents = await documentsOf(listingIds)
  const findable = new Set(documents.map(({ id }) => id))
  if (documents.length > 0) await searchEngine().index(documents)
  const gone = listingIds.filter((id) => !findable.has(id))
  if (gone.length > 0) await searchEngine().remove(gone)
}
