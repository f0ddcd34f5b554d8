import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'

import { db, pool, transaction } from '#app/server/db.server.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { asOwner } from '#tests/setup/as-owner.ts'
import { PageCache } from './page-cache.ts'
import { listenForDroppedPages } from './page-cache-listener.server.ts'
import { notifyPageCache } from './page-cache-tags.server.ts'

const page = (tags: string[]) => ({ html: Buffer.from('x'), headers: [], tags, seconds: 60 })
const url = () => String((pool.options as { connectionString?: string }).connectionString)

test('a committed change drops its pages, an undone one does not', async () => {
  const cache = new PageCache()
  const listener = listenForDroppedPages(url(), cache)
  await listener.ready
  await cache.keep('/a', page(['listing:1']), cache.moment)
  await cache.keep('/b', page(['listing:2']), cache.moment)
  const undone = transaction(async (tx) => {
    await notifyPageCache(tx, 'listing:2')
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  await transaction((tx) => notifyPageCache(tx, 'listing:1', 'home'))
  await expect.poll(() => cache.find('/a')).toBeUndefined()
  expect(cache.find('/b')).toBeDefined()
  await listener.stop()
})

test('after a lost connection everything is dropped, and changes are heard again', async () => {
  const cache = new PageCache()
  const listener = listenForDroppedPages(url(), cache)
  await listener.ready
  await cache.keep('/a', page(['listing:1']), cache.moment)
  await asOwner(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lumbung page cache' and datname = current_database()`,
  )
  await expect.poll(() => cache.find('/a')).toBeUndefined()
  await cache.keep('/a', page(['listing:1']), cache.moment)
  await transaction((tx) => notifyPageCache(tx, 'listing:1'))
  await expect.poll(() => cache.find('/a')).toBeUndefined()
  await listener.stop()
})

test('a page is dropped when the last room of a night goes and when the first comes back', async () => {
  const cache = new PageCache()
  const listener = listenForDroppedPages(url(), cache)
  await listener.ready
  const { listingId, unitIds } = await anExperience({ units: 2 })
  const stay = (unitId: string, arrival: number, departure: number) => ({
    id: newId(),
    unitId,
    arrival: new Date(inDays(arrival)),
    departure: new Date(inDays(departure)),
  })
  const [one, two] = [stay(unitIds[0]!, 3, 6), stay(unitIds[1]!, 5, 8)]
  const ids = { in: [one.id, two.id] }
  const isDroppedBy = async (change: () => Promise<unknown>) => {
    await cache.keep('/page', page([`listing:${listingId}`]), cache.moment)
    await cache.keep('/after', page(['after']), cache.moment)
    await change()
    // Messages come in the order of their transactions.
    await transaction((tx) => notifyPageCache(tx, 'after'))
    await expect.poll(() => cache.find('/after')).toBeUndefined()
    return cache.find('/page') === undefined
  }
  // The place has just come into being, and that is told too.
  await isDroppedBy(async () => undefined)
  expect(await isDroppedBy(() => db.unitStay.create({ data: one }))).toBe(false)
  expect(await isDroppedBy(() => db.unitStay.create({ data: two }))).toBe(true)
  const give = (isReleased: boolean) =>
    db.unitStay.updateMany({ where: { id: ids }, data: { isReleased } })
  expect(await isDroppedBy(() => give(true))).toBe(true)
  expect(await isDroppedBy(() => give(true))).toBe(false)
  expect(await isDroppedBy(() => give(false))).toBe(true)
  expect(await isDroppedBy(() => db.unitStay.deleteMany({ where: { id: ids } }))).toBe(true)
  expect(
    await isDroppedBy(() => db.unitStay.createMany({ data: [one, stay(unitIds[1]!, 6, 8)] })),
  ).toBe(false)
  await listener.stop()
})

test('a page is dropped when what a guest wants to know of the place changes', async () => {
  const cache = new PageCache()
  const listener = listenForDroppedPages(url(), cache)
  await listener.ready
  const { listingId } = await anExperience()
  const facts = { meetingPointId: 'Loket', meetingPointEn: 'Counter', isInsured: false }
  const kept = { parking: 'included', weather: 'rainOrShine' } as const
  await db.experienceFacts.create({ data: { listingId, ...facts, ...kept } })
  await cache.keep('/made', page(['made']), cache.moment)
  await transaction((tx) => notifyPageCache(tx, 'made'))
  await expect.poll(() => cache.find('/made')).toBeUndefined()
  await cache.keep('/page', page([`listing:${listingId}`]), cache.moment)
  await db.experienceFacts.update({ where: { listingId }, data: { minimumAge: 12 } })
  await expect.poll(() => cache.find('/page')).toBeUndefined()
  await listener.stop()
})
