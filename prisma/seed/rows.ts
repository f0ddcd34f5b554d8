import type { PoolClient } from 'pg'

/** A value as JSON can carry it; PostgreSQL turns it into the column's own type. */
type Value = string | number | bigint | boolean | null | Date | readonly string[] | object

const rowsAtOnce = 10_000

/**
 * Inserts rows by column name, thousands in one statement: the seed must be done in seconds. All rows
 * have the keys of the first. `conflict` is the clause after ON CONFLICT, for data that may be there.
 */
export async function insertRows(
  client: PoolClient,
  table: string,
  rows: readonly Record<string, Value>[],
  conflict?: string,
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const part = rows.slice(start, start + rowsAtOnce)
    await client.query(
      `INSERT INTO ${table} (${columns})
       SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)
       ${conflict ? `ON CONFLICT ${conflict}` : ''}`,
      [JSON.stringify(part, (_, value) => (typeof value === 'bigint' ? String(value) : value))],
    )
  }
}
