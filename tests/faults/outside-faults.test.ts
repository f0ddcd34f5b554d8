import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { countParts, partBytes } from '#app/features/uploads/parts.ts'
import { receivePart } from '#app/features/uploads/receive-part.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import { pictureStore } from '#app/server/pictures.server.ts'
import { rebuildDebt } from '#app/server/rebuild-debt.server.ts'
import {
  createCloudinaryStore,
  readCloudinaryUrl,
} from '#integrations/images/cloudinary-store.server.ts'
import { PictureStoreUnavailable } from '#integrations/images/picture-store.ts'
import { withFallback } from '#integrations/search/fallback.server.ts'
import { meilisearch } from '#integrations/search/meilisearch.server.ts'
import { postgresSearch } from '#integrations/search/postgres.server.ts'
import type { SearchEngine } from '#integrations/search/search-engine.ts'
import { aPicture } from '#tests/catalog/picture-store-contract.ts'
import { startCloudinaryEmulator } from '#tests/emulators/cloudinary.ts'
import { startMeilisearchEmulator } from '#tests/emulators/meilisearch/server.ts'
import { faultKinds } from '#tests/emulators/shared/faults.ts'
import { catalogDocuments } from '#tests/search/catalog-documents.ts'

// G1 for what is not money: twelve ways to fail for each call. Nothing is said to be done that is not, what
// failed can be done again, and afterwards it is there once.

const timeoutMs = 1_000
const slow = { ms: 2_000 }

describe('the index', async () => {
  const emulator = await startMeilisearchEmulator()
  const { url, key } = emulator
  const postgres = postgresSearch(pool)
  const options = { url, key, prefix: async () => 'faults', listFree: postgres.listFree }
  const hasty = meilisearch({ ...options, timeoutMs, changeWithinMs: 3 * timeoutMs })
  /** For what must not fail only because the machine is busy. */
  const calm = meilisearch({ ...options, timeoutMs: 30_000 })
  const reports: unknown[] = []
  const report = (reason: unknown) => reports.push(reason)
  const debt = rebuildDebt(pool)
  const patient = { patienceMs: timeoutMs, restMs: 0, report, debt }
  const both = withFallback(hasty, postgres, patient)
  const [sample] = catalogDocuments

  const rebuild = (engine: SearchEngine) =>
    engine.rebuild(async function* () {
      yield catalogDocuments
    })

  beforeAll(async () => {
    await rebuild(postgres)
    await rebuild(calm)
  })
  afterEach(() => emulator.faults.clear())
  afterAll(async () => {
    await emulator.stop()
    expect(emulator.violations).toEqual([])
  })

  const titled = (word: string) => {
    const title = { id: `Keripik ${word}`, en: `Keripik ${word}` }
    return { ...sample!, id: newId(), slug: word, title }
  }
  const find = (engine: SearchEngine, text: string) =>
    engine.search({ text, filters: {}, sort: 'relevance', page: 1, perPage: 5 })

  for (const [at, kind] of faultKinds.entries()) {
    test.each(['write', 'task'] as const)(
      `${kind} while a good is written (%s): it is found, and is not said to be in an index where it is not`,
      async (call) => {
        const word = `zamrud${'abcdefghijkl'[at]}${call === 'write' ? 'wa' : 'ta'}`
        const document = titled(word)
        emulator.faults.set({ call, kind, ...slow })
        const isDone = await both.index([document]).then(
          () => true,
          () => false,
        )
        emulator.faults.clear()
        expect((await find(both, word)).hits).toEqual([document.id])
        if (isDone) expect((await find(calm, word)).hits).toEqual([document.id])
        // The job keeps what was not taken and brings it again.
        await calm.index([document])
        expect((await find(calm, word)).hits).toEqual([document.id])
        for (const engine of [postgres, calm]) await engine.remove([document.id])
        expect((await find(both, word)).total).toBe(0)
      },
    )

    test(`${kind} while somebody searches: they find the same`, async () => {
      const wanted = await find(both, 'madu hutn')
      expect(wanted.hits.length).toBeGreaterThan(0)
      reports.length = 0
      emulator.faults.set({ call: 'search', kind, ...slow })
      const found = await find(both, 'madu hutn')
      expect(found).toMatchObject({ match: wanted.match, readAs: wanted.readAs })
      expect(found.hits[0]).toBe(wanted.hits[0])
      expect(reports.length).toBe(1)
    })

    test(`${kind} while everything is written anew: the old index goes on until it is done`, async () => {
      emulator.faults.set({ call: 'write', kind, times: 1 + (at % 5), ...slow })
      await rebuild(hasty).catch(() => undefined)
      emulator.faults.clear()
      expect((await find(both, 'madu hutan')).total).toBeGreaterThan(0)
      await rebuild(calm)
      expect((await find(calm, '')).total).toBe(catalogDocuments.length)
    })
  }
})

describe('pictures', async () => {
  const emulator = await startCloudinaryEmulator()
  const options = { ...readCloudinaryUrl(emulator.address), site: async () => 'a'.repeat(12) }
  const store = createCloudinaryStore({ ...options, timeoutMs })
  /** For what must not fail only because the machine is busy. */
  const calm = createCloudinaryStore({ ...options, timeoutMs: 30_000 })
  afterEach(() => emulator.faults.clear())
  afterAll(() => emulator.stop())

  describe.each(faultKinds)('%s', (kind) => {
    test('while one is stored: it is there, or is said not to be, and the next time it is', async () => {
      emulator.kept.clear()
      const { name, files } = await aPicture(`#30${faultKinds.indexOf(kind) + 10}50`)
      emulator.faults.set({ call: 'upload', kind, ...slow })
      const said = await store.put(name, files).catch((error: unknown) => error)
      emulator.faults.clear()
      if (typeof said === 'string') expect(await calm.has(said)).toBe(true)
      else expect(said).toBeInstanceOf(PictureStoreUnavailable)
      expect(await calm.has(await calm.put(name, files))).toBe(true)
      expect(emulator.kept.size).toBe(1)
    })

    test('while a phone sends one: it goes on, and nothing is sent twice', async () => {
      const put = vi.spyOn(pictureStore(), 'put').mockImplementation(store.put)
      onTestFinished(() => put.mockRestore())
      emulator.kept.clear()
      const userId = newId()
      await db.user.create({ data: { id: userId, name: 'Pelaku usaha', passwordHash: 'x' } })
      const sent = await aLargePhoto()
      const parts = countParts(sent.length)
      const hash = createHash('sha256').update(sent).digest('hex')
      const send = (position: number) => {
        const bytes = sent.slice(position * partBytes, (position + 1) * partBytes)
        return receivePart({ owner: { userId }, kind: 'picture', hash, position, parts, bytes })
      }
      emulator.faults.set({ call: 'upload', kind, ...slow })
      let answer = await send(0)
      for (let position = 1; position < parts; position++) answer = await send(position)
      emulator.faults.clear()
      put.mockImplementation(calm.put)
      if (!answer.ok) {
        expect(answer.reason).toBe('unavailable')
        answer = await send(0)
      }
      expect(answer).toMatchObject({
        ok: true,
        value: { key: expect.stringMatching(/^c\/desa\//) },
      })
      expect(emulator.kept.size).toBe(1)
      expect(await db.uploadPart.count({ where: { upload: { userId } } })).toBe(0)
    })
  })
})

/** Several parts, and quickly made anew. */
async function aLargePhoto(): Promise<Uint8Array<ArrayBuffer>> {
  const background = { r: Math.floor(Math.random() * 255), g: 80, b: 40 }
  const photo = sharp({ create: { width: 300, height: 300, channels: 3, background } })
  return new Uint8Array(Buffer.concat([await photo.jpeg().toBuffer(), Buffer.alloc(100_000)]))
}
