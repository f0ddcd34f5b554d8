import { expect, test } from 'vitest'
import { pool } from '#app/server/db.server.ts'
import { declaredEdges } from '#app/jobs/declared-edges.ts'
import { type Depth, findViolations, invariants } from '#app/server/invariants.server.ts'
import { aPurchase } from '#tests/factories/purchases.ts'
import { asOwner } from '#tests/setup/as-owner.ts'

const uncaptured = 'A paid purchase has exactly one capture, an unpaid one none'

async function isFound(purchaseId: string, depth: Depth): Promise<boolean> {
  const violations = await findViolations(declaredEdges, depth)
  const rows = violations.find(({ statement }) => statement === uncaptured)?.rows ?? []
  return rows.some((row) => 'id' in row && row.id === purchaseId)
}

test('what broke in the last seven days is found within a minute, older things in the night', async () => {
  const { purchaseId } = await aPurchase()
  const breakIt = (days: number) =>
    asOwner(
      `UPDATE purchases SET status = 'paid', created_at = now() - make_interval(days => $2)
       WHERE id = $1`,
      [purchaseId, days],
    )
  await breakIt(6)
  expect(await isFound(purchaseId, 'quick')).toBe(true)
  await breakIt(8)
  expect(await isFound(purchaseId, 'quick')).toBe(false)
  expect(await isFound(purchaseId, 'full')).toBe(true)
})

const growing = ['purchases', 'payment_attempts', 'refunds', 'ledger_transactions', 'postings']

// Drop an index on the time of attempts, refunds or ledger, or a `since`, and this names the query.
test('the queries of every minute read no table whole that only grows', async () => {
  await fillYears()
  const client = await pool.connect()
  await client.query(`SELECT set_config('lumbung.edges', '[]', false),
    set_config('lumbung.since', (now() - interval '7 days')::text, false)`)
  const readWhole: string[] = []
  for (const { statement, sql } of invariants.filter(({ isThorough }) => !isThorough)) {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    // A walk along the primary key without a condition is reading it whole as well.
    for (const [line, table = ''] of plan.matchAll(
      /(?:Seq Scan|Scan using \w+_pkey) on (\w+).*\n(?! *Index Cond)/g,
    )) {
      if (growing.includes(table)) readWhole.push(`${statement}: ${line.trim()}`)
    }
  }
  client.release(true)
  expect(readWhole).toEqual([])
})

/** Sales of three years with their payments, each a row of every table: enough for the planner. */
async function fillYears(): Promise<void> {
  const each = `FROM generate_series(1, 20000) n`
  const at = `now() - interval '8 days' - n * interval '1 hour'`
  await asOwner(`SET session_replication_role = replica;
    INSERT INTO purchases (id, number, token, cart_id, cart_version, status, items_total,
      shipping_total, total, expires_at, created_at)
    SELECT gen_random_uuid(), 'LB-' || n, 'old-' || n, gen_random_uuid(), 1, 'paid', 1, 0, 1, ${at}, ${at} ${each};
    INSERT INTO payment_attempts (id, purchase_id, provider, provider_order_id, status, amount,
      expires_at, created_at)
    SELECT gen_random_uuid(), id, 'midtrans', number, 'paid', 1, created_at, created_at FROM purchases
    WHERE number ~ '^LB-[0-9]+$';
    INSERT INTO refunds (id, purchase_id, attempt_id, refund_key, amount, reason, status, created_at)
    SELECT gen_random_uuid(), purchase_id, id, id, 1, 'goodwill', 'confirmed', created_at
    FROM payment_attempts;
    INSERT INTO ledger_transactions (id, idempotency_key, input_hash, event, purchase_id, attempt_id,
      occurred_at, recorded_at)
    SELECT gen_random_uuid(), 'captured ' || id, '', 'purchase.captured', purchase_id, id, created_at,
      created_at FROM payment_attempts;
    INSERT INTO postings (id, transaction_id, from_account_id, to_account_id, amount, purpose)
    SELECT gen_random_uuid(), id, gen_random_uuid(), gen_random_uuid(), 1, 'item' FROM ledger_transactions;`)
  await asOwner('ANALYZE')
}
