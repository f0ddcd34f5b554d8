import { beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { pool } from '#app/server/db.server.ts'
import { aPaidOrder } from '#tests/factories/purchases.ts'
import { asOwner } from '#tests/setup/as-owner.ts'

beforeAll(async () => {
  await aPaidOrder()
  await aPaidOrder()
})

// Drop one of the foreign keys, and its line is red.
test.each([
  ['ledger_transactions', 'purchase_id'],
  ['ledger_transactions', 'order_id'],
  ['ledger_transactions', 'attempt_id'],
  ['ledger_transactions', 'reverses_id'],
  ['postings', 'order_line_id'],
  ['stock_movements', 'order_line_id'],
])('%s cannot name a %s that does not exist', async (table, column) => {
  const changes = { id: newId(), idempotency_key: newId(), [column]: newId() }
  await expect(
    asOwner(
      `INSERT INTO ${table} SELECT (jsonb_populate_record(t, $1)).* FROM ${table} t LIMIT 1`,
      [changes],
    ),
  ).rejects.toMatchObject({ code: '23503', constraint: `${table}_${column}_fkey` })
})

test('a line that is in the books cannot be deleted from under them', async () => {
  await expect(asOwner('DELETE FROM order_lines')).rejects.toThrow(/violates .*foreign key/)
})

test('a line cannot be of a maker of another shop', async () => {
  const { rows } = await pool.query<{ id: string; makerId: string }>(
    'SELECT id, maker_id AS "makerId" FROM order_lines ORDER BY id LIMIT 2',
  )
  await expect(
    asOwner('UPDATE order_lines SET maker_id = $1 WHERE id = $2', [rows[0]!.makerId, rows[1]!.id]),
  ).rejects.toMatchObject({ code: '23503', constraint: 'order_lines_maker_id_shop_id_fkey' })
})

test('every rule of the tables was checked for the rows of before as well', async () => {
  const { rows } = await pool.query('SELECT conname FROM pg_constraint WHERE NOT convalidated')
  expect(rows).toEqual([])
})
