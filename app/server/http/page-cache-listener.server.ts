import pg from 'pg'
import { logger } from '#app/server/logger.server.ts'
import { publicMemory } from '#app/server/public-memory.server.ts'
import type { PageCache } from './page-cache.ts'
import { pageCacheChannel } from './page-cache-tags.server.ts'

const longestPauseInMs = 10_000
const heartbeatInMs = 15_000

/**
 * Drops pages, and what they are made of, when PostgreSQL says that what they show has changed. While
 * the connection is away nothing is heard, so everything is dropped when it comes back.
 */
export function listenForDroppedPages(databaseUrl: string, cache: PageCache) {
  let client: pg.Client | null = null
  let stopped = false
  let pauseInMs = 250
  let timer: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'lumbung page cache',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
    })
    client = next
    const lost = once(() => reconnect(next))
    next.on('error', lost)
    next.on('end', lost)
    next.on('notification', ({ payload = '' }) => {
      // What pages are made of goes first: the next page must not be made of what has changed.
      for (const kept of [publicMemory, cache]) {
        if (payload === '*') kept.clear()
        else kept.drop(payload.split(' '))
      }
    })
    try {
      await next.connect()
      await next.query(`listen ${pageCacheChannel}`)
      publicMemory.hear(true)
      cache.clear()
      pauseInMs = 250
      timer = setInterval(() => void next.query('select 1').catch(lost), heartbeatInMs)
      timer.unref()
    } catch {
      lost()
    }
  }

  function reconnect(broken: pg.Client): void {
    clearInterval(timer)
    publicMemory.hear(false)
    void broken.end().catch(() => undefined)
    if (stopped) return
    logger.warn('the page cache lost its connection to the database')
    setTimeout(() => void connect(), pauseInMs).unref()
    pauseInMs = Math.min(pauseInMs * 2, longestPauseInMs)
  }

  const ready = connect()
  return {
    ready,
    async stop() {
      stopped = true
      clearInterval(timer)
      publicMemory.hear(false)
      await client?.end().catch(() => undefined)
    },
  }
}

function once(run: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    run()
  }
}
