import pg from 'pg'
import { prepareJobQueues } from '#app/server/boss.server.ts'
import { Problem } from '#app/server/problem.server.ts'
import { applyMigrations, readMigrations } from '#prisma/migrate.ts'

/** Refuses to write over data unless told to, and while anybody works with it. */
export async function emptyForRestore(
  databaseUrl: string,
  { replace }: { replace: boolean },
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ tables: number; users: number }>(
      `SELECT (SELECT count(*)::int FROM pg_tables WHERE schemaname = 'public') AS tables,
              (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()
                 AND application_name IN ('lumbung', 'lumbung jobs')) AS users`,
    )
    const [found] = rows
    if (found && found.users > 0) throw new Problem('Stop Lumbung first, then restore.')
    if (!found || found.tables === 0) return
    if (!replace) {
      throw new Problem(
        'This database is not empty. Restore into an empty one, or say --replace to lose what is in it.',
      )
    }
    await client.query('DROP SCHEMA IF EXISTS jobs CASCADE')
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  } finally {
    await client.end()
  }
}

/** Makes the tables as they were when the backup was made; newer migrations come after the rows. */
export async function makeTablesAsOf(
  databaseUrl: string,
  migrations: readonly string[],
): Promise<void> {
  const known = readMigrations().map(({ name }) => name)
  const unknown = migrations.find((name) => !known.includes(name))
  if (unknown) {
    throw new Problem(
      `The backup was made by a newer version of Lumbung (migration ${unknown} is not known here).`,
    )
  }
  await applyMigrations(databaseUrl, { only: migrations })
  await prepareJobQueues(databaseUrl)
}
