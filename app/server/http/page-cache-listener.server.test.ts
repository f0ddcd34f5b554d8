import { expect, test, vi } from 'vitest'
import { pool, transaction } from '#app/server/db.server.ts'
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
  await vi.waitFor(() => expect(cache.find('/a')).toBeUndefined())
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
  await vi.waitFor(() => expect(cache.find('/a')).toBeUndefined(), 5000)
  await cache.keep('/a', page(['listing:1']), cache.moment)
  await transaction((tx) => notifyPageCache(tx, 'listing:1'))
  await vi.waitFor(() => expect(cache.find('/a')).toBeUndefined(), 5000)
  await listener.stop()
})
