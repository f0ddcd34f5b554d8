import { readMigrations } from '#prisma/migrate.ts'
import { prepareDatabase } from '#app/server/prepare-database.server.ts'
import { startTemporaryPostgres } from '#app/server/temporary-postgres.server.ts'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

export const templateDatabase = 'template_lumbung'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the server of this run, without a database name. */
    postgresUrl: string
  }
}

/**
 * One PostgreSQL server for the run. Its data folder holds a migrated template database and is
 * cached by what the migrations say, so that only the first run after a change pays for them.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const contents = readMigrations()
    .map(({ name, checksum }) => `${name} ${checksum}`)
    .join('\n')
  const postgres = await startTemporaryPostgres(contents, makeTemplate)
  project.provide('postgresUrl', postgres.url(''))
  return postgres.stop
}

async function makeTemplate(url: (database: string) => string): Promise<void> {
  const client = new pg.Client({ connectionString: url('postgres') })
  await client.connect()
  await client.query(`CREATE DATABASE ${templateDatabase}`)
  await client.end()
  await prepareDatabase(url(templateDatabase))
}
