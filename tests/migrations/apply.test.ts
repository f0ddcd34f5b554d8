import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { asOwner } from '#tests/setup/as-owner.ts'
import { env } from '#app/server/env.server.ts'
import { differenceToSchema } from '#prisma/difference.ts'
import { applyMigrations, readMigrations } from '#prisma/migrate.ts'

let folder: string
let url: string

function write(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true })
  writeFileSync(path.join(folder, name, 'migration.sql'), sql)
}

beforeAll(() => {
  url = (env.DATABASE_URL ?? '').replace(/[^/]+$/, 'migrations_under_test')
})

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'lumbung-migrations-'))
  await asOwner('DROP DATABASE IF EXISTS migrations_under_test WITH (FORCE)')
  await asOwner('CREATE DATABASE migrations_under_test')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('functions with semicolons, DO blocks and concurrent indexes are applied once', async () => {
  write(
    '1_first',
    `CREATE TABLE a (b int);
     CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END; $$;
     DO $$ BEGIN PERFORM 1; END $$;`,
  )
  write('2_second', '-- After the table.\nCREATE INDEX CONCURRENTLY a_b ON a (b);\n')
  expect(await applyMigrations(url, { folder })).toEqual(['1_first', '2_second'])
  expect(await applyMigrations(url, { folder })).toEqual([])
})

test('two processes that start at once apply every migration once', async () => {
  write('1_first', 'CREATE TABLE a (b int); SELECT pg_sleep(0.2);')
  const both = await Promise.all([
    applyMigrations(url, { folder }),
    applyMigrations(url, { folder }),
  ])
  expect(both.flat()).toEqual(['1_first'])
})

test('a migration that fails is undone, named with its line, and may be mended', async () => {
  write('1_first', 'CREATE TABLE a (b int);\nCREATE TABLE c (d nonsense);')
  await expect(applyMigrations(url, { folder })).rejects.toThrow(
    /1_first failed and was undone: type "nonsense" does not exist \(line 2\)/,
  )
  write('1_first', 'CREATE TABLE a (b int);')
  expect(await applyMigrations(url, { folder })).toEqual(['1_first'])
})

test('the migrations make exactly the schema', async () => {
  expect(readMigrations().length).toBeGreaterThan(0)
  const { statements } = await differenceToSchema()
  expect(statements, 'run "npm run db:new -- <name>"').toEqual([])
})
