import { prepareJobQueues } from '#app/server/boss.server.ts'
import { applyMigrations } from '#prisma/migrate.ts'

/** Everything a database needs before the first request: tables, then the job queues. */
export async function prepareDatabase(databaseUrl: string): Promise<string[]> {
  const applied = await applyMigrations(databaseUrl)
  await prepareJobQueues(databaseUrl)
  return applied
}
