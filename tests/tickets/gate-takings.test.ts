import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { rupiah } from '#app/core/rupiah.ts'
import { undoBalance } from '#app/features/bookings/balance-commands.server.ts'
import { balanceOf } from '#app/features/bookings/components/gate-balance.tsx'
import { ticketTokenOf } from '#app/features/bookings/ticket-page.server.ts'
import { cancelByBuyer } from '#app/features/orders/buyer-commands.server.ts'
import { getOrderForShop } from '#app/features/orders/order-page.server.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aPaidPurchase } from '#tests/factories/purchases.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { startStorefront } from '#tests/storefront/site.ts'
import { aGatekeeper } from './gate-day.ts'
import { aPhone, type TestPhone } from './phone.ts'

// A gate without signal says what is still to be paid on site, and what it takes is written down once.

let site: Awaited<ReturnType<typeof startStorefront>>
beforeAll(async () => void (site = await startStorefront(['kelola', 'system'])), 120_000)
afterAll(() => site.stop())
afterAll(expectInvariants)

/** Four at half price in advance, with two vests; expected today, or later. */
async function aFamily(days = 0) {
  const rafting = await anExperience({
    price: 20_000n,
    addOns: [9],
    columns: { depositPercent: 50 },
  })
  const visit = { kind: 'day', date: inDays(days), sessionId: null } as const
  const bought = await aPaidPurchase([
    { variant: rafting, quantity: 4, visit },
    { variant: rafting.addOns[0]!, quantity: 2, visit },
  ])
  const shop = await db.shop.findUniqueOrThrow({ where: { id: rafting.shopId } })
  const booking = await db.booking.findFirstOrThrow({
    where: { purchaseId: bought.purchaseId, addOnId: null },
    include: { orderLine: { include: { order: true } } },
  })
  return { shop, booking, token: ticketTokenOf(booking)!, purchaseToken: bought.token }
}

const due = 4n * 10_000n + 2n * 2_500n

async function aReadyPhone(shop: { id: string; slug: string; name: string }) {
  const { cookie, boot } = await aGatekeeper(shop)
  const phone = aPhone({ origin: site.origin, cookie })
  await phone.phone.open(boot)
  await phone.phone.refresh()
  return { ...phone, cookie, userId: boot.userId }
}

const ask = ({ phone }: TestPhone, code: string) =>
  phone.check({ code, count: null, scanId: newId(), gate: '1' })

/** Until all is told, over a network that loses, repeats and swallows answers. */
async function tellAll(phone: TestPhone): Promise<void> {
  const fates = ['answer-lost', 'twice', 'lost'] as const
  let turn = 0
  phone.network.isOn = true
  phone.network.fate = () => fates[turn++ % fates.length]!
  while ((await phone.store.takings.read()).some(({ state }) => state === 'waiting')) {
    expect(turn).toBeLessThan(20)
    await phone.phone.refresh()
  }
  phone.network.fate = () => 'arrives'
}

const receipts = (shopId: string) =>
  db.balanceReceipt.findMany({ where: { shopId }, orderBy: { turn: 'asc' } })

test('with and without signal the gate says the same of what is to be paid and handed out', async () => {
  const { shop, booking, token } = await aFamily()
  const gate = await aReadyPhone(shop)
  const party = {
    addOns: [{ label: { id: 'Rompi 1', en: 'Vest 1' }, count: 2 }],
    balance: { due, orderNumber: booking.orderLine.order.number },
  }
  expect(await ask(gate, token)).toMatchObject({ kind: 'valid', seen: { party } })
  gate.network.isOn = false
  expect(await ask(gate, token)).toMatchObject({ kind: 'valid', seen: { party } })
})

// Take the unique id of the taking away, or the phone's question whether it took it already: red.
test('what a gate takes without signal is written down once, however often it is told', async () => {
  const { shop, token } = await aFamily()
  const gate = await aReadyPhone(shop)
  gate.network.isOn = false
  const balance = balanceOf(await ask(gate, token))!
  await Promise.all([gate.phone.take(balance, 'qris'), gate.phone.take(balance, 'cash')])
  expect(await gate.store.takings.read()).toMatchObject([{ means: 'qris', state: 'waiting' }])
  await tellAll(gate)
  const rows = await receipts(shop.id)
  expect(rows.map(({ turn, means, recordedBy }) => [turn, means, recordedBy])).toEqual(
    Array(2).fill([1, 'qris', gate.userId]),
  )
  await gate.phone.refresh()
  expect(gate.phone.state.takings).toEqual([])
  expect(balanceOf(await ask(gate, token))).toBeNull()
})

test('two gates that both took it: one is written down, the other is shown on the phone and the order', async () => {
  const { shop, booking, token } = await aFamily()
  const [north, south] = [await aReadyPhone(shop), await aReadyPhone(shop)]
  for (const gate of [north, south]) {
    gate.network.isOn = false
    await gate.phone.take(balanceOf(await ask(gate, token))!, 'cash')
  }
  await tellAll(north)
  await tellAll(south)
  expect(await receipts(shop.id)).toHaveLength(2)
  expect(south.phone.state.takings).toMatchObject([{ state: 'refused', amount: due }])
  const { number } = booking.orderLine.order
  const order = await getOrderForShop({
    shopId: mintScope.readableShop(shop.id),
    number,
    role: 'manager',
  })
  expect(order!.timeline.filter(({ status }) => status === 'balance-surplus')).toHaveLength(1)
  await south.phone.forgetRefused()
  expect(await south.store.takings.read()).toEqual([])
})

test('money undone at the desk is due again at the gate, and can be taken again', async () => {
  const { shop, booking, token } = await aFamily()
  const gate = await aReadyPhone(shop)
  await gate.phone.take(balanceOf(await ask(gate, token))!, 'cash')
  await tellAll(gate)
  const { orderId } = booking.orderLine
  const actor = { type: 'staff', id: gate.userId } as const
  const deed = { shopId: mintScope.shop(shop.id), orderId, bookingId: booking.id, actor }
  await undoBalance({ ...deed, reason: 'Uang kembali' })
  await gate.phone.refresh()
  await gate.phone.take(balanceOf(await ask(gate, token))!, 'transfer')
  await tellAll(gate)
  const turns = (await receipts(shop.id)).filter(({ bookingId }) => bookingId === booking.id)
  expect(turns.map(({ means, undoReason }) => [means, undoReason])).toEqual([
    ['cash', null],
    ['cash', 'Uang kembali'],
    ['transfer', null],
  ])
})

test('a visit cancelled meanwhile: the money stands on the order to be given back', async () => {
  const { shop, booking, purchaseToken } = await aFamily(9)
  const gate = await aReadyPhone(shop)
  gate.network.isOn = false
  const orderNumber = booking.orderLine.order.number
  await gate.phone.take({ bookingId: booking.id, orderNumber, due: rupiah(due) }, 'cash')
  await cancelByBuyer({
    purchaseToken: mintScope.purchaseToken(purchaseToken),
    orderId: booking.orderLine.orderId,
    actor: { type: 'buyer', id: null },
    seen: rupiah(due),
  })
  await tellAll(gate)
  expect(gate.phone.state.takings).toMatchObject([{ state: 'refused' }])
  expect(await receipts(shop.id)).toEqual([])
})

test('another BUM Desa, who only reads and a letter that says something else write down nothing', async () => {
  const { shop, booking } = await aFamily()
  const { shop: other } = await aFamily()
  const [keeper, stranger, reader] = await Promise.all([
    aGatekeeper(shop),
    aGatekeeper(other),
    aGatekeeper(shop, 'supervisor'),
  ])
  const taking = {
    id: newId(),
    bookingId: booking.id,
    amount: `${due}`,
    means: 'cash',
    takenAt: new Date().toISOString(),
    takenBy: keeper.boot.userId,
  }
  const tell = async (cookie: string, slug: string, letter: unknown) => {
    const answer = await fetch(`${site.origin}/kelola/gerbang/${slug}/pelunasan`, {
      method: 'POST',
      headers: {
        Cookie: cookie,
        'Content-Type': 'application/json',
        Origin: 'http://localhost:3000',
      },
      body: JSON.stringify(letter),
    })
    return { status: answer.status, text: await answer.text() }
  }
  const fine = { takings: [taking] }
  expect(await tell(stranger.cookie, shop.slug, fine)).toMatchObject({ status: 404 })
  expect(await tell(reader.cookie, shop.slug, fine)).toMatchObject({ status: 403 })
  expect(JSON.parse((await tell(stranger.cookie, other.slug, fine)).text)).toEqual({
    outcomes: [{ id: taking.id, outcome: 'unknown' }],
  })
  const wrong = [
    { amount: '-5' },
    { amount: '1e3' },
    { amount: 45_000 },
    { amount: '٤٥٠٠٠' },
    { means: 'gold' },
    { takenAt: '1970-01-01T00:00:00Z' },
    { id: "'; DROP TABLE bookings; --" },
    { extra: true },
  ]
  for (const part of wrong) {
    const answer = await tell(keeper.cookie, shop.slug, { takings: [{ ...taking, ...part }] })
    expect([part, answer.status]).toEqual([part, 422])
  }
  expect(await receipts(shop.id)).toEqual([])
  expect(await tell(keeper.cookie, shop.slug, fine)).toMatchObject({ status: 200 })
  expect(await receipts(shop.id)).toHaveLength(2)
})
