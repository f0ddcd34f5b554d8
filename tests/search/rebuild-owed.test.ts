import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { allDocuments } from '#app/features/search/documents.server.ts'
import { parseSearchFilters } from '#app/features/search/filters.ts'
import { searchListings } from '#app/features/search/queries.server.ts'
import { reindexChangedJob } from '#app/jobs/reindex-changed.server.ts'
import { pool } from '#app/server/db.server.ts'
import { configure } from '#app/server/env.server.ts'
import { rebuildDebt } from '#app/server/rebuild-debt.server.ts'
import { indexPrefix, searchEngine } from '#app/server/search-engine.server.ts'
import { withFallback } from '#integrations/search/fallback.server.ts'
import { postgresSearch } from '#integrations/search/postgres.server.ts'
import { fillIndex } from '#prisma/seed/seed.ts'
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

// Take the `catch` out of fillIndex and this is red.
test('a site whose engine is away at the first start starts, says so, and fills it when it is back', async () => {
  await later()
  world.indexes.clear()
  await pool.query('DELETE FROM search_documents')
  const said: string[] = []
  emulator.mood = 'down'
  await fillIndex((line) => said.push(line))
  expect(said).toEqual([expect.stringContaining('The search engine is away')])
  expect(await found()).toBe(3)
  emulator.mood = 'well'
  await reindexChangedJob()
  expect(await runPendingJobs()).toEqual(['reindex-search'])
  expect([held(), await found()]).toEqual([3, 3])
})

/** As if in a process of its own: with connections of its own, and nothing that another one remembers. */
function aProcess(isDown: () => boolean) {
  const own = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 })
  onTestFinished(() => own.end())
  const second = postgresSearch(own)
  const rebuilds = { first: 0, second: 0 }
  const engine = withFallback(
    {
      ...second,
      name: 'meilisearch',
      rebuild: async () => {
        if (isDown()) throw new Error('refused')
        rebuilds.first++
        return { documents: 3 }
      },
    },
    {
      ...second,
      rebuild: async (read) => {
        rebuilds.second++
        return second.rebuild(read)
      },
    },
    { patienceMs: 800, restMs: 30_000, report: () => undefined, debt: rebuildDebt(own) },
  )
  return { rebuilds, rebuild: () => engine.rebuild(allDocuments) }
}

// Keep the debt in a variable and this is red: each worker that tries again would write all listings anew.
test('whichever process tries a rebuild again, PostgreSQL is rebuilt once for it, and anew the next time', async () => {
  let isDown = true
  const [one, other] = [aProcess(() => isDown), aProcess(() => isDown)]
  await expect(one.rebuild()).rejects.toThrow('refused')
  await expect(other.rebuild()).rejects.toThrow('refused')
  await expect(one.rebuild()).rejects.toThrow('refused')
  expect([one.rebuilds.second, other.rebuilds.second]).toEqual([1, 0])
  isDown = false
  expect(await other.rebuild()).toEqual({ documents: 3 })
  expect(other.rebuilds).toEqual({ first: 1, second: 0 })
  expect(await one.rebuild()).toEqual({ documents: 3 })
  expect(one.rebuilds).toEqual({ first: 1, second: 2 })
})

test('what was owed half a day ago is not believed', async () => {
  let isDown = true
  const [one, other] = [aProcess(() => isDown), aProcess(() => isDown)]
  await expect(one.rebuild()).rejects.toThrow('refused')
  await pool.query(`UPDATE stamps SET at = at - interval '12 hours' WHERE key LIKE 'search%'`)
  isDown = false
  await other.rebuild()
  expect(other.rebuilds).toEqual({ first: 1, second: 1 })
})
