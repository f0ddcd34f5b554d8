import type { PoolClient } from 'pg'
import { reindexAll } from '#app/features/search/commands.server.ts'
import { pool } from '#app/server/db.server.ts'
import { logger } from '#app/server/logger.server.ts'
import { SearchUnavailable } from '#integrations/search/search-engine.ts'
import { loadReference, referenceVersion } from './reference.ts'
import { loadDemo, storyVersion } from './story/demo.ts'

type Log = (line: string) => void

/**
 * Fills an empty database: regions and categories always, the demo story when asked. What is already
 * there in the same version is left alone, so a second run does nothing.
 */
export async function seed({ demo, log }: { demo: boolean; log: Log }): Promise<void> {
  await once('reference', referenceVersion(), async (client) => {
    log('Loading regions and categories…')
    await loadReference(client)
  })
  if (!demo) return
  await once('demo', storyVersion, async (client) => {
    const { rows } = await client.query('SELECT FROM shops LIMIT 1')
    if (rows.length > 0) return log('There are shops already: the sample story is left as it is.')
    log('Telling the sample story: shops, listings and sixty days of sales…')
    await loadDemo(client, new Date())
  })
  // A step of its own, because the index is filled from what the step before has committed.
  await once('demo index', storyVersion, () => fillIndex(log))
}

/** PostgreSQL has it all by then. Another engine that is away lacks it, which is looked after each minute. */
export async function fillIndex(log: Log): Promise<void> {
  try {
    await reindexAll()
  } catch (error) {
    if (!(error instanceof SearchUnavailable)) throw error
    log('The search engine is away and is filled when it is back; until then PostgreSQL searches.')
    logger.warn({ err: error }, 'The index could not be filled at the first start')
  }
}

/** Runs in one transaction under a lock: two processes that start at once seed one after the other. */
async function once(
  key: string,
  version: string,
  load: (client: PoolClient) => Promise<void>,
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0')
    await client.query('SET LOCAL idle_in_transaction_session_timeout = 0')
    // Filling takes an index away and makes it anew, which only the owner of the tables may.
    await client.query('SET LOCAL ROLE NONE')
    await client.query('SET LOCAL maintenance_work_mem = $$256MB$$')
    await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`seed ${key}`])
    const { rows } = await client.query<{ value: string }>(
      'SELECT value FROM stamps WHERE key = $1',
      [key],
    )
    if (rows[0]?.value !== version) {
      await load(client)
      await client.query(
        `INSERT INTO stamps (key, value) VALUES ($1, $2)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value, at = now()`,
        [key, version],
      )
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}
