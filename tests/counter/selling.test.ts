import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { sellAtCounter } from '#app/features/counter/commands.server.ts'
import { listOffer } from '#app/features/counter/queries.server.ts'
import { accounts } from '#app/features/ledger/accounts.ts'
import {
  completeDeliveredOrders,
  finishVisits,
} from '#app/features/orders/clock-commands.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aPromotion } from '#tests/factories/promotions.ts'
import { aCart, aCheckout, aPurchase } from '#tests/factories/purchases.ts'
import { aVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { inParallel, withinMs } from '#tests/money/random.ts'
import { asOwner } from '#tests/setup/as-owner.ts'
import { aCounter, aSale, sell, today } from './counter-factories.ts'

afterAll(expectInvariants)

const heldBy = async (shopId: string) => {
  const { rows } = await pool.query<{ code: string; balance: bigint }>(
    `SELECT a.code, coalesce(sum(CASE WHEN p.to_account_id = a.id THEN p.amount ELSE -p.amount END), 0)::bigint
       AS balance
     FROM ledger_accounts a JOIN postings p ON a.id IN (p.from_account_id, p.to_account_id)
     WHERE a.code = $1 GROUP BY a.code`,
    [accounts.collector(shopId)],
  )
  return rows[0]?.balance ?? 0n
}

const slotOf = async ({ listingId }: { listingId: string }) => {
  const slots = await db.slot.findMany({ where: { listingId }, select: { held: true, sold: true } })
  return slots[0]
}

test('three tickets for cash: paid, promised, booked for today, and owed by who took the money', async () => {
  const beach = await anExperience({ capacity: 5 })
  const sold = await sell(beach.shopId, [{ variant: beach, quantity: 3 }], {
    received: 50_000n as Rupiah,
  })
  const purchase = await db.purchase.findUniqueOrThrow({
    where: { id: sold.id },
    include: { orders: true, attempts: true, bookings: true, details: true },
  })
  expect(purchase).toMatchObject({
    channel: 'counter',
    status: 'paid',
    total: 30_000n,
    cartId: null,
    details: null,
  })
  expect(purchase.orders).toMatchObject([{ status: 'accepted', deliveryMethod: 'onSite' }])
  expect(purchase.attempts).toMatchObject([
    { provider: 'counter', status: 'paid', method: 'cash', nextCheckAt: null },
  ])
  expect(purchase.bookings).toMatchObject([{ status: 'booked', quantity: 3 }])
  expect(await slotOf(beach)).toEqual({ held: 0, sold: 3 })
  expect(await heldBy(beach.shopId)).toBe(-30_000n)
  const fee = await db.posting.findFirst({
    where: { transaction: { purchaseId: sold.id }, purpose: 'platformFee' },
  })
  expect(fee?.amount).toBe(600n)
})

// Without the guarded counter of the slot, or with places counted before the lock, more are sold.
test(
  'walk-ins against fifty buyers of the web for the last ten seats: exactly ten',
  async () => {
    const tour = await anExperience({ sessions: ['23:58'], capacity: 10 })
    const visit = today(tour.sessionIds[0])
    let won = 0
    const buyers = Array.from({ length: 70 }, (_, turn) => turn % 7 < 5)
    await inParallel(buyers, 8, async (isWeb) => {
      if (isWeb) {
        const cart = await aCart([{ variant: tour, visit }])
        const answer = await placePurchase(cart.scope, await aCheckout(cart))
        won += answer.ok ? 1 : 0
        return
      }
      const sale = aSale([{ variant: tour, visit }])
      const answer = await sellAtCounter(aCounter(tour.shopId), sale)
      won += answer.ok ? 1 : 0
      if (!answer.ok) expect(answer.reason).toBe('not-available')
    })
    expect(won).toBe(10)
    const slot = await slotOf(tour)
    expect((slot?.held ?? 0) + (slot?.sold ?? 0)).toBe(10)
  },
  withinMs(60_000),
)

test('the same post twenty times at once is one sale, and with other content none', async () => {
  const beach = await anExperience()
  const scope = aCounter(beach.shopId)
  const sale = aSale([{ variant: beach, quantity: 2 }])
  const answers = await Promise.all(Array.from({ length: 20 }, () => sellAtCounter(scope, sale)))
  expect(new Set(answers.map((answer) => answer.ok && answer.value.id)).size).toBe(1)
  expect(answers.every(({ ok }) => ok)).toBe(true)
  expect(await slotOf(beach)).toEqual({ held: 0, sold: 2 })
  for (const changed of [{ paidWith: 'qris' as const }, { gate: '1' }, { soldAt: new Date() }]) {
    expect(await sellAtCounter(scope, { ...sale, ...changed })).toEqual({
      ok: false,
      reason: 'key-reused',
    })
  }
  // Another BUM Desa may have made the same id.
  const other = await anExperience()
  const same = { ...aSale([{ variant: other }]), saleId: sale.saleId }
  expect(await sellAtCounter(aCounter(other.shopId), same)).toMatchObject({ ok: true })
})

test('what is not there, of another BUM Desa or sold out leaves nothing behind', async () => {
  const beach = await anExperience({ capacity: 2 })
  const other = await anExperience()
  const scope = aCounter(beach.shopId)
  const refused = async (sale: ReturnType<typeof aSale>) => {
    const answer = await sellAtCounter(scope, sale)
    expect(await db.counterSale.count({ where: { shopId: beach.shopId, id: sale.saleId } })).toBe(0)
    return answer
  }
  expect(await refused(aSale([]))).toMatchObject({ reason: 'nothing-chosen' })
  expect(await refused(aSale([{ variant: other }]))).toEqual({ ok: false, reason: 'not-found' })
  expect(await refused(aSale([{ variant: beach }, { variant: other }]))).toMatchObject({
    reason: 'not-found',
  })
  expect(await refused(aSale([{ variant: { id: newId(), price: 1n } }]))).toMatchObject({
    reason: 'not-found',
  })
  expect(await refused(aSale([{ variant: beach, quantity: 3 }]))).toMatchObject({
    reason: 'not-available',
    problems: [{ problem: { kind: 'too-many', left: 2 } }],
  })
  expect(await refused(aSale([{ variant: beach, visit: today(newId()) }]))).toMatchObject({
    reason: 'not-available',
  })
  expect(await refused({ ...aSale([{ variant: beach }]), expectedTotal: 1n as Rupiah })).toEqual({
    ok: false,
    reason: 'total-differs',
    total: 10_000n,
  })
  expect(await refused(aSale([{ variant: beach }], { received: 9_000n as Rupiah }))).toEqual({
    ok: false,
    reason: 'too-little-received',
    missing: 1_000n,
  })
  expect(await slotOf(beach)).toBeUndefined()
})

// Leave the lead time in, and the gate may not sell what the web must order a day before.
test('who stands at the gate needs no lead time, and never gets a place somebody is paying for', async () => {
  const tour = await anExperience({ capacity: 3, columns: { leadTimeHours: 24 } })
  const slowly = await anExperience({ capacity: 3 })
  await sell(tour.shopId, [{ variant: tour, quantity: 3 }])
  await aPurchase([{ variant: slowly, quantity: 2, visit: today() }])
  const scope = aCounter(slowly.shopId)
  expect(await sellAtCounter(scope, aSale([{ variant: slowly, quantity: 2 }]))).toMatchObject({
    reason: 'not-available',
    problems: [{ problem: { kind: 'too-many', left: 1 } }],
  })
})

test('a phone that was without signal tells of its sale later, but not days later', async () => {
  const beach = await anExperience()
  const hours = (count: number) => new Date(Date.now() - count * 3_600_000)
  const yesterday = { kind: 'day', date: inDays(-1), sessionId: null } as const
  const late = await sell(beach.shopId, [{ variant: beach, visit: yesterday }], {
    soldAt: hours(26),
  })
  const row = await db.counterSale.findFirstOrThrow({ where: { purchaseId: late.id } })
  expect(row.soldAt.getTime()).toBe(late.sale.soldAt!.getTime())
  const scope = aCounter(beach.shopId)
  // Yesterday's place cannot be sold by somebody who says that it is today.
  expect(await sellAtCounter(scope, aSale([{ variant: beach, visit: yesterday }]))).toMatchObject({
    reason: 'not-available',
  })
  expect(await sellAtCounter(scope, aSale([{ variant: beach }], { soldAt: hours(49) }))).toEqual({
    ok: false,
    reason: 'too-old',
  })
  const ahead = await sell(beach.shopId, [{ variant: beach }], { soldAt: hours(-100) })
  const stored = await db.counterSale.findFirstOrThrow({ where: { purchaseId: ahead.id } })
  expect(stored.soldAt.getTime()).toBeLessThanOrEqual(Date.now() + 1_000)
})

test('goods leave the same shelf, and the sale is over three days later by itself', async () => {
  const beach = await anExperience()
  const coffee = await aVariant({ shop: { id: beach.shopId }, stock: 3 })
  const sold = await sell(beach.shopId, [{ variant: coffee, quantity: 2, visit: null }])
  expect(await db.variant.findUniqueOrThrow({ where: { id: coffee.id } })).toMatchObject({
    onHand: 1,
    held: 0,
  })
  expect(
    await sellAtCounter(
      aCounter(beach.shopId),
      aSale([{ variant: coffee, quantity: 2, visit: null }]),
    ),
  ).toMatchObject({
    reason: 'not-available',
    problems: [{ problem: { kind: 'too-many', left: 1 } }],
  })
  await finishVisits()
  const of = { purchaseId: sold.id }
  expect(await db.order.findFirstOrThrow({ where: of })).toMatchObject({ status: 'delivered' })
  await asOwner(`UPDATE orders SET completes_at = now() WHERE purchase_id = $1`, [sold.id])
  await completeDeliveredOrders()
  expect(await db.order.findFirstOrThrow({ where: of })).toMatchObject({ status: 'completed' })
  // Earned for good, and still in the hands of who took it.
  expect(await heldBy(beach.shopId)).toBe(-50_000n)
})

test('the database itself keeps a sale as it was, and tells the counter from the web', async () => {
  const beach = await anExperience()
  const { id } = await sell(beach.shopId, [{ variant: beach }])
  const change = (sql: string) => db.$executeRawUnsafe(sql, id)
  await expect(
    change(`UPDATE counter_sales SET paid_with = 'qris' WHERE purchase_id = $1::uuid`),
  ).rejects.toThrow('nothing changes but its undoing')
  await expect(change(`DELETE FROM counter_sales WHERE purchase_id = $1::uuid`)).rejects.toThrow(
    'nothing changes',
  )
  await expect(change(`UPDATE purchases SET channel = 'web' WHERE id = $1::uuid`)).rejects.toThrow(
    'purchases_channel_check',
  )
  await expect(
    change(`UPDATE payment_attempts SET provider_state = 'paid' WHERE purchase_id = $1::uuid`),
  ).rejects.toThrow('payment_attempts_counter_check')
})

// Ask the shop's page instead of the desk, be it in the quote or under the lock of the stock, and Lebaran
// closes the counter too.
test('closed on the web the desk sells on, also more than one order may have; suspended it does not', async () => {
  const coffee = await aVariant({ stock: 200, price: 1000n })
  const beach = await anExperience({ shop: { id: coffee.shopId } })
  const { id: variantId, shopId } = coffee
  await db.shop.update({ where: { id: shopId }, data: { status: 'closed' } })
  expect(await listOffer(aCounter(shopId))).toMatchObject({ goods: [{ left: 200 }] })
  await sell(shopId, [{ variant: coffee, quantity: 120, visit: null }, { variant: beach }])
  expect(await db.variant.findUniqueOrThrow({ where: { id: variantId } })).toMatchObject({
    onHand: 80,
    maximumPerOrder: 99,
  })
  await db.shop.update({ where: { id: shopId }, data: { status: 'suspended' } })
  const sale = aSale([{ variant: coffee, visit: null }])
  expect(await sellAtCounter(aCounter(shopId), sale)).toMatchObject({
    reason: 'not-available',
    problems: [{ problem: { kind: 'shop-closed' } }],
  })
})

test('a promotion that runs on the web is told to the cashier, who sells for the price of the list', async () => {
  const coffee = await aVariant({ stock: 5 })
  const { shopId } = aCounter(coffee.shopId)
  expect(await listOffer({ shopId })).toMatchObject({ hasPromotions: false })
  await aPromotion({ id: coffee.shopId })
  expect(await listOffer({ shopId })).toMatchObject({
    hasPromotions: true,
    goods: [{ price: coffee.price }],
  })
})
