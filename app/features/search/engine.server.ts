import { pool } from '#app/server/db.server.ts'
import { singleton } from '#app/server/singleton.server.ts'
import { postgresSearch } from '#integrations/search/postgres.server.ts'
import type { SearchEngine } from '#integrations/search/search-engine.ts'

/** The engine of this marketplace. Another one stands before it with `withFallback`. */
export const searchEngine: SearchEngine = singleton('searchEngine', () => postgresSearch(pool))
