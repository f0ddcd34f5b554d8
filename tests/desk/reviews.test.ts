import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, expect, test } from 'vitest'
import { changesOf } from '#app/features/audit/deed-changes.ts'
import { newId } from '#app/core/ids.ts'
import { seenOf } from '#app/core/meanwhile.ts'
import { complain } from '#app/features/orders/complaint-commands.server.ts'
import { giveBackAfterComplaint } from '#app/features/orders/complaint-refund.server.ts'
import { acceptOrder, refuseOrder } from '#app/features/orders/commands.server.ts'
import { replyToReview, saveReview, withdrawReview } from '#app/features/reviews/commands.server.ts'
import { getReviewForShop, listReviewsForShop } from '#app/features/reviews/desk-queries.server.ts'
import { deskReviewQuery } from '#app/features/reviews/forms.ts'
import { listReviews } from '#app/features/reviews/queries.server.ts'
import { action, loader } from '#app/routes/purchase/review.tsx'
import { db, pool } from '#app/server/db.server.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import {
  aDeliveredOrder,
  aHandedOverOrder,
  aPaidOrder,
  aShop,
  type DeskPurchase,
} from './desk-story.ts'

afterAll(expectInvariants)

const review = { stars: 5, words: 'Renyah', name: 'initial', pictures: [] } as const
const actor = { type: 'buyer', id: null } as const
const all = deskReviewQuery.parse({ lihat: 'semua' })

async function deedOf({ purchase, orderId }: { purchase: DeskPurchase; orderId: string }) {
  const line = await db.orderLine.findFirstOrThrow({ where: { orderId }, select: { id: true } })
  return { purchaseToken: purchase.token, lineId: line.id, actor }
}

async function listingOf(shopId: string) {
  const [listing] = await db.listing.findMany({ where: { shopId } })
  return listing!
}

test('what nobody has received cannot be reviewed, by the command and by the database', async () => {
  const shop = await aShop({ stock: 100 })
  const accepted = await aPaidOrder(shop)
  await acceptOrder(accepted.deed)
  const refused = await aPaidOrder(shop)
  await refuseOrder({
    ...refused.deed,
    refusal: { preset: 'outOfStock', words: null },
  })
  for (const order of [await aPaidOrder(shop), accepted, refused, await aHandedOverOrder()]) {
    const deed = await deedOf(order)
    expect(await saveReview({ ...deed, review })).toEqual({ ok: false, reason: 'already-changed' })
    await expect(
      pool.query(
        `INSERT INTO reviews (id, order_line_id, shop_id, listing_id, stars)
         SELECT $1, line.id, line.shop_id, v.listing_id, 5
         FROM order_lines line JOIN variants v ON v.id = line.variant_id WHERE line.id = $2`,
        [newId(), deed.lineId],
      ),
    ).rejects.toThrow(/was not received/)
  }
})

test('two same reviews at once are one, and the figures of the listing follow every change', async () => {
  const order = await aDeliveredOrder({ buyer: { name: 'Budi Santoso' } })
  const deed = await deedOf(order)
  const both = await Promise.all([saveReview({ ...deed, review }), saveReview({ ...deed, review })])
  expect(both.map(({ ok }) => ok)).toEqual([true, true])
  const figures = async () => {
    const { ratingSum, ratingCount } = await listingOf(order.shop.id)
    return [ratingSum, ratingCount]
  }
  expect(await figures()).toEqual([5, 1])
  await expect(
    pool.query(
      `INSERT INTO reviews (id, order_line_id, shop_id, listing_id, stars)
       SELECT $1, order_line_id, shop_id, listing_id, 5 FROM reviews WHERE order_line_id = $2`,
      [newId(), deed.lineId],
    ),
  ).rejects.toThrow(/reviews_order_line_id/)
  await saveReview({ ...deed, review: { stars: 2, words: null, name: 'none', pictures: [] } })
  expect(await figures()).toEqual([2, 1])
  const rows = await db.review.findMany({ where: { shopId: order.shop.id } })
  expect(rows).toMatchObject([{ stars: 2, words: null, shownName: null }])
  await pool.query(`UPDATE reviews SET created_at = now() - interval '15 days' WHERE id = $1`, [
    rows[0]!.id,
  ])
  expect(await saveReview({ ...deed, review })).toMatchObject({ reason: 'already-changed' })
  const ends = await Promise.all([withdrawReview(deed), withdrawReview(deed)])
  expect(ends.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await figures()).toEqual([0, 0])
  expect(await saveReview({ ...deed, review })).toMatchObject({ reason: 'already-changed' })
  const trail = await db.auditEntry.findMany({
    where: { subjectId: rows[0]!.id },
    orderBy: { sequence: 'asc' },
  })
  expect(trail.map(({ action }) => action)).toEqual(['written', 'changed', 'changed', 'withdrawn'])
  expect(JSON.stringify(trail.map(({ details }) => details))).not.toMatch(/Renyah|Budi/)
})

test('only the line of this purchase, and only the reviews of this BUM Desa', async () => {
  const [order, other] = [await aDeliveredOrder(), await aDeliveredOrder()]
  const [deed, foreign] = [await deedOf(order), await deedOf(other)]
  const crossed = { ...deed, lineId: foreign.lineId }
  expect(await saveReview({ ...crossed, review })).toMatchObject({ reason: 'not-found' })
  expect(await withdrawReview(crossed)).toMatchObject({ reason: 'not-found' })
  const canary = 'KANARI-ULASAN'
  await saveReview({ ...foreign, review: { ...review, words: canary } })
  const theirs = (await listReviewsForShop(other.shop.scope, all)).rows
  expect(theirs).toMatchObject([{ words: canary }])
  const id = theirs[0]!.id
  const { scope, manager } = order.shop
  expect((await listReviewsForShop(scope, { ...all, cari: canary })).rows).toEqual([])
  expect(await getReviewForShop(scope, id)).toBeNull()
  const reply = { reviewId: id, actor: manager, reply: 'Terima kasih', typed: {} }
  expect(await replyToReview({ ...reply, shopId: scope })).toMatchObject({ reason: 'not-found' })
  expect(await replyToReview({ ...reply, shopId: other.shop.scope })).toMatchObject({ ok: true })
  // Take `details` out of replyToReview and this is red.
  const better = { ...reply, shopId: other.shop.scope, reply: 'Terima kasih banyak' }
  // Take the `changedMeanwhile` out of replyToReview and this is red.
  expect(await replyToReview(better)).toMatchObject({
    reason: 'changed-meanwhile',
    meanwhile: { now: { reply: 'Terima kasih' } },
  })
  await replyToReview({ ...better, typed: { seen: seenOf({ reply: 'Terima kasih' }) } })
  const trail = await db.auditEntry.findMany({
    where: { subjectId: id, action: 'replied' },
    orderBy: { sequence: 'asc' },
  })
  expect(trail.map(({ details }) => changesOf(details as Record<string, unknown>))).toEqual([
    [{ name: 'reply', before: '–', after: 'Terima kasih' }],
    [{ name: 'reply', before: 'Terima kasih', after: 'Terima kasih banyak' }],
  ])
  const unanswered = deskReviewQuery.parse({})
  expect((await listReviewsForShop(other.shop.scope, unanswered)).rows).toEqual([])
})

test('a review whose money went back in whole is marked and not counted any more', async () => {
  const order = await aDeliveredOrder()
  await saveReview({ ...(await deedOf(order)), review: { ...review, stars: 1 } })
  const { purchaseToken } = await deedOf(order)
  await complain({
    orderId: order.orderId,
    purchaseToken,
    actor,
    complaint: { kind: 'damaged', words: 'Remuk.' },
  })
  await giveBackAfterComplaint(order.deed)
  const listing = await listingOf(order.shop.id)
  expect([listing.ratingSum, listing.ratingCount]).toEqual([0, 0])
  const { reviews } = await listReviews(listing.id, { limit: 3, before: null })
  expect(reviews).toMatchObject([{ stars: 1, isGivenBack: true }])
})

test('the list goes on where it ended and shows each review once', async () => {
  const shop = await aShop({ stock: 100 })
  const { id: listingId } = await listingOf(shop.id)
  for (let index = 0; index < 3; index++) {
    const order = await aPaidOrder(shop, { quantity: 1 })
    await pool.query(`UPDATE orders SET status = 'delivered' WHERE id = $1`, [order.orderId])
    await saveReview({ ...(await deedOf(order)), review: { ...review, words: `Nomor ${index}` } })
    await pool.query(`UPDATE orders SET status = 'paid' WHERE id = $1`, [order.orderId])
  }
  const first = await listReviews(listingId, { limit: 2, before: null })
  const second = await listReviews(listingId, { limit: 2, before: first.next })
  expect([...first.reviews, ...second.reviews].map(({ words }) => words)).toEqual([
    'Nomor 2',
    'Nomor 1',
    'Nomor 0',
  ])
  expect(second.next).toBeNull()
})

test('odd forms are refused with what was typed, a line of nobody is not found', async () => {
  const deed = await deedOf(await aDeliveredOrder())
  const send = (params: Record<string, string>, form: Record<string, string>) =>
    action(args({ params, form }))
  const params = { token: deed.purchaseToken, lineId: deed.lineId }
  for (const form of [
    {},
    { stars: '6', name: 'initial' },
    { stars: '5', name: 'x' },
    { stars: '5', name: 'none', words: 'x'.repeat(1001) },
    { stars: '5', name: 'none', words: 'a\u202Eb' },
  ]) {
    expect(await send(params, form)).toMatchObject({ data: { typed: form }, init: { status: 422 } })
  }
  for (const lineId of ['x', newId()]) {
    await expect(loader(args({ params: { ...params, lineId } }))).rejects.toMatchObject({
      status: 404,
    })
  }
})

type Asked = { params: Record<string, string>; form?: Record<string, string> }

function args({ params, form }: Asked): ActionFunctionArgs {
  const request = new Request('http://localhost:3000/pembelian/x/ulasan/y', {
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
  const context = { requestId: 'test', clientIp: '127.0.0.1', scriptNonce: () => '' }
  return { request, params, context } as ActionFunctionArgs
}
