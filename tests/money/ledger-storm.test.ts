import { afterAll, expect, test } from 'vitest'
import { rupiah } from '#app/core/rupiah.ts'
import { newId } from '#app/core/ids.ts'
import { accounts } from '#app/features/ledger/accounts.ts'
import { recordTransaction, reverseTransaction } from '#app/features/ledger/commands.server.ts'
import { foldBalances } from '#app/features/ledger/fold-balances.server.ts'
import type { Posting } from '#app/features/ledger/postings.ts'
import { db, pool, transaction } from '#app/server/db.server.ts'
import { expectInvariants } from './expect-invariants.ts'
import { inParallel, randomFrom, size, withinMs } from './random.ts'

afterAll(expectInvariants)

// L1
test(
  'a storm of postings, each recorded twice and undone twice, ends at zero',
  async () => {
    const random = randomFrom(11)
    const owners = Array.from({ length: 5 }, () => newId())
    const entries = Array.from({ length: size(100, 2_000) }, (_, index) => {
      const owner = random.pick(owners)
      const postings: Posting[] = [
        {
          from: accounts.suspense,
          to: accounts.makerPending(owner),
          amount: rupiah(1 + random.below(1_000_000)),
          purpose: 'item',
          orderLineId: null,
        },
        {
          from: accounts.suspense,
          to: accounts.shopPending(random.pick(owners)),
          amount: rupiah(1 + random.below(10_000)),
          purpose: 'shopShare',
          orderLineId: null,
        },
      ]
      return { idempotencyKey: `storm:${index}`, event: 'storm', postings, occurredAt: new Date() }
    })
    await inParallel(random.shuffled([...entries, ...entries]), 40, async (entry) => {
      await transaction((tx) => recordTransaction(tx, entry))
      if (random.below(10) === 0) await foldBalances()
    })
    expect(await balancesUnlikeTheBooks()).toEqual([])
    await inParallel(random.shuffled([...entries, ...entries]), 40, async ({ idempotencyKey }) => {
      await transaction((tx) => reverseTransaction(tx, { idempotencyKey, occurredAt: new Date() }))
    })
    expect(await db.ledgerTransaction.count({ where: { event: 'storm' } })).toBe(entries.length)
    expect(await db.ledgerTransaction.count({ where: { event: 'storm.reversed' } })).toBe(
      entries.length,
    )
    expect(await balancesUnlikeTheBooks()).toEqual([])
    const { rows } = await pool.query('SELECT code FROM account_balances WHERE balance <> 0')
    expect(rows).toEqual([])
  },
  withinMs(120_000),
)

async function balancesUnlikeTheBooks(): Promise<unknown[]> {
  const { rows } = await pool.query(`
    SELECT code, balance FROM account_balances a WHERE balance <>
      (SELECT coalesce(sum(amount), 0) FROM postings WHERE to_account_id = a.id)
      - (SELECT coalesce(sum(amount), 0) FROM postings WHERE from_account_id = a.id)`)
  return rows
}

test('balances are one row for each account once they are folded', async () => {
  await foldBalances()
  const { rows } = await pool.query(
    'SELECT account_id FROM balance_parts GROUP BY account_id HAVING count(*) > 1',
  )
  expect(rows).toEqual([])
  expect(await balancesUnlikeTheBooks()).toEqual([])
})

test('the same event with other postings is a mistake and is refused', async () => {
  const entry = (amount: number) => ({
    idempotencyKey: 'once',
    event: 'storm',
    occurredAt: new Date(),
    postings: [
      {
        from: accounts.suspense,
        to: accounts.platformPending,
        amount: rupiah(amount),
        purpose: 'item' as const,
        orderLineId: null,
      },
    ],
  })
  await transaction((tx) => recordTransaction(tx, entry(1)))
  await expect(transaction((tx) => recordTransaction(tx, entry(2)))).rejects.toThrow(
    'other postings',
  )
  await transaction((tx) =>
    reverseTransaction(tx, { idempotencyKey: 'once', occurredAt: new Date() }),
  )
})
