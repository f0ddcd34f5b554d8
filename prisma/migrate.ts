import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { Problem } from '#app/server/problem.server.ts'

const migrationsFolder = path.join(import.meta.dirname, 'migrations')

type Migration = { name: string; sql: string; checksum: string }
type AppliedRow = { migration_name: string; checksum: string; finished_at: Date | null }

/** Prisma's own table, so that `prisma migrate deploy` and this file can take turns. */
const createTable = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`

/** The key Prisma locks as well: two processes that start at once apply one after the other. */
const preparationLock = 72707369

export function readMigrations(folder = migrationsFolder): Migration[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/** Brings the database to the newest migration; gives back the names of those it applied. */
export async function applyMigrations(
  databaseUrl: string,
  { folder = migrationsFolder, only }: { folder?: string; only?: readonly string[] } = {},
): Promise<string[]> {
  return prepareAlone(databaseUrl, async (client) => {
    await client.query(createTable)
    const known = readMigrations(folder)
    const pending = pendingMigrations(known, await readApplied(client)).filter(
      ({ name }) => !only || only.includes(name),
    )
    for (const migration of pending) await applyOne(client, migration)
    return pending.map(({ name }) => name)
  })
}

/** As the owner of the tables, and one process after the other. */
export async function prepareAlone<T>(
  databaseUrl: string,
  prepare: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'lumbung migrate',
  })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [preparationLock])
    return await prepare(client)
  } finally {
    await client.end()
  }
}

async function readApplied(client: pg.Client): Promise<AppliedRow[]> {
  const { rows } = await client.query<AppliedRow>(
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  )
  return rows
}

function pendingMigrations(known: Migration[], applied: AppliedRow[]): Migration[] {
  const problem = historyProblem(known, applied)
  if (problem) throw new Problem(problem)
  return known.filter(({ name }) => !applied.some((row) => row.migration_name === name))
}

/** A history that the code cannot stand on, as a sentence; null when all is well. */
export function historyProblem(known: Migration[], applied: AppliedRow[]): string | null {
  for (const row of applied) {
    const migration = known.find(({ name }) => name === row.migration_name)
    if (!migration) {
      return `The database was changed by a newer version of Lumbung (migration ${row.migration_name} is not known here). Start that version, or restore a backup made with this one.`
    }
    if (!row.finished_at) {
      return `Migration ${row.migration_name} stopped halfway earlier. Repair the database by hand, then run "prisma migrate resolve" for it.`
    }
    if (migration.checksum !== row.checksum) {
      return `Migration ${row.migration_name} was edited after this database applied it. Undo the edit and write a new migration instead; a development database may simply be thrown away.`
    }
  }
  return null
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  // PostgreSQL refuses these inside a transaction, so a failure leaves the row Prisma leaves too.
  const isAtomic = !/\bCONCURRENTLY\b/i.test(migration.sql)
  const id = randomUUID()
  try {
    if (isAtomic) await client.query('BEGIN')
    await client.query("SET lock_timeout = '5s'")
    await client.query(
      'INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ($1, $2, $3)',
      [id, migration.checksum, migration.name],
    )
    for (const part of isAtomic ? [migration.sql] : plainStatements(migration.sql)) {
      await client.query(part)
    }
    // A migration may move the search path for itself; the table is named by its schema again.
    await client.query('RESET search_path')
    await client.query(
      'UPDATE "_prisma_migrations" SET finished_at = now(), applied_steps_count = 1 WHERE id = $1',
      [id],
    )
    if (isAtomic) await client.query('COMMIT')
  } catch (error) {
    if (isAtomic) await client.query('ROLLBACK').catch(() => undefined)
    throw new Problem(
      `Migration ${migration.name} failed${isAtomic ? ' and was undone' : ''}: ${describe(error, migration.sql)}`,
    )
  }
}

/** Migrations that cannot run in a transaction hold plain statements only, each ended by `;`. */
function plainStatements(sql: string): string[] {
  return sql
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replaceAll(/^--.*$/gm, '').trim() !== '')
}

function describe(error: unknown, sql: string): string {
  const { message, position } = error as { message: string; position?: string }
  if (!position) return message
  const line = sql.slice(0, Number(position)).split('\n').length
  return `${message} (line ${line})`
}

/** Writes a migration folder as Prisma names it and gives back the path of its file. */
export function writeMigration(name: string, sql: string, folder = migrationsFolder): string {
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const slug = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')
  const file = path.join(folder, `${stamp}_${slug}`, 'migration.sql')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, sql)
  const lock = path.join(folder, 'migration_lock.toml')
  if (!existsSync(lock)) {
    writeFileSync(
      lock,
      '# Please do not edit this file manually\n# It should be added in your version-control system (e.g., Git)\nprovider = "postgresql"\n',
    )
  }
  return file
}
