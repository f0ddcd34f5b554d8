import pg from 'pg'
import { Problem } from '#app/server/problem.server.ts'
import { notABackup, readSealed, writeSealed } from '#app/server/sealed-file.server.ts'

// An archive needs no program but ours: gzipped lines of JSON. The first line says which migrations
// made the tables; then comes each table with its columns, followed by its rows as PostgreSQL itself
// writes them, so no number passes through JavaScript. Rows are objects and all else is an array, so
// that no row can be taken for something else. The last line is the seal.

type ArchiveHeader = { lumbung: 2; madeAt: string; migrations: string[] }
type TableLine = ['table', string, string[]]
type SequenceLine = ['sequence', string, string]

/** A file that was read from its first line to its seal. */
export type Archive = ArchiveHeader & { file: string; rows: Record<string, number> }

type Table = { table: string; columns: string[] }

const rowsAtOnce = 500

const tablesQuery = `
  SELECT format('%I.%I', n.nspname, c.relname) AS table, array_agg(quote_ident(a.attname) ORDER BY a.attnum) AS columns
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE n.nspname IN ('public', 'jobs') AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND c.oid <> ALL (ARRAY[to_regclass('public._prisma_migrations'), to_regclass('jobs.version')])
  GROUP BY 1 ORDER BY 1`

const sequencesQuery = `
  SELECT format('%I.%I', schemaname, sequencename) AS sequence, last_value::text AS value
  FROM pg_sequences WHERE schemaname IN ('public', 'jobs') AND last_value IS NOT NULL`

/**
 * Writes everything as it is at one moment, while the site goes on, and gives back how many rows that
 * were. `file` appears when all of it is written, or not at all.
 */
export async function writeArchive(
  databaseUrl: string,
  file: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<number> {
  const client = await connect(databaseUrl, 'lumbung backup')
  // The statement that runs fails with it, however long it would have taken.
  signal?.addEventListener('abort', () => void client.end())
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query('SET LOCAL statement_timeout = 0')
    const rows: Record<string, number> = {}
    await writeSealed(file, contents(client, rows), rows)
    return sum(rows)
  } finally {
    await client.end()
  }
}

/** What ends the connection also fails the statement that is waiting, and that is where it is minded. */
async function connect(databaseUrl: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: name })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

const sum = (rows: Record<string, number>) =>
  Object.values(rows).reduce((total, count) => total + count, 0)

/** Every line but the seal; counts the rows of each table on the way. */
async function* contents(
  client: pg.Client,
  counts: Record<string, number>,
): AsyncGenerator<string> {
  yield JSON.stringify(await makeHeader(client))
  for (const { table, columns } of (await client.query<Table>(tablesQuery)).rows) {
    yield JSON.stringify(['table', table, columns] satisfies TableLine)
    let count = 0
    for await (const rows of rowsOf(client, { table, columns })) {
      count += rows.length
      yield rows.join('\n')
    }
    counts[table] = count
  }
  const sequences = await client.query<{ sequence: string; value: string }>(sequencesQuery)
  for (const { sequence, value } of sequences.rows) {
    yield JSON.stringify(['sequence', sequence, value] satisfies SequenceLine)
  }
}

async function makeHeader(client: pg.Client): Promise<ArchiveHeader> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL ORDER BY 1`,
  )
  return {
    lumbung: 2,
    madeAt: new Date().toISOString(),
    migrations: rows.map(({ name }) => name),
  }
}

async function* rowsOf(client: pg.Client, { table, columns }: Table): AsyncGenerator<string[]> {
  const select = `SELECT row_to_json(t)::text AS line FROM (SELECT ${columns.join(', ')} FROM ${table}) t`
  await client.query(`DECLARE lines NO SCROLL CURSOR FOR ${select}`)
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${rowsAtOnce * 4} FROM lines`)
    if (rows.length === 0) break
    yield rows.map(({ line }) => line)
  }
  await client.query('CLOSE lines')
}

/** Reads all of it and refuses what is not whole, before anybody makes room for it. */
export async function openArchive(file: string): Promise<Archive> {
  const lines = readSealed(file)
  const first = await lines.next()
  if (first.done) throw notABackup(file)
  requireOurs(file, first.value)
  let line = await lines.next()
  while (!line.done) line = await lines.next()
  return { ...(JSON.parse(first.value) as ArchiveHeader), file, rows: line.value.rows }
}

function requireOurs(file: string, firstLine: string): void {
  if (firstLine.startsWith('{"lumbung":2,')) return
  if (!firstLine.startsWith('{"lumbung":1,')) throw notABackup(file)
  throw new Problem(
    `${file} was made before backups were sealed, so nobody can tell whether it is whole; restore it with the version that made it.`,
  )
}

/** Fills tables that the same migrations just made; everything or nothing. */
export async function loadArchive(databaseUrl: string, archive: Archive): Promise<number> {
  const client = await connect(databaseUrl, 'lumbung restore')
  try {
    await client.query('BEGIN')
    await client.query('SET LOCAL statement_timeout = 0')
    // Rows come in the order of tables, and history is written as it was, not made again.
    await client.query('SET LOCAL session_replication_role = replica').catch(() => {
      throw new Problem(
        'Restoring needs a database user that may set session_replication_role (a superuser).',
      )
    })
    const tables = (await client.query<Table>(tablesQuery)).rows.map(({ table }) => table)
    await client.query(`TRUNCATE ${tables.join(', ')} CASCADE`)
    const loaded = await loadLines(client, archive.file)
    requireEveryRow(archive.rows, loaded)
    await client.query('COMMIT')
    return sum(loaded)
  } finally {
    await client.end()
  }
}

async function loadLines(client: pg.Client, file: string): Promise<Record<string, number>> {
  const loaded: Record<string, number> = {}
  let current: Table | null = null
  let waiting: string[] = []
  const flush = async () => {
    if (!current || waiting.length === 0) return
    loaded[current.table] =
      (loaded[current.table] ?? 0) + (await insertRows(client, current, waiting))
    waiting = []
  }
  for await (const line of readSealed(file)) {
    if (line.startsWith('["table",')) {
      await flush()
      const [, table, columns] = JSON.parse(line) as TableLine
      current = { table, columns }
    } else if (line.startsWith('["sequence",')) {
      const [, sequence, value] = JSON.parse(line) as SequenceLine
      await client.query('SELECT setval($1, $2)', [sequence, value])
    } else if (current) {
      waiting.push(line)
      if (waiting.length === rowsAtOnce) await flush()
    }
  }
  await flush()
  return loaded
}

async function insertRows(client: pg.Client, table: Table, lines: string[]): Promise<number> {
  const columns = table.columns.join(', ')
  const { rowCount } = await client.query(
    `INSERT INTO ${table.table} (${columns}) OVERRIDING SYSTEM VALUE
     SELECT ${columns} FROM json_populate_recordset(NULL::${table.table}, $1::text::json)`,
    [`[${lines.join(',')}]`],
  )
  return rowCount ?? 0
}

function requireEveryRow(sealed: Record<string, number>, loaded: Record<string, number>): void {
  for (const [table, count] of Object.entries(sealed)) {
    const found = loaded[table] ?? 0
    if (found !== count) throw new Problem(`${table} took ${found} of ${count} rows: undone.`)
  }
}
