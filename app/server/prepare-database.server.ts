import { applyMigrations } from '#prisma/migrate.ts'

/** Everything a database needs before the first request: tables, then the job queues. */
export async function prepareDatabase(databaseUrl: string): Promise<void> {
  await applyMigrations(databaseUrl)
}
