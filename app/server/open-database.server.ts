import pg from 'pg'
import { openEmbeddedPostgres } from '#app/server/embedded-postgres.server.ts'
import { configure, env } from '#app/server/env.server.ts'
import { Problem } from '#app/server/problem.server.ts'

const oldestMajor = 15

/** Must run before `db.server.ts` is imported: finds the database or starts the embedded one. */
export async function openDatabase(): Promise<{ close: () => Promise<void> }> {
  if (env.DATABASE_URL) {
    await requireServer(env.DATABASE_URL)
    return { close: async () => undefined }
  }
  const embedded = await openEmbeddedPostgres(env.DATA_DIR, env.DATABASE_PORT)
  configure({ DATABASE_URL: embedded.url })
  return embedded
}

async function requireServer(url: string): Promise<void> {
  const { host, pathname } = new URL(url)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    throw new Problem(
      `DATABASE_URL: no PostgreSQL answers at ${host}${pathname} (${message || code}).`,
    )
  }
  const { rows } = await client.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS version`,
  )
  await client.end()
  const version = rows[0]?.version ?? 0
  if (version < oldestMajor) {
    throw new Problem(
      `DATABASE_URL leads to PostgreSQL ${version}; Lumbung needs ${oldestMajor} or newer.`,
    )
  }
}
