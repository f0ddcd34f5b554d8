import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { openEmbeddedPostgres } from '#app/server/embedded-postgres.server.ts'

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'lumbung-embedded-'))
const remembered = () =>
  JSON.parse(readFileSync(path.join(dataDir, 'postgres.json'), 'utf8')) as {
    port: number
    folder: string
  }
// As root the data lies elsewhere: the folder above may only be entered by its owner.
let folder = ''
const lockFile = () => path.join(folder, 'postmaster.pid')

afterAll(() => {
  rmSync(dataDir, { recursive: true, force: true })
  rmSync(path.dirname(folder), { recursive: true, force: true })
})

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

const isRunning = () => statSync(lockFile(), { throwIfNoEntry: false }) !== undefined

test('data survives a stop; the password is readable to nobody else', async () => {
  const first = await openEmbeddedPostgres(dataDir)
  folder = remembered().folder
  expect(isRunning()).toBe(true)
  await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS number')
  await first.close()
  expect(isRunning()).toBe(false)
  expect(statSync(path.join(dataDir, 'postgres.json')).mode & 0o077).toBe(0)
  const second = await openEmbeddedPostgres(dataDir)
  expect(await query(second.url, 'SELECT number FROM kept')).toEqual([{ number: 7 }])
  await second.close()
})

test('two processes share one server and the last to leave stops it', async () => {
  const [first, second] = await Promise.all([
    openEmbeddedPostgres(dataDir),
    openEmbeddedPostgres(dataDir),
  ])
  expect(first.url).toBe(second.url)
  await first.close()
  expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await second.close()
  expect(isRunning()).toBe(false)
})

test('a start waits for a server that is just stopping', async () => {
  const first = await openEmbeddedPostgres(dataDir)
  const [, second] = await Promise.all([first.close(), openEmbeddedPostgres(dataDir)])
  expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await second.close()
})

test('a server that is killed comes back with everything that was committed', async () => {
  const database = await openEmbeddedPostgres(dataDir)
  await query(database.url, 'INSERT INTO kept VALUES (8)')
  spawnSync('kill', ['-9', readFileSync(lockFile(), 'utf8').split('\n')[0]!])
  let rows: unknown[] = []
  for (let tries = 0; tries < 100 && rows.length === 0; tries++) {
    await sleep(100)
    rows = await query(database.url, 'SELECT number FROM kept ORDER BY 1').catch(() => [])
  }
  expect(rows).toEqual([{ number: 7 }, { number: 8 }])
  await database.close()
})

test('another port is taken when somebody else has the remembered one', async () => {
  const { port } = remembered()
  const squatter = createServer().listen(port, '127.0.0.1')
  await new Promise((resolve) => squatter.once('listening', resolve))
  await expect(openEmbeddedPostgres(dataDir, port)).rejects.toThrow(/is taken by another program/)
  const database = await openEmbeddedPostgres(dataDir)
  expect(new URL(database.url).port).not.toBe(String(port))
  await database.close()
  squatter.close()
})

test('data of another major version is refused with a sentence', async () => {
  const file = path.join(folder, 'PG_VERSION')
  const version = readFileSync(file, 'utf8')
  writeFileSync(file, '15\n')
  await expect(openEmbeddedPostgres(dataDir)).rejects.toThrow(/belongs to PostgreSQL 15/)
  writeFileSync(file, version)
})

test('a data folder that cannot be used is refused with a sentence', async () => {
  await expect(openEmbeddedPostgres('/dev/null/data')).rejects.toThrow(/cannot be written/)
  rmSync(path.join(dataDir, 'postgres.json'))
  await expect(openEmbeddedPostgres(dataDir)).rejects.toThrow(/with its password is missing/)
})
