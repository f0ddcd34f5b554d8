import { expect, test } from 'vitest'
import { pool } from '#app/server/db.server.ts'
import { asOwner } from '#tests/setup/as-owner.ts'
import { prepareApplicationRole } from '#prisma/application-role.ts'

const denied = { code: '42501' }
const historyTables = [
  'audit_entries',
  'ledger_transactions',
  'postings',
  'provider_event_outcomes',
  'provider_events',
  'stock_movements',
]

test.each(historyTables)('the program may not rewrite %s', async (table) => {
  const { rows } = await pool.query(
    `SELECT has_table_privilege($1, 'INSERT') AS may_add, has_any_column_privilege($1, 'UPDATE') AS may_change`,
    [table],
  )
  expect(rows).toEqual([{ may_add: true, may_change: false }])
  await expect(pool.query(`DELETE FROM ${table}`)).rejects.toMatchObject(denied)
  await expect(pool.query(`TRUNCATE ${table} CASCADE`)).rejects.toMatchObject(denied)
  const off = `ALTER TABLE ${table} DISABLE TRIGGER append_only`
  await expect(pool.query(off)).rejects.toMatchObject(denied)
})

test('a table declared append-only tomorrow is covered at the next start', async () => {
  await asOwner('CREATE TABLE public.payslips (id int PRIMARY KEY)')
  await asOwner(`CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON payslips
                 FOR EACH ROW EXECUTE FUNCTION refuse_change()`)
  // Until then it is an ordinary table, which a process that still runs may use.
  await pool.query('SELECT FROM payslips')
  await prepareApplicationRole(process.env.DATABASE_URL ?? '')
  await pool.query('INSERT INTO payslips VALUES (1)')
  await expect(pool.query('DELETE FROM payslips')).rejects.toMatchObject(denied)
  await asOwner('DROP TABLE payslips')
})

test('the program makes no tables and cannot pretend that a migration ran', async () => {
  await expect(pool.query('CREATE TABLE public.mine (id int)')).rejects.toMatchObject(denied)
  await expect(pool.query('DELETE FROM _prisma_migrations')).rejects.toMatchObject(denied)
})

test('a user who may not make roles is told what an administrator has to do', async () => {
  const url = new URL(process.env.DATABASE_URL ?? '')
  await asOwner(`CREATE ROLE plain_${process.pid} LOGIN PASSWORD 'plain'`)
  url.username = `plain_${process.pid}`
  url.password = 'plain'
  await expect(prepareApplicationRole(url.href)).rejects.toThrow(/Let an administrator/)
  await asOwner(`DROP ROLE plain_${process.pid}`)
})
