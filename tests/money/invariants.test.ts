import { beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { accounts } from '#app/features/ledger/accounts.ts'
import { recordTransaction } from '#app/features/ledger/commands.server.ts'
import { sendReceipt } from '#app/features/messages/tell-buyer.server.ts'
import { completeOrder } from '#app/features/orders/clock-commands.server.ts'
import { declaredEdges } from '#app/jobs/declared-edges.ts'
import { db, pool, transaction } from '#app/server/db.server.ts'
import { findViolations } from '#app/server/invariants.server.ts'
import { aPaidOrder, aPaidPurchase, aPurchase, tellPayment } from '#tests/factories/purchases.ts'
import { aVariant } from '#tests/factories/shops.ts'
import { asOwner } from '#tests/setup/as-owner.ts'
import { aCollectingShop, aDueOrder } from './collection-factories.ts'

// Each invariant is broken by hand, in a purchase of its own, and must name exactly that one.

const edgesTo = ['paid', 'accepted', 'packed', 'handedOver', 'delivered'] as const

async function aDeliveredOrder() {
  const order = await aPaidOrder()
  await pool.query(
    `UPDATE orders SET status = 'delivered', completes_at = now() - interval '1 minute' WHERE id = $1`,
    [order.orderId],
  )
  await db.auditEntry.createMany({
    data: edgesTo.slice(1).map((toStatus, index) => ({
      id: newId(),
      subjectType: 'order',
      subjectId: order.orderId,
      action: 'status',
      fromStatus: edgesTo[index]!,
      toStatus,
      actorType: 'system',
    })),
  })
  return order
}

async function aCompletedOrder() {
  const order = await aDeliveredOrder()
  expect(await transaction((tx) => completeOrder(tx, order.orderId))).toBe(true)
  return order
}

/** Money that somebody gave back in the provider's own pages; a case says so. */
async function aForeignRefund() {
  const purchase = await aPaidPurchase()
  await tellPayment(purchase.attemptId, {
    state: 'partiallyRefunded',
    refunds: [{ refundKey: newId(), amount: 1_000n as Rupiah, bankConfirmedAt: new Date() }],
  })
  return purchase
}

async function whatNames(id: string): Promise<string[]> {
  const violations = await findViolations(declaredEdges)
  return violations
    .filter(({ rows }) => JSON.stringify(rows, withBigints).includes(id))
    .map(({ statement }) => statement)
}

const withBigints = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)

const statements = {
  completion: 'An order is completed exactly when its completion is booked, once',
  pending:
    'What is still pending of an order is what was captured less what went back or was completed',
  offBill: 'Off the bill is what is not sent of what is paid at the hand-over, and nothing else',
  due: 'What is due at the hand-over is taken once, in full or settled, and was never paid otherwise',
  owed: 'Nobody is owed less than nothing, and whoever took money holds no less than nothing of it',
  suspense: 'Suspense owes only what an open case about that very money explains',
  receipt: 'Five minutes after a payment its receipt is written, or a job is about to write it',
  holds: 'What a purchase holds is what its lines sell',
  balance: 'The balance that pages read is the sum of what was booked',
  time: 'A posting is of the time of its transaction',
}

beforeAll(async () => {
  await aPurchase()
  await aPaidPurchase([{ variant: await aVariant() }, { variant: await aVariant(), quantity: 2 }])
  await aCompletedOrder()
  await aForeignRefund()
})

test('a good story breaks nothing', async () => {
  expect(await findViolations(declaredEdges)).toEqual([])
})

test('an order that is called completed, but whose money is not owed yet, is found', async () => {
  const { orderId } = await aDeliveredOrder()
  expect(await whatNames(orderId)).toEqual([])
  await asOwner(`UPDATE orders SET status = 'completed' WHERE id = $1`, [orderId])
  expect(await whatNames(orderId)).toEqual(
    expect.arrayContaining([statements.completion, statements.pending]),
  )
})

test('money that is owed for good before the order is completed is found', async () => {
  const { orderId, purchaseId } = await aCompletedOrder()
  expect(await whatNames(orderId)).toEqual([])
  await asOwner(`UPDATE orders SET status = 'delivered' WHERE id = $1`, [orderId])
  expect(await whatNames(orderId)).toEqual(
    expect.arrayContaining([statements.completion, statements.pending]),
  )
  await asOwner(`UPDATE orders SET status = 'completed' WHERE id = $1`, [orderId])
  expect(await whatNames(orderId)).toEqual([])
  await asOwner(
    `INSERT INTO ledger_transactions
       (id, idempotency_key, input_hash, event, purchase_id, order_id, occurred_at)
     VALUES ($1, $2, '', 'order.completed', $3, $4, now())`,
    [newId(), `${orderId} again`, purchaseId, orderId],
  )
  expect(await whatNames(orderId)).toContain(statements.completion)
})

test.each(['a share', 'the postage'])(
  'what leaves %s of an order without a refund is found',
  async (what) => {
    const { orderId, shopId, purchaseId } = await aPaidOrder()
    const line = await db.orderLine.findFirstOrThrow({ where: { orderId } })
    await transaction((tx) =>
      recordTransaction(tx, {
        idempotencyKey: `nobody asked for this: ${orderId}`,
        event: 'mistake',
        occurredAt: new Date(),
        purchaseId,
        postings: [
          what === 'a share'
            ? {
                from: accounts.makerPending(line.makerId),
                to: accounts.provider('midtrans'),
                amount: 1n as Rupiah,
                purpose: 'item',
                orderLineId: line.id,
              }
            : {
                from: accounts.shopPending(shopId),
                to: accounts.provider('midtrans'),
                amount: 1n as Rupiah,
                purpose: 'postage',
                orderLineId: null,
              },
        ],
      }),
    )
    expect(await whatNames(orderId)).toEqual([statements.pending])
  },
)

test('a BUM Desa that gave back more than it took at its own counter is found', async () => {
  const shopId = newId()
  const move = (postings: {
    from: 'suspense' | `collector:${string}`
    to: 'suspense' | `collector:${string}`
  }) =>
    transaction((tx) =>
      recordTransaction(tx, {
        idempotencyKey: `counter ${newId()}`,
        event: 'mistake',
        occurredAt: new Date(),
        postings: [{ ...postings, amount: 5n as Rupiah, purpose: 'item', orderLineId: null }],
      }),
    )
  await move({ from: accounts.collector(shopId), to: accounts.suspense })
  expect(await whatNames(shopId)).toEqual([])
  await move({ from: accounts.suspense, to: accounts.collector(shopId) })
  expect(await whatNames(shopId)).toEqual([])
  await move({ from: accounts.suspense, to: accounts.collector(shopId) })
  expect(await whatNames(shopId)).toEqual([statements.owed])
})

// Excuse any loss by any open case, and this is red: the cases of the other payment stay open.
test('a loss is excused by an open case about that very money only', async () => {
  const { attemptId } = await aForeignRefund()
  expect(await whatNames(attemptId)).toEqual([])
  await asOwner(`UPDATE discrepancies SET resolved_at = now() WHERE attempt_id = $1`, [attemptId])
  expect(await db.discrepancy.count({ where: { resolvedAt: null } })).toBeGreaterThan(0)
  expect(await whatNames(attemptId)).toEqual([statements.suspense])
  await asOwner(`UPDATE discrepancies SET resolved_at = NULL WHERE attempt_id = $1`, [attemptId])
  await transaction((tx) =>
    recordTransaction(tx, {
      idempotencyKey: `more than the case says: ${attemptId}`,
      event: 'mistake',
      attemptId,
      occurredAt: new Date(),
      postings: [
        {
          from: accounts.suspense,
          to: accounts.provider('midtrans'),
          amount: 1n as Rupiah,
          purpose: 'item',
          orderLineId: null,
        },
      ],
    }),
  )
  expect(await whatNames(attemptId)).toEqual([statements.suspense])
})

test('what is off the bill without being short, or is asked for all the same, is found', async () => {
  const order = await aDueOrder(await aCollectingShop())
  expect(await whatNames(order.orderId)).toEqual([])
  const change = (by: number) =>
    asOwner(
      `WITH o AS (UPDATE orders SET unsent_total = unsent_total + $2, total = total - $2 WHERE id = $1
         RETURNING purchase_id)
       UPDATE purchases p SET unsent_total = unsent_total + $2, total = total - $2
       FROM o WHERE p.id = o.purchase_id`,
      [order.orderId, by],
    )
  await change(1)
  expect(await whatNames(order.orderId)).toEqual([statements.offBill])
  expect(await whatNames(order.purchaseId)).toEqual([statements.due])
  await change(-1)
  expect(await whatNames(order.orderId)).toEqual([])
})

test('a purchase that holds more, or less, than its lines sell is found', async () => {
  const { purchaseId, orderId } = await aPaidOrder()
  const line = await db.orderLine.findFirstOrThrow({ where: { orderId } })
  expect(await whatNames(line.id)).toEqual([])
  await asOwner('UPDATE holds SET quantity = quantity + 1 WHERE purchase_id = $1', [purchaseId])
  expect(await whatNames(line.id)).toEqual([statements.holds])
  await asOwner('DELETE FROM holds WHERE purchase_id = $1', [purchaseId])
  expect(await whatNames(line.id)).toEqual([statements.holds])
})

/** As if a purchase had been paid and booked this long ago; history is written by nobody but its owner. */
const bookedLongAgo = (purchaseId: string, minutes: number) =>
  asOwner(
    `SET session_replication_role = replica;
     UPDATE ledger_transactions SET recorded_at = recorded_at - interval '${minutes} minutes'
     WHERE purchase_id = '${purchaseId}'`,
  )

test('a payment whose receipt was lost with its job is found after five minutes', async () => {
  const { purchaseId } = await aPaidPurchase()
  await bookedLongAgo(purchaseId, 6)
  // The job still waits.
  expect(await whatNames(purchaseId)).toEqual([])
  await asOwner(`DELETE FROM jobs.job WHERE name = 'send-receipt' AND data->>'purchaseId' = $1`, [
    purchaseId,
  ])
  expect(await whatNames(purchaseId)).toEqual([statements.receipt])
  await sendReceipt(purchaseId)
  expect(await whatNames(purchaseId)).toEqual([])
})

test('a receipt may take five minutes, and nobody whose name was erased is sent one', async () => {
  const [fresh, erased] = [await aPaidPurchase(), await aPaidPurchase()]
  await asOwner(`DELETE FROM jobs.job WHERE name = 'send-receipt'`)
  expect(await whatNames(fresh.purchaseId)).toEqual([])
  await bookedLongAgo(erased.purchaseId, 6)
  expect(await whatNames(erased.purchaseId)).toEqual([statements.receipt])
  await db.buyerDetails.deleteMany({ where: { purchaseId: erased.purchaseId } })
  expect(await whatNames(erased.purchaseId)).toEqual([])
})

test('a balance that is not what was booked is found', async () => {
  const { orderId } = await aPaidOrder()
  const { makerId } = await db.orderLine.findFirstOrThrow({ where: { orderId } })
  const code = accounts.makerPending(makerId)
  expect(await whatNames(code)).toEqual([])
  const part = { account: { connect: { code } }, amount: 1n }
  const { id } = await db.balancePart.create({ data: part })
  expect(await whatNames(code)).toEqual([statements.balance])
  await db.balancePart.delete({ where: { id } })
})

test('a posting that was moved to another time than its transaction is found', async () => {
  const { purchaseId } = await aPaidPurchase()
  const { id } = await db.posting.findFirstOrThrow({ where: { transaction: { purchaseId } } })
  expect(await whatNames(id)).toEqual([])
  await asOwner(
    `SET session_replication_role = replica;
     UPDATE postings SET occurred_at = occurred_at - interval '1 month' WHERE id = '${id}'`,
  )
  expect(await whatNames(id)).toEqual([statements.time])
})

test('whoever books says when it happened once, with the transaction', async () => {
  const { purchaseId } = await aPaidPurchase()
  const { id, postings } = await db.ledgerTransaction.findFirstOrThrow({
    where: { purchaseId },
    include: { postings: true },
  })
  const [posting] = postings
  await db.posting.create({
    data: {
      id: newId(),
      transactionId: id,
      fromAccountId: posting!.fromAccountId,
      toAccountId: posting!.toAccountId,
      amount: 1n,
      purpose: 'item',
      occurredAt: new Date('2020-01-01'),
    },
  })
  const times = await db.posting.groupBy({ by: ['occurredAt'], where: { transactionId: id } })
  expect(times).toHaveLength(1)
})
