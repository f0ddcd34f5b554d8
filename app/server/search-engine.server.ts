import { pool } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { logger } from '#app/server/logger.server.ts'
import { rebuildDebt } from '#app/server/rebuild-debt.server.ts'
import { siteId } from '#app/server/site-id.server.ts'
import { singleton } from '#app/server/singleton.server.ts'
import { withFallback } from '#integrations/search/fallback.server.ts'
import { meilisearch } from '#integrations/search/meilisearch.server.ts'
import { postgresSearch } from '#integrations/search/postgres.server.ts'
import type { SearchEngine } from '#integrations/search/search-engine.ts'

/** A buyer waits no longer than that for an engine while another could have answered. */
const patienceMs = 800
const restMs = 30_000
/** A write may queue behind others. */
const requestTimeoutMs = 5_000

export const indexPrefix = async () => `lumbung_${await siteId()}`

/** The engine of this marketplace: Meilisearch where there is one, with PostgreSQL behind it. */
export const searchEngine = (): SearchEngine =>
  singleton('searchEngine', () => {
    const postgres = postgresSearch(pool)
    const { MEILI_URL: url, MEILI_KEY: key } = env
    if (!url) return postgres
    const first = meilisearch({
      url,
      key,
      prefix: indexPrefix,
      timeoutMs: requestTimeoutMs,
      listFree: postgres.listFree,
    })
    return withFallback(first, postgres, {
      patienceMs,
      restMs,
      report: (err) => logger.warn({ err }, 'PostgreSQL answers a search instead of Meilisearch'),
      debt: rebuildDebt(pool),
    })
  })
