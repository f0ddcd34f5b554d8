import { readFileSync } from 'node:fs'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { prepareDatabase } from '#prisma/prepare-database.ts'
import { startTemporaryPostgres } from '#app/server/temporary-postgres.server.ts'
import { readMigrations } from '#prisma/migrate.ts'

const templateDatabase = 'template_lumbung'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the server of this run, without a database name. */
    postgresUrl: string
  }
}

/**
 * One PostgreSQL server for the run. Its data folder holds a migrated template database and is
 * cached by everything that makes it, so that only the first run after a change pays for it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTemporaryPostgres(whatMakesTheTemplate(), makeTemplate)
  project.provide('postgresUrl', postgres.url(''))
  return postgres.stop
}

function whatMakesTheTemplate(): string {
  const migrations = readMigrations().map(({ name, checksum }) => `${name} ${checksum}`)
  const sources = [
    'prisma/prepare-database.ts',
    'prisma/application-role.ts',
    'app/server/boss.server.ts',
    'app/server/job-catalog.server.ts',
    'node_modules/pg-boss/package.json',
  ].map((file) => readFileSync(file, 'utf8'))
  return [...migrations, ...sources].join('\n')
}

async function makeTemplate(url: (database: string) => string): Promise<void> {
  const client = new pg.Client({ connectionString: url('postgres') })
  await client.connect()
  await client.query(`CREATE DATABASE ${templateDatabase}`)
  await client.end()
  await prepareDatabase(url(templateDatabase))
}
