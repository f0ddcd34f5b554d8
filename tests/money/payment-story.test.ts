import { afterAll, expect, test } from 'vitest'
import { db } from '#app/server/db.server.ts'
import { aPaidOrder, aPurchase, tellPayment } from '#tests/factories/purchases.ts'
import { aVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from './expect-invariants.ts'

afterAll(expectInvariants)

const statusOf = async (id: string) =>
  (await db.purchase.findUniqueOrThrow({ where: { id } })).status
const attemptOf = (id: string) => db.paymentAttempt.findUniqueOrThrow({ where: { id } })

test('money that came makes the purchase paid, its stock sold and every share owed', async () => {
  const variant = await aVariant({ stock: 5 })
  const purchase = await aPurchase([{ variant, quantity: 2 }])
  expect(await tellPayment(purchase.attemptId)).toBe('capture')
  expect(await statusOf(purchase.purchaseId)).toBe('paid')
  expect(await db.variant.findUniqueOrThrow({ where: { id: variant.id } })).toMatchObject({
    onHand: 3,
    held: 0,
  })
})

test('told twice, a payment is one payment', async () => {
  const { attemptId } = await aPurchase()
  await tellPayment(attemptId)
  expect(await tellPayment(attemptId)).toBe('nothing')
  expect(await db.ledgerTransaction.count({ where: { attemptId } })).toBe(1)
})

test('a bank that takes the money back three minutes later undoes the sale', async () => {
  const variant = await aVariant({ stock: 5 })
  const order = await aPaidOrder({ shop: { id: variant.shopId }, stock: 3 })
  expect(await tellPayment(order.attemptId, { state: 'failed' })).toBe('reverse')
  expect(await attemptOf(order.attemptId)).toMatchObject({ status: 'reversed' })
  expect(await db.order.findUniqueOrThrow({ where: { id: order.orderId } })).toMatchObject({
    status: 'cancelled',
  })
})
