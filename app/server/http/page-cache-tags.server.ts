import type { Tx } from '#app/server/db.server.ts'

export const pageCacheChannel = 'page_cache'

/**
 * Drops every cached page that shows one of these things, in all web processes, once the
 * transaction commits. A tag names a thing without spaces: `listing:0190…`, `shop:…`, `home`.
 */
export async function notifyPageCache(tx: Tx, ...tags: readonly string[]): Promise<void> {
  await tx.$executeRaw`select pg_notify(${pageCacheChannel}, ${tags.join(' ')})`
}
