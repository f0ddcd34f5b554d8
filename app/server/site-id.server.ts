import { createHash, randomUUID } from 'node:crypto'
import { pool } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { singleton } from '#app/server/singleton.server.ts'

const known = singleton('siteId', () => ({ current: null as Promise<string> | null }))

/**
 * Names this site among those that use the same Cloudinary or Meilisearch. Its number lies in the database;
 * a copy of that at another address is another site, so that whoever tries out a backup throws away
 * nothing of the real one.
 */
export function siteId(): Promise<string> {
  known.current ??= readSiteId().catch((error: unknown) => {
    known.current = null
    throw error
  })
  return known.current
}

async function readSiteId(): Promise<string> {
  await pool.query(`INSERT INTO stamps (key, value) VALUES ('site', $1) ON CONFLICT DO NOTHING`, [
    randomUUID(),
  ])
  const { rows } = await pool.query<{ value: string }>(
    `SELECT value FROM stamps WHERE key = 'site'`,
  )
  return createHash('sha256').update(`${rows[0]?.value} ${env.APP_URL}`).digest('hex').slice(0, 12)
}
