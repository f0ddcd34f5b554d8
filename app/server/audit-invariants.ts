import { declaredEdges } from '#app/jobs/declared-edges.ts'
import { openDatabase } from '#app/server/open-database.server.ts'
import { Problem } from '#app/server/problem.server.ts'
import { runProgram } from '#app/server/program.server.ts'

// `npm run audit:invariants`: every query here must return nothing; any row is exit code 1.

await runProgram(async (program) => {
  const database = await openDatabase()
  program.onEnd(database.close)
  const { closeDatabase } = await import('#app/server/db.server.ts')
  program.onEnd(closeDatabase)
  const { findViolations, invariants } = await import('#app/server/invariants.server.ts')
  if (!(await hasTables())) throw new Problem('This database is empty: npm start fills it first')
  const violations = await findViolations(declaredEdges, 'full')
  for (const { id, statement, rows } of violations) {
    program.say(`${id}  ${statement}: ${rows.length} rows`)
    for (const row of rows) {
      program.say(
        `     ${JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value))}`,
      )
    }
  }
  if (violations.length > 0) throw new Problem(`${violations.length} invariants are broken`)
  program.say(`All ${invariants.length} invariants hold`)
})

async function hasTables(): Promise<boolean> {
  const { pool } = await import('#app/server/db.server.ts')
  const { rows } = await pool.query(`SELECT to_regclass('public.ledger_transactions') AS found`)
  return rows[0]?.found !== null
}
