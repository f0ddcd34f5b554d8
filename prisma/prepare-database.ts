import { prepareJobQueues } from '#app/server/boss.server.ts'
import { prepareApplicationRole } from '#prisma/application-role.ts'
import { applyMigrations } from '#prisma/migrate.ts'

/** Everything a database needs before the first request: tables, job queues, and who may do what. */
export async function prepareDatabase(databaseUrl: string): Promise<string[]> {
  const applied = await applyMigrations(databaseUrl)
  await prepareJobQueues(databaseUrl)
  await prepareApplicationRole(databaseUrl)
  return applied
}
