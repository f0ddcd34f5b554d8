import { Meilisearch } from 'meilisearch'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { problemOf } from '#app/routes/admin/connection-problem.ts'
import { pool } from '#app/server/db.server.ts'
import { rebuildDebt } from '#app/server/rebuild-debt.server.ts'
import { withFallback } from '#integrations/search/fallback.server.ts'
import { meilisearch } from '#integrations/search/meilisearch.server.ts'
import { postgresSearch } from '#integrations/search/postgres.server.ts'
import { IndexUnfilled, type SearchEngine } from '#integrations/search/search-engine.ts'
import { startMeilisearchEmulator } from '#tests/emulators/meilisearch/server.ts'
import { catalogDocuments } from '#tests/search/catalog-documents.ts'
import { describeSearchEngine } from '#tests/search/engine-contract.ts'
import { describeQualitySet } from '#tests/search/quality.ts'
import { asOwner } from '#tests/setup/as-owner.ts'

// `npm run test:search -- --url` sets them; else the emulator stands in.
const emulator = await startMeilisearchEmulator()
const { MEILI_TEST_URL: url = emulator.url, MEILI_TEST_KEY: key = emulator.key } = process.env
const isEmulated = url === emulator.url
afterAll(async () => {
  await dropIndexes()
  await emulator.stop()
  expect(emulator.violations).toEqual([])
})

const prefix = 'lumbung_test'
const postgres = postgresSearch(pool)
const options = {
  url,
  key,
  prefix: async () => prefix,
  timeoutMs: 10_000,
  listFree: postgres.listFree,
}

const client = new Meilisearch({ host: url, apiKey: key })

/** What the server keeps under the names of the tests; the emulator shows its world. */
async function keptByServer(): Promise<Map<string, readonly object[]>> {
  if (isEmulated) {
    const indexes = [...emulator.world.indexes]
    return new Map(indexes.map(([uid, { documents }]) => [uid, [...documents.values()]]))
  }
  const { results } = await client.getIndexes({ limit: 1_000 })
  const ours = results.filter(({ uid }) => uid.startsWith(prefix))
  const documents = ours.map(({ uid }) => client.index(uid).getDocuments({ limit: 1_000 }))
  const read = await Promise.all(documents)
  return new Map(ours.map(({ uid }, number) => [uid, read[number]?.results ?? []]))
}

/** Nothing of a test stays on a server that belongs to somebody. */
async function dropIndexes(): Promise<void> {
  const kept = await keptByServer()
  if (isEmulated) return emulator.world.indexes.clear()
  for (const uid of kept.keys()) await client.deleteIndex(uid).waitTask()
}

/** As in production both are fed, because PostgreSQL keeps the calendars; only Meilisearch answers. */
async function emptyEngine(): Promise<SearchEngine> {
  await asOwner('TRUNCATE search_documents, search_words, search_labels CASCADE')
  await dropIndexes()
  const engine = meilisearch(options)
  const both = withFallback(engine, postgres, {
    patienceMs: 1,
    restMs: 0,
    report: () => undefined,
    debt: rebuildDebt(pool),
  })
  return { ...both, search: engine.search, suggest: engine.suggest }
}

describeSearchEngine('Meilisearch', emptyEngine)

test.skipIf(!isEmulated)(
  'down, silent or without its documents it is replaced, and taken back',
  async () => {
    const reports: unknown[] = []
    const first = meilisearch(options)
    const report = (reason: unknown) => reports.push(reason)
    const withPatience = (engine: SearchEngine, patienceMs: number) =>
      withFallback(engine, postgres, { patienceMs, restMs: 0, report, debt: rebuildDebt(pool) })
    const calm = withPatience(first, 30_000)
    /** For a server that says nothing. */
    const hasty = withPatience(meilisearch({ ...options, timeoutMs: 300 }), 300)
    await calm.rebuild(async function* () {
      yield catalogDocuments
    })
    const query = {
      text: 'madu hutn',
      filters: {},
      sort: 'relevance',
      page: 1,
      perPage: 5,
    } as const
    const wanted = { match: 'corrected', readAs: 'madu hutan' }
    const expectReports = async (both: SearchEngine, count: number) => {
      expect(await both.search(query)).toMatchObject(wanted)
      expect((await both.suggest('kop', 'id')).length).toBeGreaterThan(0)
      expect(reports.splice(0)).toHaveLength(count)
    }
    await expectReports(calm, 0)
    for (const mood of ['down', 'silent'] as const) {
      emulator.mood = mood
      await expectReports(hasty, 2)
      await expect(hasty.check()).rejects.toThrow()
    }
    emulator.mood = 'well'
    await expectReports(calm, 0)
    await calm.check()
    await first.remove(catalogDocuments.map(({ id }) => id))
    await expectReports(calm, 1)
    await expect(calm.check()).rejects.toThrow('holds nothing')
    const refused = meilisearch({ ...options, key: 'another' })
    await expect(refused.search(query)).rejects.toThrow('API key')
  },
)

test.skipIf(!isEmulated)('only a rebuild fills an index that is missing or empty', async () => {
  const engine = await emptyEngine()
  const [document] = catalogDocuments
  for (const write of [() => engine.index([document!]), () => engine.remove([document!.id])]) {
    await expect(write()).rejects.toThrow(IndexUnfilled)
  }
  expect([...emulator.world.indexes.keys()]).toEqual([])
  await engine.rebuild(async function* () {})
  await expect(engine.index([document!])).rejects.toThrow(IndexUnfilled)
  expect(await meilisearch(options).count()).toBe(0)
  await engine.rebuild(async function* () {
    yield catalogDocuments.slice(0, 2)
  })
  await engine.index([document!])
  expect(await meilisearch(options).count()).toBe(2)
})

test('a write that the server takes and then cannot do is an error', async () => {
  const [document] = catalogDocuments
  const broken = { ...document!, id: 'no id of ours' }
  const engine = meilisearch(options)
  await engine.rebuild(async function* () {
    yield catalogDocuments.slice(0, 2)
  })
  await expect(engine.index([broken])).rejects.toThrow('is invalid')
})

test('nothing that is not public reaches the index', async () => {
  const [document] = catalogDocuments
  const stranger = { ...document!, owner: 'Bu Siti', phone: '+6281234567890' }
  const engine = meilisearch(options)
  await engine.rebuild(async function* () {
    yield catalogDocuments.slice(0, 2)
  })
  await engine.index([stranger])
  const written = JSON.stringify([...(await keptByServer()).values()])
  // That it is there at all, and what else it says.
  expect(written).toContain(stranger.id)
  expect(written).not.toMatch(/Siti|628123/)
})

// Leave requireKnownVersion out of check and this is red.
test.skipIf(!isEmulated)('a server that is too old cannot be used, and says so', async () => {
  const engine = await emptyEngine()
  await engine.rebuild(async function* () {
    yield catalogDocuments.slice(0, 2)
  })
  const { world } = emulator
  onTestFinished(() => void (world.version = '1.50.0'))
  for (const version of ['1.11.3', '0.30.5', 'nightly', '']) {
    world.version = version
    const error: unknown = await engine.check().catch((thrown: unknown) => thrown)
    expect(problemOf(error), version).toBe('search-unready')
  }
  // The last: of a key that may only search and write.
  for (const version of ['1.12.0', '1.13.0-rc.1', '2.0.0', null]) {
    world.version = version
    await engine.check()
  }
})

// Give each task its own minute and this is red: the job is taken for dead and begun anew beside it.
test.skipIf(!isEmulated)(
  'a rebuild has one time for all of its tasks, and swaps nothing after it',
  async () => {
    const engine = await emptyEngine()
    await engine.rebuild(async function* () {
      yield catalogDocuments.slice(0, 2)
    })
    emulator.world.queueMs = 60
    onTestFinished(() => void (emulator.world.queueMs = 0))
    const hasty = meilisearch({ ...options, rebuildWithinMs: 200 })
    const rebuilt = hasty.rebuild(async function* () {
      yield catalogDocuments.slice(0, 1)
    })
    await expect(rebuilt).rejects.toThrow(/timeout|time/i)
    expect(await meilisearch(options).count()).toBe(2)
  },
)

/**
 * What PostgreSQL finds and Meilisearch does not, or finds too much of: by query, why. The official set
 * (search-quality.csv) has none of them. Who mends one is told by a red test to take it off; a real server,
 * which may know better, is only told of.
 */
const missed: Readonly<Record<string, string>> = {
  'kpi robusta': 'words of three letters have no slips (minWordSizeForTypos)',
  'klambi batik': 'a synonym of a synonym: klambi is baju, and a baju may be a kemeja',
  'memetik melon': 'a description says memetik, so it is not read as petik',
  'menyusuri gua': 'a description says menyusuri, so it is not read as susur',
  berenang: 'a description says berenang, so it is not read as renang',
  kopinya: 'a description says kopinya, so it is not read as kopi',
  jambu: 'one letter from jamu: the engine weighs no letters and knows no words that are not sold',
  topi: 'one letter from words that are sold, as jambu',
}

for (const file of ['search-quality.csv', 'search-quality-more.csv'] as const) {
  const make = async () => {
    const engine = await emptyEngine()
    await engine.rebuild(async function* () {
      yield catalogDocuments
    })
    return { engine, listings: catalogDocuments }
  }
  describeQualitySet('Meilisearch', { file, missed, isStrict: isEmulated }, make)
}
