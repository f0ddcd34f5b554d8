import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadArchive, openArchive, writeArchive } from '#app/server/archive.server.ts'
import { enqueueMany, jobQueue } from '#app/server/boss.server.ts'
import { pool, transaction } from '#app/server/db.server.ts'
import { asOwner } from '#tests/setup/as-owner.ts'
import { env } from '#app/server/env.server.ts'
import { prepareDatabase } from '#prisma/prepare-database.ts'
import { emptyForRestore, makeTablesAsOf } from '#prisma/restore-target.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'lumbung-backup-'))
const file = path.join(folder, 'backup.gz')
const from = env.DATABASE_URL ?? ''
const to = from.replace(/[^/]+$/, 'restored')

beforeAll(async () => {
  await asOwner('DROP DATABASE IF EXISTS restored WITH (FORCE)')
  await asOwner('CREATE DATABASE restored')
  await pool.query(
    `INSERT INTO stamps (key, value) SELECT 'key ' || n, repeat(U&'é"\\005C{\\2028', n % 7) FROM generate_series(1, 1234) n`,
  )
  await pool.query(
    `INSERT INTO rate_limits (key, points, expire) VALUES ('x', 3, 9007199254740993)`,
  )
  const boss = await jobQueue()
  await boss.createQueue('kept')
  await transaction((tx) => enqueueMany(tx, 'kept', [{ purchaseId: 'p' }], { afterSeconds: 3600 }))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function fingerprint(url: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(
    `SELECT 'stamps' AS what, md5(string_agg(s::text, '|' ORDER BY key)) AS hash FROM stamps s
     UNION ALL SELECT 'rate_limits', md5(string_agg(r::text, '|' ORDER BY key)) FROM rate_limits r
     UNION ALL SELECT 'jobs', md5(string_agg(concat(id, name, data, start_after, state), '|')) FROM jobs.job`,
  )
  await client.end()
  return rows
}

/** The program as `npm run backup` and `npm run restore` start it. */
async function run(
  [name, ...args]: ['backup' | 'restore', ...string[]],
  meanwhile: (program: ChildProcess) => Promise<unknown> = async () => undefined,
): Promise<{ code: number | null; said: string }> {
  const program = spawn(process.execPath, [`app/server/${name}.ts`, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: name === 'backup' ? from : to,
      DATA_DIR: path.join(folder, name === 'backup' ? 'there' : 'here'),
    },
  })
  const ended = once(program, 'exit')
  const [said] = await Promise.all([text(program.stderr!), meanwhile(program)])
  await ended
  return { code: program.exitCode, said }
}

/** Nobody reads the table for so long: a backup stops before it, with others already written. */
async function whileLocked<T>(table: string, task: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: from })
  await client.connect()
  await client.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`)
  try {
    return await task()
  } finally {
    await client.end()
  }
}

const waitingBackup = `
  FROM pg_stat_activity WHERE datname = current_database()
    AND application_name = 'lumbung backup' AND wait_event_type = 'Lock'`

async function untilBackupWaits(program: ChildProcess): Promise<void> {
  while ((await asOwner(`SELECT 1 ${waitingBackup}`)).rowCount === 0) {
    if (program.exitCode !== null) throw new Error('The backup ended before it was interrupted')
    await sleep(20)
  }
}

test('a backup restored into an empty database is the same to the last digit', async () => {
  expect(await writeArchive(from, file)).toBeGreaterThan(1235)
  const archive = await openArchive(file)
  await emptyForRestore(to, { replace: false })
  await makeTablesAsOf(to, archive.migrations)
  await loadArchive(to, archive)
  await prepareDatabase(to)
  expect(await fingerprint(to)).toEqual(await fingerprint(from))
})

// Copy what is not finished, or forget one of the two programs, and this is red.
test('pictures are copied beside the backups, and those that are missing come back', async () => {
  const [there, copies, here] = [
    path.join(folder, 'there', 'pictures'),
    path.join(folder, 'lumbung-pictures'),
    path.join(folder, 'here', 'pictures'),
  ]
  for (const each of [there, copies, here]) mkdirSync(each, { recursive: true })
  const write = (where: string, name: string, text: string) =>
    writeFileSync(path.join(where, name), text)
  write(there, 'one-320.webp', 'one')
  write(there, 'two-320.avif', 'two')
  write(there, 'two-640.avif.77.12', 'not finished')
  write(copies, 'old-320.jpg', 'of an older backup')
  write(here, 'two-320.avif', 'kept')
  expect(await run(['backup', file])).toEqual({ code: 0, said: '' })
  expect(readdirSync(copies)).toEqual(['old-320.jpg', 'one-320.webp', 'two-320.avif'])
  expect(await run(['restore', file, '--replace'])).toEqual({ code: 0, said: '' })
  expect(readdirSync(here)).toEqual(['old-320.jpg', 'one-320.webp', 'two-320.avif'])
  expect(readFileSync(path.join(here, 'one-320.webp'), 'utf8')).toBe('one')
  expect(readFileSync(path.join(here, 'two-320.avif'), 'utf8')).toBe('kept')
})

test('data is not written over unless that is asked for', async () => {
  await expect(emptyForRestore(to, { replace: false })).rejects.toThrow(/is not empty/)
  await run(['restore', file, '--replace'])
  expect(await fingerprint(to)).toEqual(await fingerprint(from))
})

test('nothing is restored while somebody works with the database', async () => {
  await expect(emptyForRestore(from, { replace: true })).rejects.toThrow(/Stop Lumbung first/)
})

// Check nothing before `emptyForRestore` and these are red.
test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * 0.7))],
  ['cut off by one byte', (bytes: Buffer) => bytes.subarray(0, -1)],
  ['cut where a line ends', (bytes: Buffer) => gzipSync(withoutEnd(gunzipSync(bytes)))],
  ['missing a row', (bytes: Buffer) => gzipSync(withoutRow(gunzipSync(bytes)))],
  ['longer than it was', (bytes: Buffer) => Buffer.concat([bytes, gzipSync('{"key":"more"}\n')])],
  ['altered on the disk', withOtherByte],
])('a backup that is %s restores nothing and says so in a sentence', async (_, damage) => {
  const damaged = path.join(folder, 'damaged.gz')
  writeFileSync(damaged, damage(readFileSync(file)))
  const { code, said } = await run(['restore', damaged, '--replace'])
  expect(code).toBe(1)
  expect(said.trim()).toMatch(/^\S+damaged\.gz is cut off or was altered [^\n]*$/)
  expect(await fingerprint(to)).toEqual(await fingerprint(from))
})

const withoutEnd = (text: Buffer) => text.subarray(0, text.lastIndexOf('["end",'))

function withoutRow(text: Buffer): Buffer {
  const row = text.indexOf('\n{') + 1
  return Buffer.concat([text.subarray(0, row), text.subarray(text.indexOf('\n', row) + 1)])
}

function withOtherByte(bytes: Buffer): Buffer {
  const altered = Buffer.from(bytes)
  const middle = Math.floor(bytes.length / 2)
  altered[middle] = altered[middle]! ^ 0xff
  return altered
}

test('what is not ours, or older than the seal, is refused by name', async () => {
  const other = path.join(folder, 'other.gz')
  await expect(openArchive(other)).rejects.toThrow(/cannot be read \(ENOENT\)/)
  for (const bytes of ['not a backup', gzipSync('{"a":1}\n')]) {
    writeFileSync(other, bytes)
    await expect(openArchive(other)).rejects.toThrow(/is not a backup/)
  }
  writeFileSync(other, gzipSync('{"lumbung":1,"madeAt":"2026-11-23","migrations":[]}\n'))
  await expect(openArchive(other)).rejects.toThrow(/before backups were sealed/)
})

// Take `requireEveryRow` away and this is red.
test('a restore that lost a row on the way is undone', async () => {
  const archive = await openArchive(file)
  const rows = { ...archive.rows, 'public.stamps': 1235 }
  await expect(loadArchive(to, { ...archive, rows })).rejects.toThrow(/took 1234 of 1235 rows/)
  expect(await fingerprint(to)).toEqual(await fingerprint(from))
})

// Write to the file itself, or end well when stopped, and these are red.
test.each([
  [
    'loses its database',
    () => asOwner(`SELECT pg_terminate_backend(pid) ${waitingBackup}`),
    /terminating connection/,
  ],
  ['is stopped', (program: ChildProcess) => program.kill(), /Stopped before it was done/],
])('a backup that %s midway leaves no file and fails', async (_, interrupt, problem) => {
  const target = path.join(folder, 'midway')
  mkdirSync(target, { recursive: true })
  const { code, said } = await whileLocked('users', () =>
    run(['backup', path.join(target, 'new.gz')], async (program) => {
      await untilBackupWaits(program)
      expect(readdirSync(target)).toEqual([expect.stringMatching(/^new\.gz\.\w+\.partial$/)])
      await interrupt(program)
    }),
  )
  expect(code).toBe(1)
  expect(said).toMatch(problem)
  expect(readdirSync(target)).toEqual([])
})

test('a backup of a newer version is refused', async () => {
  await expect(makeTablesAsOf(to, ['29990101000000_future'])).rejects.toThrow(/newer version/)
})
