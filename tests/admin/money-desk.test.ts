import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listReviews } from '#app/features/payments/attempt-lists.server.ts'
import { expirePurchase } from '#app/features/payments/expire-purchases.server.ts'
import { getAttemptPage, getCasePage } from '#app/features/payments/desk-pages.server.ts'
import { countOpenCases, listCases } from '#app/features/payments/desk-queries.server.ts'
import { acceptLateMoneyByHand, closeCase } from '#app/features/payments/discrepancy-desk.server.ts'
import { giveBackWrongMoney } from '#app/features/payments/give-back.server.ts'
import { reconcileAttempt } from '#app/features/payments/reconcile.server.ts'
import { askProviderAgain, decideReview } from '#app/features/payments/review-desk.server.ts'
import { confirmTransfer, recordTransfer } from '#app/features/refunds/refund-desk.server.ts'
import { newId } from '#app/core/ids.ts'
import { db } from '#app/server/db.server.ts'
import { aShop, aVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { buyerSaysWhere } from '#tests/money/refund-by-hand.ts'
import {
  anOpenPurchase,
  attemptOf,
  bookedAtProvider,
  letTimePass,
  type PaymentWorld,
  purchaseOf,
  runMoneyJobs,
  startPaymentWorld,
} from '#tests/money/payment-world.ts'
import { anAdmin, atOnce, deedsOn, type TestAdmin, wins } from './desk-people.ts'

let world: PaymentWorld
let actor: TestAdmin
let other: TestAdmin
beforeAll(async () => {
  world = await startPaymentWorld()
  actor = await anAdmin()
  other = await anAdmin()
})
beforeEach(() => world.controls.delivery({}))
afterAll(() => world.stop())
afterAll(expectInvariants)

const caseOf = (attemptId: string) =>
  db.discrepancy.findFirstOrThrow({ where: { attemptId }, orderBy: { id: 'desc' } })
const refundOf = (attemptId: string) => db.refund.findFirstOrThrow({ where: { attemptId } })

/** Paid by virtual account after its time, while the last piece was somebody else's. */
async function lateAndSoldOut({ restocked = true } = {}) {
  const shop = await aShop()
  const variant = await aVariant({ shop, stock: 1 })
  const purchase = await anOpenPurchase([{ variant }])
  const { orderId, purchaseId, attemptId } = purchase
  await world.controls.choose({ orderId, method: 'bca_va' })
  await runMoneyJobs()
  await letTimePass(purchaseId, 200)
  expect(await expirePurchase(purchaseId)).toBe('expired')
  const take = (delta: number) =>
    db.stockMovement.create({
      data: { id: newId(), shopId: shop.id, variantId: variant.id, delta, reason: 'stockTake' },
    })
  await take(-1)
  await world.controls.payLate({ orderId })
  await reconcileAttempt(attemptId)
  await runMoneyJobs()
  if (restocked) await take(1)
  expect(await attemptOf(attemptId)).toMatchObject({ status: 'unexpected' })
  expect(await refundOf(attemptId)).toMatchObject({ status: 'manual' })
  const { id: caseId } = await caseOf(attemptId)
  return { ...purchase, caseId }
}

async function wrongAmount(method: 'bni_va' | 'qris', amount = '1000.00', currency?: string) {
  const purchase = await anOpenPurchase()
  const { orderId, attemptId } = purchase
  await world.controls.choose({ orderId, method })
  await world.controls.payAmount({ orderId, amount, ...(currency ? { currency } : {}) })
  await runMoneyJobs()
  const { id: caseId } = await caseOf(attemptId)
  return { ...purchase, caseId }
}

async function underReview() {
  const purchase = await anOpenPurchase()
  const { orderId } = purchase
  await world.controls.pay({ orderId, method: 'credit_card', fraud: 'challenge' })
  await runMoneyJobs()
  expect(await attemptOf(purchase.attemptId)).toMatchObject({ status: 'review' })
  return purchase
}

test('late money buys the goods after all when they are free again, once', async () => {
  const late = await lateAndSoldOut()
  expect((await getCasePage(late.caseId))!.deeds).toMatchObject({ accept: true, giveBack: false })
  const { caseId } = late
  const results = await atOnce(() => acceptLateMoneyByHand({ caseId, actor }))
  expect(wins(results)).toBe(1)
  expect(results).toContainEqual({ ok: false, reason: 'already-changed' })
  expect(await purchaseOf(late.purchaseId)).toMatchObject({ status: 'paid' })
  expect(await attemptOf(late.attemptId)).toMatchObject({ status: 'paid' })
  expect(await refundOf(late.attemptId)).toMatchObject({ status: 'refused' })
  expect(await bookedAtProvider(late.purchaseId)).toBe(late.total)
  expect(await deedsOn(caseId)).toEqual(['resolved'])
  expect((await getCasePage(caseId))!.deeds).toMatchObject({ accept: false, close: false })
})

test('late money whose goods are gone is not taken, and nothing changes', async () => {
  const { caseId, attemptId } = await lateAndSoldOut({ restocked: false })
  expect(await acceptLateMoneyByHand({ caseId, actor })).toMatchObject({ reason: 'sold-out' })
  expect(await refundOf(attemptId)).toMatchObject({ status: 'manual' })
  expect(await deedsOn(caseId)).toEqual([])
})

test('who sends the refund and who accepts the money cannot both win', async () => {
  const { caseId, attemptId } = await lateAndSoldOut()
  const { id: refundId } = await refundOf(attemptId)
  const { transfer } = await buyerSaysWhere(refundId)
  const results = await Promise.all([
    acceptLateMoneyByHand({ caseId, actor }),
    recordTransfer({ refundId, actor: other, transfer }),
  ])
  expect(wins(results)).toBe(1)
})

test('money of a wrong amount goes back whole, once, and the purchase stays unpaid', async () => {
  const { caseId, attemptId, purchaseId } = await wrongAmount('qris')
  expect((await getCasePage(caseId))!.deeds).toMatchObject({ giveBack: true, accept: false })
  const results = await atOnce(() => giveBackWrongMoney({ caseId, actor }))
  expect(wins(results)).toBe(1)
  expect(results).toContainEqual({ ok: false, reason: 'already-changed' })
  await runMoneyJobs()
  expect(await db.refund.findMany({ where: { attemptId } })).toMatchObject([
    { amount: 1_000n, status: 'accepted' },
  ])
  const { providerOrderId: orderId } = await attemptOf(attemptId)
  await world.controls.confirmRefund({ orderId })
  await runMoneyJobs()
  expect(await refundOf(attemptId)).toMatchObject({ status: 'confirmed' })
  expect(await bookedAtProvider(purchaseId)).toBe(0n)
  expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'awaitingPayment' })
  expect(await deedsOn(attemptId)).toEqual(['status:unexpected'])
})

test('wrong money by virtual account is sent by hand and can never pay for the purchase', async () => {
  const { caseId, attemptId, purchaseId } = await wrongAmount('bni_va', '99000000.00')
  expect(await giveBackWrongMoney({ caseId, actor })).toMatchObject({ ok: true })
  await runMoneyJobs()
  await letTimePass(purchaseId, 27 * 60)
  await expirePurchase(purchaseId)
  expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'expired' })
  expect(await acceptLateMoneyByHand({ caseId, actor })).toMatchObject({
    reason: 'already-changed',
  })
  const { id: refundId } = await refundOf(attemptId)
  const { transfer, seen } = await buyerSaysWhere(refundId)
  await recordTransfer({ refundId, actor, transfer })
  expect(await confirmTransfer({ refundId, actor: other, seen })).toMatchObject({ ok: true })
  expect(await bookedAtProvider(purchaseId)).toBe(0n)
})

test('another currency can only be closed by hand, with a note that stays out of the trail', async () => {
  const { caseId, attemptId } = await wrongAmount('qris', '35000.00', 'USD')
  expect(await giveBackWrongMoney({ caseId, actor })).toMatchObject({ reason: 'unreadable-amount' })
  const close = { preset: 'refundedAtProvider', note: 'RF-77 di dasbor' } as const
  const results = await atOnce(() => closeCase({ caseId, actor, close }))
  expect(wins(results)).toBe(1)
  const page = (await getCasePage(caseId))!
  expect(page).toMatchObject({
    resolution: 'refundedAtProvider',
    details: { note: 'RF-77 di dasbor' },
    deeds: { close: false },
  })
  expect(JSON.stringify(page.trail)).not.toContain('RF-77')
  expect(await deedsOn(caseId)).toEqual(['resolved'])
  expect(await closeCase({ caseId: newId(), actor, close })).toMatchObject({ reason: 'not-found' })
  expect(await attemptOf(attemptId)).toMatchObject({ status: 'review' })
})

test('nothing is given back while the provider is silent', async () => {
  const { caseId, attemptId } = await wrongAmount('qris')
  world.controls.fault({ call: 'status', kind: 'error-503', times: 1 })
  expect(await giveBackWrongMoney({ caseId, actor })).toMatchObject({ reason: 'provider-silent' })
  expect(await db.refund.count({ where: { attemptId } })).toBe(0)
  world.controls.fault({ call: 'status', kind: 'error-503', times: 1 })
  expect(await askProviderAgain({ attemptId, actor })).toMatchObject({ reason: 'provider-silent' })
  expect(await deedsOn(attemptId)).toEqual(['asked'])
})

test('a case whose money is still missing is not closed by words', async () => {
  const purchase = await anOpenPurchase()
  await world.controls.pay({ orderId: purchase.orderId })
  await runMoneyJobs()
  await world.controls.refundFromDashboard({ orderId: purchase.orderId, amount: 5_000 })
  await runMoneyJobs()
  const { id: caseId } = await caseOf(purchase.attemptId)
  expect((await getCasePage(caseId))!).toMatchObject({
    suspense: -5_000n,
    deeds: { close: 'money-missing' },
  })
  const close = { preset: 'noMoney', note: null } as const
  expect(await closeCase({ caseId, actor, close })).toMatchObject({ reason: 'money-missing' })
})

test('a payment under review is approved once, and is then paid', async () => {
  const { attemptId, purchaseId } = await underReview()
  expect((await listReviews()).rows).toContainEqual(expect.objectContaining({ id: attemptId }))
  expect(await getAttemptPage(attemptId)).toMatchObject({ canApprove: true, canDeny: true })
  const before = world.controls.requests().length
  await atOnce(() => decideReview({ attemptId, actor, decision: 'approve' }))
  const asked = world.controls.requests().slice(before)
  expect(asked.filter(({ call }) => call === 'approve')).toHaveLength(1)
  expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'paid' })
  expect(await deedsOn(attemptId)).toEqual(['review-approved'])
  const again = await decideReview({ attemptId, actor, decision: 'deny' })
  expect(again).toEqual({ ok: false, reason: 'already-changed' })
})

test('a payment under review is denied, and the buyer can pay another way', async () => {
  const { attemptId, purchaseId } = await underReview()
  expect(await decideReview({ attemptId, actor, decision: 'deny' })).toMatchObject({ ok: true })
  expect(await attemptOf(attemptId)).toMatchObject({ status: 'failed' })
  expect(await purchaseOf(purchaseId)).toMatchObject({ status: 'awaitingPayment' })
})

test('money of a wrong amount is never approved', async () => {
  const { attemptId } = await wrongAmount('bni_va')
  expect(await getAttemptPage(attemptId)).toMatchObject({ canApprove: false })
  const approved = await decideReview({ attemptId, actor, decision: 'approve' })
  expect(approved).toEqual({ ok: false, reason: 'wrong-amount' })
})

test('a decision that the provider does not hear changes nothing and is not repeated at once', async () => {
  const { attemptId } = await underReview()
  world.controls.fault({ call: 'approve', kind: 'error-503', times: 1 })
  const approve = () => decideReview({ attemptId, actor, decision: 'approve' })
  expect(await approve()).toMatchObject({ reason: 'provider-silent' })
  expect(await approve()).toMatchObject({ reason: 'still-review' })
})

test('the page shows what the provider claimed, and nothing else of what it sent', async () => {
  const { attemptId, caseId } = await wrongAmount('bni_va')
  const page = (await getCasePage(caseId))!
  expect(page.told.length).toBeGreaterThan(0)
  expect(page.told.map(({ claimed }) => claimed)).toContain('paid')
  expect(JSON.stringify(page.told)).not.toMatch(/va_number|signature/)
  expect(page.attempt).toMatchObject({ id: attemptId })
  expect(await getCasePage(newId())).toBeNull()
  expect(await getAttemptPage(newId())).toBeNull()
})

const anyCase = { jenis: null, cari: '', sebelum: null }

test('the lists hold what is open and what is closed', async () => {
  const open = await listCases({ ...anyCase, keadaan: 'terbuka' })
  const closed = await listCases({ ...anyCase, keadaan: 'selesai' })
  expect(open.cases.every(({ resolution }) => resolution === null)).toBe(true)
  expect(closed.cases.every(({ resolution }) => resolution !== null)).toBe(true)
  const counts = await countOpenCases()
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  expect(total).toBe(open.cases.length)
})
