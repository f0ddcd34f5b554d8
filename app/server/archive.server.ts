import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { finished, pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { Problem } from '#app/server/problem.server.ts'

// An archive needs no program but ours: gzipped lines of JSON. The first line says which migrations
// made the tables; then comes each table with its columns, followed by its rows as PostgreSQL itself
// writes them, so no number passes through JavaScript.

export type ArchiveHeader = { lumbung: 1; madeAt: string; migrations: string[] }
type TableLine = { table: string; columns: string[] }
type SequenceLine = { sequence: string; value: string }

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

/** Writes everything as it is at one moment, while the site goes on. */
export async function writeArchive(databaseUrl: string, file: string): Promise<number> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'lumbung backup',
  })
  await client.connect()
  const gzip = createGzip()
  const written = pipeline(gzip, createWriteStream(file, { mode: 0o600 }))
  const write = async (line: string) => {
    if (!gzip.write(`${line}\n`)) await once(gzip, 'drain')
  }
  let rowCount = 0
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query('SET LOCAL statement_timeout = 0')
    await write(JSON.stringify(await readHeader(client)))
    for (const table of (await client.query<TableLine>(tablesQuery)).rows) {
      await write(JSON.stringify(table))
      rowCount += await writeRows(client, table, write)
    }
    for (const line of (await client.query<SequenceLine>(sequencesQuery)).rows) {
      await write(JSON.stringify(line))
    }
  } finally {
    gzip.end()
    await client.end()
  }
  await written
  return rowCount
}

async function readHeader(client: pg.Client): Promise<ArchiveHeader> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL ORDER BY 1`,
  )
  return {
    lumbung: 1,
    madeAt: new Date().toISOString(),
    migrations: rows.map(({ name }) => name),
  }
}

async function writeRows(
  client: pg.Client,
  { table, columns }: TableLine,
  write: (line: string) => Promise<void>,
): Promise<number> {
  const select = `SELECT row_to_json(t)::text AS line FROM (SELECT ${columns.join(', ')} FROM ${table}) t`
  await client.query(`DECLARE lines NO SCROLL CURSOR FOR ${select}`)
  let count = 0
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${rowsAtOnce * 4} FROM lines`)
    for (const { line } of rows) await write(line)
    count += rows.length
    if (rows.length === 0) break
  }
  await client.query('CLOSE lines')
  return count
}

export async function readArchiveHeader(file: string): Promise<ArchiveHeader> {
  try {
    for await (const line of linesOf(file)) {
      const header = JSON.parse(line) as ArchiveHeader
      if (header.lumbung === 1) return header
      break
    }
  } catch {
    // Not gzip, cut off, or not ours: one answer for all.
  }
  throw new Problem(`${file} is not a backup made by "npm run backup".`)
}

/** Fills tables that the same migrations just made; everything or nothing. */
export async function loadArchive(databaseUrl: string, file: string): Promise<number> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'lumbung restore',
  })
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query('SET LOCAL statement_timeout = 0')
    // Rows come in the order of tables, and history is written as it was, not made again.
    await client.query('SET LOCAL session_replication_role = replica').catch(() => {
      throw new Problem(
        'Restoring needs a database user that may set session_replication_role (a superuser).',
      )
    })
    const tables = (await client.query<TableLine>(tablesQuery)).rows.map(({ table }) => table)
    await client.query(`TRUNCATE ${tables.join(', ')} CASCADE`)
    const rowCount = await loadLines(client, file)
    await client.query('COMMIT')
    return rowCount
  } finally {
    await client.end()
  }
}

async function loadLines(client: pg.Client, file: string): Promise<number> {
  let table: TableLine | null = null
  let waiting: string[] = []
  let rowCount = 0
  const flush = async () => {
    if (table && waiting.length > 0) await insertRows(client, table, waiting)
    rowCount += waiting.length
    waiting = []
  }
  for await (const line of linesOf(file)) {
    if (line.startsWith('{"lumbung":')) continue
    if (line.startsWith('{"table":"') && line.includes('","columns":[')) {
      await flush()
      table = JSON.parse(line) as TableLine
    } else if (line.startsWith('{"sequence":"') && line.includes('","value":"')) {
      const { sequence, value } = JSON.parse(line) as SequenceLine
      await client.query('SELECT setval($1, $2)', [sequence, value])
    } else {
      waiting.push(line)
      if (waiting.length === rowsAtOnce) await flush()
    }
  }
  await flush()
  return rowCount
}

async function insertRows(client: pg.Client, table: TableLine, lines: string[]): Promise<void> {
  const columns = table.columns.join(', ')
  await client.query(
    `INSERT INTO ${table.table} (${columns}) OVERRIDING SYSTEM VALUE
     SELECT ${columns} FROM json_populate_recordset(NULL::${table.table}, $1::text::json)`,
    [`[${lines.join(',')}]`],
  )
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const input = createReadStream(file)
  const unzipped = input.pipe(createGunzip())
  input.on('error', (error) => unzipped.destroy(error))
  const failed = finished(unzipped)
  failed.catch(() => undefined)
  yield* createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY })
  // A cut-off file ends its lines quietly; only the stream knows.
  await failed
}
