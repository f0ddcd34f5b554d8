import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import {
  acceptOrder,
  handOverOrder,
  packOrder,
  refuseOrder,
} from '#app/features/orders/commands.server.ts'
import { expirePurchases } from '#app/features/payments/expire-purchases.server.ts'
import { eraseAccount } from '#app/features/users/erase-account.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { aPerson, goodPassword } from '#tests/accounts/people.ts'
import { aPaidPurchase, aPurchase, tellPayment } from '#tests/factories/purchases.ts'
import { expectInvariants } from './expect-invariants.ts'
import { type PaymentWorld, purchaseOf, startPaymentWorld } from './payment-world.ts'

// What goes wrong around a sale and must not go wrong in the books.

let world: PaymentWorld
beforeAll(async () => {
  world = await startPaymentWorld()
})
afterAll(() => world.stop())
afterAll(expectInvariants)

const staff = { type: 'staff', id: newId() } as const
const backdate = (purchaseId: string) =>
  db.$executeRaw`UPDATE purchases SET expires_at = now() - interval '2 hours' WHERE id = ${purchaseId}::uuid`

// Drop the dispute from `handOverOrder` and the goods are lost together with the money.
test('goods are not handed over while the bank contests their payment', async () => {
  const { purchaseId, attemptId, orders } = await aPaidPurchase()
  const deed = { shopId: mintScope.shop(orders[0]!.shopId), orderId: orders[0]!.id, actor: staff }
  await acceptOrder(deed)
  await packOrder(deed)
  await tellPayment(attemptId, { state: 'disputed' })
  expect(await handOverOrder(deed)).toEqual({ ok: false, reason: 'payment-disputed' })
  await tellPayment(attemptId, { state: 'paid' })
  await db.$executeRaw`UPDATE orders SET shippable_at = now() WHERE purchase_id = ${purchaseId}::uuid`
  expect(await handOverOrder(deed)).toMatchObject({ ok: true })
})

// Drop the shop or the listing from `holdStock` and late money buys what was taken off the market.
test.each(['shop', 'listing'] as const)(
  'late money does not buy from a %s that was taken off the market',
  async (what) => {
    const { purchaseId, attemptId, orders } = await aPurchase()
    await backdate(purchaseId)
    await expirePurchases()
    const { shopId } = orders[0]!
    if (what === 'shop') {
      await db.shop.update({ where: { id: shopId }, data: { status: 'suspended' } })
    } else await db.listing.updateMany({ where: { shopId }, data: { status: 'hidden' } })
    expect(await tellPayment(attemptId)).toBe('refunded-late')
    expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'expired' })
  },
)

test('who must still be paid back cannot be erased yet', async () => {
  const person = await aPerson()
  const { purchaseId } = await aPaidPurchase()
  await db.purchase.update({ where: { id: purchaseId }, data: { userId: person.id } })
  const [order] = await db.order.findMany({ where: { purchaseId } })
  await refuseOrder({
    shopId: mintScope.shop(order!.shopId),
    orderId: order!.id,
    actor: staff,
    refusal: { preset: 'outOfStock', words: null },
  })
  expect(await eraseAccount(person.id, goodPassword)).toMatchObject({ reason: 'open-orders' })
  expect(await db.buyerDetails.count({ where: { purchaseId } })).toBe(1)
})

// Drop the lock from `chain_audit_entry` and two of the three fail on their number.
test('three who write into one trail at once all get their entry', async () => {
  const id = newId()
  const write = () =>
    transaction(async (tx) => {
      await recordAudit(tx, [{ subject: { type: 'attempt', id }, action: 'asked', actor: staff }])
      await tx.$queryRaw`SELECT 1 FROM pg_sleep(0.03)`
    })
  await Promise.all([write(), write(), write()])
  const entries = await db.auditEntry.findMany({ where: { subjectId: id } })
  expect(entries.map(({ sequence }) => sequence).toSorted((a, b) => a - b)).toEqual([1, 2, 3])
})

test('a purchase whose provider was switched off gives its goods back all the same', async () => {
  const { purchaseId, attemptId } = await aPurchase()
  await db.$executeRaw`
    UPDATE payment_attempts SET provider = 'stripe', redirect_url = 'https://pay.example'
    WHERE id = ${attemptId}::uuid`
  await backdate(purchaseId)
  await expirePurchases()
  expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'expired' })
  await db.$executeRaw`UPDATE payment_attempts SET provider = 'midtrans' WHERE id = ${attemptId}::uuid`
})
