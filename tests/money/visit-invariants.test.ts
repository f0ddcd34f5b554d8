import { beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { rupiah, type Rupiah } from '#app/core/rupiah.ts'
import { receiveBalance } from '#app/features/bookings/balance-commands.server.ts'
import { accounts } from '#app/features/ledger/accounts.ts'
import { recordTransaction } from '#app/features/ledger/commands.server.ts'
import { declaredEdges } from '#app/jobs/declared-edges.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { findViolations } from '#app/server/invariants.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aPaidPurchase } from '#tests/factories/purchases.ts'
import { asOwner } from '#tests/setup/as-owner.ts'

// What is had with a visit, and what is paid on site: each invariant is broken by hand and must say so.

const counters = 'Never more guests than places, and what days keep is what bookings say'
const slots = 'A slot is of what its bookings are of, and an add-on has one on each of its days'
const alone = 'Nobody keeps an add-on without the visit it was bought for'
const turns = 'What was paid on site is what its booking says, taken and undone by turns'
const books = 'What a BUM Desa took on site is booked from its own account, once for each turn'
const shares = 'What was paid on site is shared by maker and BUM Desa alone'

const broken = async () =>
  new Set((await findViolations(declaredEdges)).map(({ statement }) => statement))

async function aStayWithBed() {
  const home = await anExperience({ units: 2, addOns: [2], columns: { depositPercent: 50 } })
  const visit = { kind: 'stay', date: inDays(5), departure: inDays(8) } as const
  const lines = [home, home.addOns[0]!].map((variant) => ({ variant, visit }))
  const { purchaseId, orders } = await aPaidPurchase(lines)
  const [stay, bed] = await Promise.all(
    [null, home.addOns[0]!.id].map((addOnId) =>
      db.booking.findFirstOrThrow({ where: { purchaseId, addOnId } }),
    ),
  )
  return { home, purchaseId, orderId: orders[0]!.id, stay: stay!, bed: bed! }
}

let story: Awaited<ReturnType<typeof aStayWithBed>>

beforeAll(async () => {
  story = await aStayWithBed()
  const { home, orderId, stay } = story
  const deed = { shopId: mintScope.shop(home.shopId), orderId, bookingId: stay.id }
  const amount = rupiah(3n * (5_000n + 2_500n))
  const actor = { type: 'staff', id: newId() } as const
  expect(
    await receiveBalance({ ...deed, actor, amount, means: 'cash', taking: null }),
  ).toMatchObject({
    ok: true,
  })
  expect(await broken()).toEqual(new Set())
})

/** Broken, found, and mended again. */
async function breaks(statement: string, sql: string, mend: string, values: string[]) {
  await asOwner(sql, values)
  expect(await broken()).toContain(statement)
  await asOwner(mend, values)
  expect(await broken()).toEqual(new Set())
}

test('a night in which the bed is not counted is found', async () => {
  const night = `WHERE add_on_id = $1 AND date = (SELECT max(date) FROM slots WHERE add_on_id = $1)`
  const values = [story.bed.addOnId!]
  await breaks(
    counters,
    `UPDATE slots SET sold = 0 ${night}`,
    `UPDATE slots SET sold = 1 ${night}`,
    values,
  )
  await breaks(
    slots,
    `UPDATE slots SET date = date + 90, sold = 0 ${night}`,
    `UPDATE slots SET date = date - 90, sold = 1 ${night}`,
    values,
  )
})

test('an add-on that counts as a guest, or stays without its guests, is found', async () => {
  await breaks(
    slots,
    'UPDATE variants SET add_on_capacity = NULL WHERE id = $1',
    'UPDATE variants SET add_on_capacity = 2 WHERE id = $1',
    [story.bed.addOnId!],
  )
  await breaks(
    alone,
    `UPDATE bookings SET date = date - 1 WHERE id = $1`,
    `UPDATE bookings SET date = date + 1 WHERE id = $1`,
    [story.stay.id],
  )
})

test('another sum than the booking says, and one that is in no book, are found', async () => {
  await breaks(
    turns,
    'UPDATE bookings SET on_site_price = on_site_price + 1 WHERE id = $1',
    'UPDATE bookings SET on_site_price = on_site_price - 1 WHERE id = $1',
    [story.stay.id],
  )
  const noHistory = 'SET session_replication_role = replica; '
  const row = `booking_id = '${story.stay.id}'`
  await asOwner(`${noHistory} UPDATE balance_receipts SET turn = 3 WHERE ${row}`)
  expect(await broken()).toEqual(new Set([turns, books]))
  await asOwner(`${noHistory} UPDATE balance_receipts SET turn = 1 WHERE ${row}`)
  expect(await broken()).toEqual(new Set())
})

test('money of the site that nobody noted, and a share of it for the platform, are found', async () => {
  await transaction((tx) =>
    recordTransaction(tx, {
      idempotencyKey: `booking:${newId()}:balance:1`,
      event: 'balance.received',
      occurredAt: new Date(),
      postings: [
        {
          from: accounts.collector(story.home.shopId),
          to: accounts.platformRevenue,
          amount: 1n as Rupiah,
          purpose: 'platformFee',
          orderLineId: null,
        },
      ],
    }),
  )
  expect(await broken()).toEqual(new Set([books, shares]))
})
