import { readRows, type Tx } from '#app/server/db.server.ts'
import { Prisma } from '#prisma/generated/client.ts'

/**
 * A statement and what its rows mean. Dates must come as text and sums may come as numbers, so that rows
 * mean the same whether they are read alone or, as JSON, together with others.
 */
export type Reading<T> = { statement: Prisma.Sql; from: (rows: object[]) => T }

export function reading<Row extends object, T>(
  statement: Prisma.Sql,
  from: (rows: Row[]) => T,
): Reading<T> {
  return { statement, from: (rows) => from(rows as Row[]) }
}

export async function read<T>(client: Tx, { statement, from }: Reading<T>): Promise<T> {
  return from(await readRows(client, statement))
}

/** Of pages that ask all the time: a trip to the database costs more than most of what is asked there. */
export async function readTogether<T extends readonly unknown[]>(
  client: Tx,
  readings: { readonly [K in keyof T]: Reading<T[K]> },
): Promise<T> {
  const columns = readings.map(
    ({ statement }, at) =>
      Prisma.sql`(SELECT coalesce(json_agg(r), '[]') FROM (${statement}) r) AS ${Prisma.raw(`"${at}"`)}`,
  )
  const [row] = await readRows<Record<string, object[]>>(
    client,
    Prisma.sql`SELECT ${Prisma.join(columns)}`,
  )
  return readings.map(({ from }, at) => from(row?.[at] ?? [])) as unknown as T
}
