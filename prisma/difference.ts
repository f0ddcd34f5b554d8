import path from 'node:path'
import pg from 'pg'
import { startTemporaryPostgres } from '#app/server/temporary-postgres.server.ts'
import { applyMigrations, readMigrations } from '#prisma/migrate.ts'
import { differenceAsSql } from '#prisma/schema-engine.ts'

const schemaFolder = path.join(import.meta.dirname, 'schema')

export type Difference = {
  /** What is missing in the migrations; empty when they make exactly the schema. */
  statements: string[]
  /** What Prisma would undo because it cannot express it. */
  writtenByHand: string[]
}

/** Compares what all migrations make in an empty database with what `prisma/schema` says. */
export async function differenceToSchema(): Promise<Difference> {
  const postgres = await startTemporaryPostgres()
  try {
    const url = postgres.url('postgres')
    await applyMigrations(url)
    const script = await differenceAsSql(url, schemaFolder)
    const migrations = readMigrations().map(({ sql }) => sql)
    return separate(script, namesWrittenByHand(migrations), await generatedColumns(url))
  } finally {
    await postgres.stop()
  }
}

const marker = /^-- written by hand\b.*$/im

/**
 * Names made below the line `-- Written by hand` of a migration: indexes with operator classes,
 * extra columns and tables that the Prisma schema does not mention.
 */
export function namesWrittenByHand(migrations: readonly string[]): Set<string> {
  const names = new Set<string>()
  for (const sql of migrations) {
    const [, ...below] = sql.split(marker)
    const made =
      /\b(?:INDEX|TABLE|COLUMN)\s+(?:CONCURRENTLY\s+)?(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)"?/gi
    for (const [, name] of below.join('\n').matchAll(made)) if (name) names.add(name)
  }
  return names
}

/** `table.column` of every generated column; Prisma takes its expression for a default. */
async function generatedColumns(url: string): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `SELECT attrelid::regclass::text || '.' || attname AS name
     FROM pg_attribute WHERE attgenerated <> ''`,
  )
  await client.end()
  return new Set(rows.map(({ name }) => name))
}

/** Splits Prisma's script into what is truly missing and what was written by hand. */
export function separate(
  script: string,
  byHand: ReadonlySet<string>,
  generated: ReadonlySet<string>,
): Difference {
  const difference: Difference = { statements: [], writtenByHand: [] }
  for (const statement of script.split(/;\s*$/m).map((part) => part.trim())) {
    const sql = statement.replaceAll(/^--.*$/gm, '').trim()
    if (sql === '') continue
    const [kept, dropped] = partition(sql, byHand, generated)
    if (kept) difference.statements.push(kept === sql ? statement : kept)
    if (dropped) difference.writtenByHand.push(dropped)
  }
  return difference
}

function partition(
  sql: string,
  byHand: ReadonlySet<string>,
  generated: ReadonlySet<string>,
): [kept: string | null, dropped: string | null] {
  const removed = /^DROP (?:INDEX|TABLE) "(\w+)"$/.exec(sql)?.[1]
  if (removed) return byHand.has(removed) ? [null, sql] : [sql, null]
  const [, head, table, rest] = /^(ALTER TABLE "(\w+)") ([\s\S]+)$/.exec(sql) ?? []
  if (!head || !table || !rest) return [sql, null]
  const isByHand = (clause: string) => {
    const column = /^(?:DROP COLUMN|ALTER COLUMN) "(\w+)"(?: DROP DEFAULT)?$/.exec(clause)?.[1]
    if (!column) return false
    const isGenerated = generated.has(`${table}.${column}`)
    return isGenerated || (clause.startsWith('DROP COLUMN') && byHand.has(column))
  }
  const clauses = rest.split(/,\n/)
  const kept = clauses.filter((clause) => !isByHand(clause))
  const dropped = clauses.filter(isByHand)
  const join = (some: string[]) => (some.length > 0 ? `${head} ${some.join(',\n')}` : null)
  return [join(kept), join(dropped)]
}
