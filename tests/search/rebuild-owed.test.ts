import { afterAll, beforeAll, expect, test } from 'vitest'
import { allDocuments } from '#app/features/search/documents.server.ts'
import { parseSearchFilters } from '#app/features/search/filters.ts'
import { searchListings } from '#app/features/search/queries.server.ts'
import { reindexChangedJob } from '#app/jobs/reindex-changed.server.ts'
import { pool } from '#app/server/db.server.ts'
import { configure } from '#app/server/env.server.ts'
import { indexPrefix, searchEngine } from '#app/server/search-engine.server.ts'
import { postgresSearch } from '#integrations/search/postgres.server.ts'
import { startMeilisearchEmulator } from '#tests/emulators/meilisearch/server.ts'
import { aVariant } from '#tests/factories/shops.ts'
import { runPendingJobs } from '#tests/setup/pending-jobs.ts'

// A site that had been filled is given a Meilisearch, which later loses its data.

const emulator = await startMeilisearchEmulator()
const { world } = emulator

let index: string
beforeAll(async () => {
  index = `${await indexPrefix()}_listings`
  for (let made = 0; made < 3; made++) await aVariant()
  await postgresSearch(pool).rebuild(allDocuments)
  await pool.query('DELETE FROM search_changes')
})
afterAll(async () => {
  await emulator.stop()
  expect(emulator.violations).toEqual([])
})

const found = async () =>
  (await searchListings(parseSearchFilters(new URLSearchParams()), 'id')).total
const held = () => world.indexes.get(index)?.documents.size ?? 0
const notes = async () => (await pool.query('SELECT id FROM search_changes')).rowCount
const change = () =>
  pool.query(
    `UPDATE listings SET title_id = title_id || ' x' WHERE id = (SELECT id FROM listings LIMIT 1)`,
  )
/** Half a day later, so that a rebuild may be asked for again. */
const later = () => pool.query(`DELETE FROM jobs.job WHERE name = 'reindex-search'`)

test('a Meilisearch that is new is filled by a rebuild, though nothing changes', async () => {
  configure({ MEILI_URL: emulator.url, MEILI_KEY: emulator.key })
  expect(searchEngine().name).toBe('meilisearch')
  const all = await found()
  expect(all).toBe(3)
  await reindexChangedJob()
  await reindexChangedJob()
  expect(held()).toBe(0)
  expect(await runPendingJobs()).toEqual(['reindex-search'])
  expect(held()).toBe(all)
  expect(await found()).toBe(all)
})

test('one that lost everything is not filled by the next change: the note stays until a rebuild', async () => {
  await later()
  world.indexes.clear()
  await change()
  await reindexChangedJob()
  expect([held(), await found(), await notes()]).toEqual([0, 3, 1])
  expect(await runPendingJobs()).toEqual(['reindex-search'])
  expect([held(), await found()]).toEqual([3, 3])
  await reindexChangedJob()
  expect([held(), await notes()]).toEqual([3, 0])
  expect(await runPendingJobs()).toEqual([])
})

test('one that came back with less than there was is filled too', async () => {
  await later()
  const { documents } = world.indexes.get(index)!
  documents.delete([...documents.keys()][0]!)
  await reindexChangedJob()
  expect(await runPendingJobs()).toEqual(['reindex-search'])
  expect(held()).toBe(3)
})

test('while it is down nobody asks for a rebuild', async () => {
  await later()
  emulator.mood = 'down'
  await reindexChangedJob()
  emulator.mood = 'well'
  expect(await runPendingJobs()).toEqual([])
})
