import { openDatabase } from '#app/server/open-database.server.ts'
import { runProgram } from '#app/server/program.server.ts'

// `npm run search:reindex`: works while the site runs.

await runProgram(async ({ say, onEnd }) => {
  const database = await openDatabase()
  onEnd(database.close)
  const { closeDatabase } = await import('#app/server/db.server.ts')
  onEnd(closeDatabase)
  const { reindexAll } = await import('./commands.server.ts')
  const { documents } = await reindexAll()
  say(`${documents} listings can be found.`)
})
