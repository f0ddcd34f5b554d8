import { openDatabase } from '#app/server/open-database.server.ts'
import { runProgram } from '#app/server/program.server.ts'

// `npm run search:reindex`: works while the site runs.

await runProgram(async ({ say, onEnd }) => {
  const database = await openDatabase()
  onEnd(database.close)
  const { closeDatabase, pool } = await import('#app/server/db.server.ts')
  onEnd(closeDatabase)
  const { rebuildDebt } = await import('#app/server/rebuild-debt.server.ts')
  const { reindexAll } = await import('./commands.server.ts')
  // Whoever asks by hand mistrusts PostgreSQL's index as well.
  await rebuildDebt(pool).settle()
  const { documents } = await reindexAll()
  say(`${documents} listings can be found.`)
})
