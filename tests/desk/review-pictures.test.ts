import type { ActionFunctionArgs } from '@remix-run/node'
import sharp from 'sharp'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { sweepPictures } from '#app/features/catalog/sweep-pictures.server.ts'
import { withdrawReview } from '#app/features/reviews/commands.server.ts'
import { getReviewForShop } from '#app/features/reviews/desk-queries.server.ts'
import { listReviews } from '#app/features/reviews/queries.server.ts'
import { takePictureOf } from '#app/features/uploads/take-picture.server.ts'
import { mayMake } from '#app/features/uploads/upload-rows.server.ts'
import { action } from '#app/routes/purchase/review.tsx'
import { db, sqlStateOf } from '#app/server/db.server.ts'
import { pictureStore } from '#app/server/pictures.server.ts'
import { PictureStoreUnavailable } from '#integrations/images/picture-store.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { aDeliveredOrder } from './desk-story.ts'

// Pictures of buyers beside their words: through the one door for pictures, without JavaScript.

afterAll(expectInvariants)

const said = { stars: '5', words: 'Renyah', name: 'none' }

let hue = 0

/** Another one each time. */
async function aPhoto(): Promise<Blob> {
  const background = { r: (hue = (hue + 37) % 256), g: 90, b: 30 }
  const create = { width: 500, height: 400, channels: 3, background } as const
  const bytes = await sharp({ create }).jpeg().toBuffer()
  return new File([new Uint8Array(bytes)], 'IMG_1.jpg', { type: 'image/jpeg' })
}

async function aLine() {
  const { purchase, orderId, shop } = await aDeliveredOrder()
  const line = await db.orderLine.findFirstOrThrow({ where: { orderId }, select: { id: true } })
  return { token: purchase.token, lineId: line.id, shopId: shop.id }
}

type Line = Awaited<ReturnType<typeof aLine>>
type Sent = { photo?: Blob[]; keep?: string[]; typed?: Record<string, string> }

function send({ token, lineId }: Line, { photo = [], keep = [], typed = said }: Sent) {
  const body = new FormData()
  for (const [name, value] of Object.entries(typed)) body.append(name, value)
  for (const key of keep) body.append('keep', key)
  // What a browser sends of a field that was left empty.
  for (const file of photo.length > 0 ? photo : [new File([], '')]) body.append('photo', file)
  const request = new Request('http://localhost:3000/pembelian/x/ulasan/y', {
    method: 'POST',
    body,
  })
  const context = { requestId: 'test', clientIp: '127.0.0.9', scriptNonce: () => '' }
  return action({ request, params: { token, lineId }, context } as unknown as ActionFunctionArgs)
}

const picturesOf = async ({ lineId: orderLineId }: Line) =>
  (await db.review.findUniqueOrThrow({ where: { orderLineId } })).pictures

test('up to three pictures are made anew and shown; unticked, one is gone', async () => {
  const line = await aLine()
  await send(line, { photo: [await aPhoto(), await aPhoto()] })
  const first = await picturesOf(line)
  expect(first).toHaveLength(2)
  for (const key of first) expect(await pictureStore().has(key)).toBe(true)
  await send(line, { keep: [first[1]!], photo: [await aPhoto(), await aPhoto()] })
  const second = await picturesOf(line)
  expect(second).toHaveLength(3)
  expect(second).not.toContain(first[0])
  const { id, listingId } = await db.review.findUniqueOrThrow({
    where: { orderLineId: line.lineId },
  })
  const page = await listReviews(listingId, { limit: 5, before: null })
  expect(page.reviews).toMatchObject([{ pictures: second }])
  expect(await getReviewForShop(line.shopId as never, id)).toMatchObject({ pictures: second })
})

test('a mistake in the words loses no picture, and a bad picture no words', async () => {
  const line = await aLine()
  const wrong = await send(line, { photo: [await aPhoto()], typed: { ...said, stars: '9' } })
  const kept = (wrong as unknown as { data: { pictures: string[] } }).data.pictures
  expect(wrong).toMatchObject({ data: { wrong: ['stars'], problem: null }, init: { status: 422 } })
  expect(kept).toHaveLength(1)
  for (const [photo, problem] of [
    [[new File(['hello'], 'x.jpg', { type: 'image/jpeg' })], 'not-a-picture'],
    [[new File([], 'IMG_2.jpg', { type: 'image/jpeg' })], 'empty'],
    [[await aPhoto(), await aPhoto(), await aPhoto()], 'tooMany'],
  ] as const) {
    const answer = await send(line, { keep: kept, photo: [...photo] })
    expect(answer).toMatchObject({
      data: { problem, typed: said, pictures: kept },
      init: { status: 422 },
    })
  }
  const { id: purchaseId } = await db.purchase.findUniqueOrThrow({ where: { token: line.token } })
  for (let made = 0; made < 120; made++) await mayMake({ purchaseId }, 'picture')
  expect(await send(line, { keep: kept, photo: [await aPhoto()] })).toMatchObject({
    data: { problem: 'too-often', typed: said, pictures: kept },
  })
  // A name that was made up, or leads elsewhere.
  for (const key of ['../../etc/passwd', `${'b'.repeat(32)}-bbbbbb`]) {
    await send(line, { keep: [key] })
    expect(await picturesOf(line)).toEqual([])
  }
})

// Red without `pictures` in what the sweep asks for.
test('what a review shows is not swept away; with the review its pictures go', async () => {
  const line = await aLine()
  await send(line, { photo: [await aPhoto()] })
  const [key = ''] = await picturesOf(line)
  const later = new Date(Date.now() + 3 * 24 * 3_600_000)
  await sweepPictures(later)
  expect(await pictureStore().has(key)).toBe(true)
  const actor = { type: 'buyer', id: null } as const
  await withdrawReview({ purchaseToken: line.token, lineId: line.lineId, actor })
  expect(await picturesOf(line)).toEqual([])
  await sweepPictures(later)
  expect(await pictureStore().has(key)).toBe(false)
})

test('the database refuses a fourth picture', async () => {
  const line = await aLine()
  await send(line, {})
  const where = { orderLineId: line.lineId }
  const fourth = db.review.update({ where, data: { pictures: ['a', 'b', 'c', 'd'] } })
  expect(await fourth.catch(sqlStateOf)).toBe('23514')
})

function loseTheStore(): void {
  const down = vi
    .spyOn(pictureStore(), 'has')
    .mockRejectedValue(new PictureStoreUnavailable('down'))
  onTestFinished(() => down.mockRestore())
}

// Ask the store alone and this is red: the pictures are gone for good with the next sweep.
test('who changes the words while the store is away keeps the pictures', async () => {
  const line = await aLine()
  await send(line, { photo: [await aPhoto(), await aPhoto()] })
  const before = await picturesOf(line)
  loseTheStore()
  await send(line, { keep: before, typed: { ...said, words: 'Renyah sekali' } })
  expect(await picturesOf(line)).toEqual(before)
})

// Take an outage for an answer and this is red.
test('a picture that is in no review yet is neither lost nor believed while the store is away', async () => {
  const line = await aLine()
  const [key] = await pictureOfNobody()
  loseTheStore()
  expect(await send(line, { keep: [key!] })).toMatchObject({
    data: { problem: 'unavailable', pictures: [key] },
    init: { status: 422 },
  })
  expect(await db.review.findUnique({ where: { orderLineId: line.lineId } })).toBeNull()
  const form = new FormData()
  form.append('pictureKey', key!)
  const owner = { sessionId: newId() } as never
  expect(await takePictureOf(owner, form)).toEqual({ ok: false, reason: 'unavailable' })
  const made = new FormData()
  made.append('pictureKey', '../x')
  expect(await takePictureOf(owner, made)).toEqual({ ok: false, reason: 'gone' })
})

/** In the store, and shown by nothing: a form with a mistake was sent with it. */
async function pictureOfNobody(): Promise<string[]> {
  const line = await aLine()
  const wrong = await send(line, { photo: [await aPhoto()], typed: { ...said, stars: '9' } })
  return (wrong as unknown as { data: { pictures: string[] } }).data.pictures
}
