import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadArchive, readArchiveHeader, writeArchive } from '#app/server/archive.server.ts'
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
    `INSERT INTO stamps (key, value) SELECT 'key ' || n, repeat('é"\\{', n % 7) FROM generate_series(1, 1234) n`,
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

test('a backup restored into an empty database is the same to the last digit', async () => {
  expect(await writeArchive(from, file)).toBeGreaterThan(1235)
  const { migrations } = await readArchiveHeader(file)
  await emptyForRestore(to, { replace: false })
  await makeTablesAsOf(to, migrations)
  await loadArchive(to, file)
  await prepareDatabase(to)
  expect(await fingerprint(to)).toEqual(await fingerprint(from))
})

test('data is not written over unless that is asked for', async () => {
  await expect(emptyForRestore(to, { replace: false })).rejects.toThrow(/is not empty/)
  await emptyForRestore(to, { replace: true })
  await makeTablesAsOf(to, (await readArchiveHeader(file)).migrations)
  await loadArchive(to, file)
  expect(await fingerprint(to)).toEqual(await fingerprint(from))
})

test('nothing is restored while somebody works with the database', async () => {
  await expect(emptyForRestore(from, { replace: true })).rejects.toThrow(/Stop Lumbung first/)
})

test('a backup that is cut off restores nothing', async () => {
  const cut = path.join(folder, 'cut.gz')
  const bytes = readFileSync(file)
  writeFileSync(cut, bytes.subarray(0, Math.floor(bytes.length * 0.7)))
  await expect(loadArchive(to, cut)).rejects.toThrow()
  expect(await fingerprint(to)).toEqual(await fingerprint(from))
  writeFileSync(cut, 'not a backup')
  await expect(readArchiveHeader(cut)).rejects.toThrow(/is not a backup/)
})

test('a backup of a newer version is refused', async () => {
  await expect(makeTablesAsOf(to, ['29990101000000_future'])).rejects.toThrow(/newer version/)
})
