import pg from 'pg'
import { afterAll, inject, vi } from 'vitest'

// Runs before each test file: the file gets a database of its own, and everything that imports
// `db` or `pool` afterwards talks to it. A process serves many files, but of our own modules each
// file has new ones: nothing that one of them keeps in a variable reaches the next file.

vi.useRealTimers()
vi.resetModules()
delete (globalThis as { lumbung?: unknown }).lumbung

const serverUrl = inject('postgresUrl')
const name = `test_${process.pid}_${Date.now().toString(36)}`

// Copying the files costs a tenth of writing every page to the log, which is PostgreSQL's own choice.
await onServer(`CREATE DATABASE ${name} TEMPLATE template_lumbung STRATEGY FILE_COPY`)
process.env.DATABASE_URL = `${serverUrl}${name}`

afterAll(async () => {
  const { trailWithoutWords } = await import('./words-of-trail.ts')
  const missing = await trailWithoutWords()
  const { stopJobQueue } = await import('#app/server/boss.server.ts')
  await stopJobQueue()
  const { closeDatabase } = await import('#app/server/db.server.ts')
  await closeDatabase()
  await onServer(`DROP DATABASE ${name} WITH (FORCE)`)
  if (missing.length > 0)
    throw new Error(`The trail says what app/i18n has no word for: ${missing.join(', ')}`)
})

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${serverUrl}postgres` })
  await client.connect()
  await client.query(sql)
  await client.end()
}
