import { afterAll, beforeAll, expect, test } from 'vitest'
import { pool, sqlStateOf, transaction } from '#app/server/db.server.ts'
import { asOwner } from '#tests/setup/as-owner.ts'

beforeAll(async () => {
  await asOwner(
    'CREATE TABLE counters (id int PRIMARY KEY, value bigint NOT NULL); GRANT ALL ON counters TO PUBLIC',
  )
  await pool.query('INSERT INTO counters VALUES (1, 0), (2, 0)')
})

afterAll(() => asOwner('DROP TABLE counters'))

test('raw reads give a bigint for BIGINT and a text for DATE', async () => {
  const { rows } = await pool.query(
    `SELECT 9007199254740993::bigint AS money, count(*) AS rows, DATE '2026-11-23' AS day FROM counters`,
  )
  expect(rows).toEqual([{ money: 9007199254740993n, rows: 2n, day: '2026-11-23' }])
})

test('two transactions that lock each other out both succeed in the end', async () => {
  const increaseBoth = (first: number, second: number) =>
    transaction(async (tx) => {
      await tx.$executeRaw`UPDATE counters SET value = value + 1 WHERE id = ${first}`
      await tx.$executeRaw`SELECT pg_sleep(0.05)`
      await tx.$executeRaw`UPDATE counters SET value = value + 1 WHERE id = ${second}`
    })
  await Promise.all([increaseBoth(1, 2), increaseBoth(2, 1), increaseBoth(1, 2)])
  const { rows } = await pool.query('SELECT value FROM counters ORDER BY id')
  expect(rows).toEqual([{ value: 3n }, { value: 3n }])
})

test('serializable transactions that read what the other writes are run again', async () => {
  await pool.query('UPDATE counters SET value = 0')
  const copySum = (target: number) =>
    transaction(
      async (tx) => {
        const [row] = await tx.$queryRaw<{ sum: bigint }[]>`
          SELECT sum(value)::bigint AS sum FROM counters`
        await tx.$executeRaw`UPDATE counters SET value = ${row!.sum + 1n} WHERE id = ${target}`
      },
      { isolationLevel: 'Serializable' },
    )
  await Promise.all([copySum(1), copySum(2)])
  const { rows } = await pool.query('SELECT sum(value)::bigint AS sum FROM counters')
  // One after the other gives 1 + 2; both at once would give 1 + 1.
  expect(rows).toEqual([{ sum: 3n }])
})

test('a lost race is given up after five attempts', async () => {
  let attempts = 0
  const run = transaction(async (tx) => {
    attempts++
    await tx.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END $$`)
  })
  await expect(run).rejects.toThrow()
  expect(attempts).toBe(5)
})

test('the code of PostgreSQL is found in errors of raw queries and of the pool', async () => {
  const viaPool = await pool.query('SELECT 1 / 0').catch(sqlStateOf)
  const viaPrisma = await transaction((tx) => tx.$queryRaw`SELECT 1 / 0`).catch(sqlStateOf)
  expect([viaPool, viaPrisma]).toEqual(['22012', '22012'])
})

test('a connection that the server closes while it is in use ends a statement, not the process', async () => {
  const client = await pool.connect()
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const { promise: isClosed, resolve } = Promise.withResolvers<void>()
  client.once('end', resolve)
  await asOwner('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
  await isClosed
  await expect(client.query('SELECT 1')).rejects.toThrow()
  client.release(true)
})
