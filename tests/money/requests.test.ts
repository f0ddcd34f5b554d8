import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { zero } from '#app/core/rupiah.ts'
import { holdVisits } from '#app/features/bookings/commands.server.ts'
import { addToCart, addVisitToCart } from '#app/features/cart/commands.server.ts'
import { putRequestInCart } from '#app/features/cart/put-request.server.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { sellAtCounter } from '#app/features/counter/commands.server.ts'
import { closeUnpaidPurchase } from '#app/features/purchases/commands.server.ts'
import { askForVisit, openPerNetwork, openPerNumber } from '#app/features/requests/ask.server.ts'
import { withdrawRequest } from '#app/features/requests/buyer-commands.server.ts'
import { expireRequests } from '#app/features/requests/clock-commands.server.ts'
import { declineRequest } from '#app/features/requests/desk-commands.server.ts'
import { action as postDay } from '#app/routes/storefront/visit-calendar.tsx'
import { db, transaction } from '#app/server/db.server.ts'
import { mintScope, systemActor } from '#app/server/scopes.server.ts'
import { aCounter, aSale } from '#tests/counter/counter-factories.ts'
import { args } from '#tests/desk/calendar-desk.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import {
  aCart,
  aCheckout,
  aGuest,
  aPhone,
  aPurchase,
  tellPayment,
} from '#tests/factories/purchases.ts'
import {
  aCartOf,
  aConfirmedRequest,
  anAsking,
  aRequest,
  checkOut,
  confirm,
  slotOf,
  staff,
  statusOf,
  type TestRequest,
} from '#tests/factories/requests.ts'
import { aVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from './expect-invariants.ts'
import { inParallel } from './random.ts'

// A place of a day is a request's, then its booking's: never both, never nobody's in between.

afterAll(expectInvariants)

const giveUp = (purchaseId: string) =>
  transaction((tx) => closeUnpaidPurchase(tx, { purchaseId, to: 'expired', actor: systemActor }))
const timeIsUp = ({ id }: TestRequest) => db.$executeRaw`
  UPDATE group_requests SET answer_by = now() - interval '1 second',
    pay_by = CASE WHEN pay_by IS NOT NULL THEN now() - interval '1 second' END
  WHERE id = ${id}::uuid`
const decline = ({ id, farm }: TestRequest) =>
  declineRequest({
    shopId: mintScope.shop(farm.shopId),
    requestId: id,
    actor: staff,
    answer: 'Panen',
  })
const withdraw = ({ token }: TestRequest) =>
  withdrawRequest({ token, actor: { type: 'buyer', id: null } })

async function ordered(request: TestRequest) {
  const placed = await checkOut(request)
  if (!placed.ok) throw new Error(placed.reason)
  return { purchaseId: placed.value.purchaseId, attemptId: placed.value.attemptId! }
}

test('a group asks, the BUM Desa agrees, the group pays: one place, counted once all along', async () => {
  const request = await aRequest()
  expect(await db.slot.count({ where: { listingId: request.farm.listingId } })).toBe(0)
  expect(await confirm(request, 450_000n)).toMatchObject({ ok: true })
  expect(await slotOf(request)).toMatchObject({ held: 1, sold: 0 })
  // What was agreed stays, whatever the price becomes.
  await db.variant.update({ where: { id: request.farm.id }, data: { price: 99_000n } })
  const { purchaseId, attemptId } = await ordered(request)
  expect(await statusOf(request)).toBe('ordered')
  expect(await slotOf(request)).toMatchObject({ held: 1, sold: 0 })
  await tellPayment(attemptId)
  expect(await statusOf(request)).toBe('taken')
  expect(await slotOf(request)).toMatchObject({ held: 0, sold: 1 })
  const line = await db.orderLine.findFirstOrThrow({ where: { order: { purchaseId } } })
  expect(line).toMatchObject({ quantity: 1, unitPrice: 450_000n, variantLabelId: '30 orang' })
})

test('without a price it is people times what the day costs', async () => {
  const farm = await anExperience({ groups: 1, price: 15_000n })
  await db.dayPrice.createMany({
    data: (['weekend', 'holiday'] as const).map((dayType) => ({
      variantId: farm.id,
      dayType,
      price: 20_000n,
    })),
  })
  const saturday = [2, 3, 4, 5, 6, 7, 8].map(inDays).find((d) => new Date(d).getUTCDay() === 6)!
  const request = await aRequest(farm, { date: saturday })
  await confirm(request)
  const { price } = await db.groupRequest.findUniqueOrThrow({ where: { id: request.id } })
  expect(price).toBe(30n * 20_000n)
})

// Leave the look under the lock out of lockRequest and moveRequest and this is red.
test('ten at once say yes or no: one answer', async () => {
  const farm = await anExperience({ groups: 5 })
  const request = await aRequest(farm)
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, each) => (each % 2 ? confirm(request) : decline(request))),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  const status = await statusOf(request)
  const held = await db.slot.findMany({ where: { listingId: farm.listingId } })
  expect(held.map((slot) => slot.held)).toEqual(status === 'confirmed' ? [1] : [])
  expect(await db.auditEntry.count({ where: { subjectId: request.id } })).toBe(2)
})

// Take the calendar's lock out of lockRequest and the CHECK of slots answers with an error instead.
test('the last place is promised to one of eight', async () => {
  const farm = await anExperience({ groups: 1 })
  const requests = []
  for (let each = 0; each < 8; each += 1) requests.push(await aRequest(farm))
  const answers = await Promise.all(requests.map((request) => confirm(request)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.filter((answer) => !answer.ok && answer.reason === 'full')).toHaveLength(7)
  expect(await slotOf(requests[0]!)).toMatchObject({ held: 1, capacity: 1 })
})

// Leave `held - 1` out of moveRequest, or let findPlace take no place of its own, and this is red.
test('twenty buyers around one hand-over: one purchase has the place, the others none', async () => {
  const farm = await anExperience({ groups: 3 })
  const request = await aConfirmedRequest(farm)
  const rivals: TestRequest[] = []
  for (let each = 0; each < 10; each += 1) rivals.push(await aRequest(farm))
  const carts = []
  for (let each = 0; each < 20; each += 1) carts.push(await aCartOf(request))
  const inputs = await Promise.all(carts.map((cart) => aCheckout(cart)))
  const placed: Awaited<ReturnType<typeof placePurchase>>[] = []
  const promised: boolean[] = []
  const deeds = [
    ...carts.map((cart, at) => async () => {
      placed.push(await placePurchase(cart.scope, inputs[at]!))
    }),
    ...rivals.map((rival) => async () => {
      promised.push((await confirm(rival)).ok)
    }),
  ]
  await inParallel(
    deeds.toSorted(() => Math.random() - 0.5),
    8,
    (deed) => deed(),
  )
  const won = placed.filter(({ ok }) => ok)
  expect(won).toHaveLength(1)
  expect(promised.filter(Boolean)).toHaveLength(2)
  expect(await slotOf(request)).toMatchObject({ held: 3, sold: 0, capacity: 3 })
  expect(await db.booking.count({ where: { requestId: request.id } })).toBe(1)
})

test('not paid: with time left the request has its place again, without it the day is free', async () => {
  const request = await aConfirmedRequest()
  const first = await ordered(request)
  await giveUp(first.purchaseId)
  expect(await statusOf(request)).toBe('confirmed')
  expect(await slotOf(request)).toMatchObject({ held: 1 })
  const second = await ordered(request)
  await timeIsUp(request)
  await expireRequests()
  expect(await statusOf(request)).toBe('ordered')
  await giveUp(second.purchaseId)
  expect(await statusOf(request)).toBe('expired')
  expect(await slotOf(request)).toMatchObject({ held: 0 })
})

test('late money has the place its request kept, or one that is still free, or goes back', async () => {
  const kept = await aConfirmedRequest()
  const first = await ordered(kept)
  await giveUp(first.purchaseId)
  await tellPayment(first.attemptId)
  expect(await statusOf(kept)).toBe('taken')
  expect(await slotOf(kept)).toMatchObject({ held: 0, sold: 1 })

  const free = await aConfirmedRequest()
  const late = await ordered(free)
  await timeIsUp(free)
  await giveUp(late.purchaseId)
  await tellPayment(late.attemptId)
  expect(await statusOf(free)).toBe('taken')
  expect(await slotOf(free)).toMatchObject({ held: 0, sold: 1 })

  const gone = await aConfirmedRequest()
  const lost = await ordered(gone)
  await timeIsUp(gone)
  await giveUp(lost.purchaseId)
  await aConfirmedRequest(gone.farm)
  await tellPayment(lost.attemptId)
  expect(await statusOf(gone)).toBe('expired')
  expect(await slotOf(gone)).toMatchObject({ held: 1, sold: 0 })
  expect(await db.refund.count({ where: { purchaseId: lost.purchaseId } })).toBe(1)
})

// Let expireRequest trust what it read before the lock and this is red once in a few runs.
test('the clock and the money in the same second: paid or expired, and the place with it', async () => {
  for (let round = 0; round < 6; round += 1) {
    const request = await aConfirmedRequest()
    const cart = await aCartOf(request)
    const input = await aCheckout(cart)
    const [placed] = await Promise.all([
      placePurchase(cart.scope, input),
      timeIsUp(request).then(() => expireRequests()),
    ])
    const { held } = await slotOf(request)
    const status = await statusOf(request)
    expect([status, held]).toEqual(placed.ok ? ['ordered', 1] : ['expired', 0])
  }
})

test('the clocks: no answer, no money', async () => {
  const [asked, confirmed, waiting] = [
    await aRequest(),
    await aConfirmedRequest(),
    await aRequest(),
  ]
  await timeIsUp(asked)
  await timeIsUp(confirmed)
  expect(await confirm(asked)).toEqual({ ok: false, reason: 'too-late' })
  await expireRequests()
  expect(await statusOf(asked)).toBe('expired')
  expect(await statusOf(confirmed)).toBe('expired')
  expect(await slotOf(confirmed)).toMatchObject({ held: 0 })
  expect(await statusOf(waiting)).toBe('asked')
})

test('who withdraws gives the place back, once', async () => {
  const request = await aConfirmedRequest()
  const answers = await Promise.all(Array.from({ length: 4 }, () => withdraw(request)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await slotOf(request)).toMatchObject({ held: 0 })
  expect(await putRequestInCart(await aGuest(), request.token)).toMatchObject({ ok: false })
  const late = await aConfirmedRequest()
  const { attemptId } = await ordered(late)
  expect(await withdraw(late)).toMatchObject({ reason: 'already-changed' })
  await tellPayment(attemptId)
})

// Take 'groupOnRequest' out of offerVisits and this is red.
test('by no door does anybody have such a day without having asked', async () => {
  const farm = await anExperience({ groups: 1 })
  const visit = { kind: 'day', date: inDays(7), sessionId: null } as const
  const wish = [{ variantId: farm.id, quantity: 30 }]
  const refused = { ok: false, reason: 'not-offered' }
  expect(await addVisitToCart(await aGuest(), visit, wish)).toMatchObject(refused)
  expect(await addToCart(await aGuest(), { ...wish[0]!, visit })).toMatchObject(refused)
  expect(await addToCart(await aGuest(), { ...wish[0]!, visit: null })).toMatchObject({ ok: false })
  const form = { date: visit.date, variantId: farm.id, quantity: '30' }
  const page = await postDay(args({ cookie: '', form }))
  expect(page).toMatchObject({ init: { status: 409 }, data: { notice: { kind: 'not-offered' } } })
  const sale = aSale([{ variant: farm, quantity: 30 }])
  expect(await sellAtCounter(aCounter(farm.shopId), sale)).toMatchObject({ ok: false })
  // In the cart since the days could be bought, or by a row that nobody can explain.
  const cart = await aCart([{ variant: farm, quantity: 30, visit }])
  expect(await placePurchase(cart.scope, await aCheckout(cart))).toMatchObject({ ok: false })
  expect(await db.booking.count({ where: { listingId: farm.listingId } })).toBe(0)
})

// Take 'groupOnRequest' out of findPlace and this is red.
test('under the lock it is refused as well, whoever asks there', async () => {
  const farm = await anExperience({ groups: 1 })
  const visit = { kind: 'day', date: inDays(7), sessionId: null } as const
  const line = {
    ...farm,
    orderLineId: newId(),
    visit,
    quantity: 30,
    addOnId: null,
    onSitePrice: zero,
  }
  const wanted = { purchaseId: newId(), minutes: 60, visits: [line] }
  expect(await transaction((tx) => holdVisits(tx, wanted))).toMatchObject([
    { reason: 'not-offered' },
  ])
})

test('what the calendar would not have is not even asked', async () => {
  const farm = await anExperience({ groups: 1, columns: { leadTimeHours: 72 } })
  const ask = async (changes: Parameters<typeof anAsking>[1]) => {
    const asked = await askForVisit(anAsking(farm, changes))
    return asked.ok ? 'asked' : asked.reason
  }
  expect(await ask({ people: 9 })).toBe('group-too-small')
  expect(await ask({ people: 100 })).toBe('group-too-large')
  expect(await ask({ date: inDays(2) })).toBe('too-soon')
  expect(await ask({ date: inDays(-1) })).toBe('too-soon')
  expect(await ask({ date: inDays(400) })).toBe('too-far')
  expect(await ask({ package: (await aVariant()).id })).toBe('not-for-sale')
  await aConfirmedRequest(farm)
  expect(await ask({})).toBe('full')
  expect(await ask({ date: inDays(8) })).toBe('asked')
})

// Take the lock on the number out of askForVisit and this is red.
test('one number asks for so many days at a time, one network for more, and one form once', async () => {
  const farm = await anExperience({ groups: 9 })
  const phone = aPhone()
  const many = Array.from({ length: 8 }, () => askForVisit(anAsking(farm, { phone })))
  const answers = await Promise.all(many)
  expect(answers.filter(({ ok }) => ok)).toHaveLength(openPerNumber)
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: 'too-many-open' })
  const network = 'the network of a village'
  for (let each = 0; each < openPerNetwork; each += 1) await aRequest(farm, { network })
  expect(await askForVisit(anAsking(farm, { network }))).toMatchObject({ ok: false })
  const form = anAsking(farm)
  const twice = await Promise.all([askForVisit(form), askForVisit(form), askForVisit(form)])
  expect(new Set(twice.map((each) => each.ok && each.value.token)).size).toBe(1)
})

test('the database itself has one live booking for a request, and no promise without a place', async () => {
  const request = await aConfirmedRequest()
  await ordered(request)
  const [booking] = await db.booking.findMany({ where: { requestId: request.id } })
  await aPurchase([{ variant: await aVariant() }])
  await expect(
    db.$executeRaw`
      INSERT INTO bookings (id, order_line_id, purchase_id, shop_id, listing_id, status, date, slot_id,
        quantity, expires_at, request_id)
      SELECT gen_random_uuid(), line.id, b.purchase_id, b.shop_id, b.listing_id, b.status, b.date,
        b.slot_id, b.quantity, b.expires_at, b.request_id
      FROM bookings b, order_lines line WHERE b.id = ${booking!.id}::uuid
        AND line.id NOT IN (SELECT order_line_id FROM bookings)
      LIMIT 1`,
  ).rejects.toThrow('bookings_request_once')
  await expect(
    db.$executeRaw`
      UPDATE group_requests SET slot_id = NULL WHERE id = ${request.id}::uuid`,
  ).rejects.toThrow('group_requests_check')
})
