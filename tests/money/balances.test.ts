import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { rupiah } from '#app/core/rupiah.ts'
import { receiveBalance, undoBalance } from '#app/features/bookings/balance-commands.server.ts'
import { listGuests } from '#app/features/orders/guest-queries.server.ts'
import { getOrderForShop } from '#app/features/orders/order-page.server.ts'
import { cancelByBuyer } from '#app/features/orders/buyer-commands.server.ts'
import { getPurchasePage } from '#app/features/purchases/purchase-page.server.ts'
import { getShopBalances } from '#app/features/shops/balances.server.ts'
import { getTicketPage } from '#app/features/bookings/ticket-page.server.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { anExperience, inDays, type TestExperience } from '#tests/factories/experiences.ts'
import { aPaidPurchase } from '#tests/factories/purchases.ts'
import { expectInvariants } from './expect-invariants.ts'

// A deposit is paid with the order, the rest on site: noted once, undone with a reason, never lost.

afterAll(expectInvariants)

const actor = { type: 'staff', id: newId() } as const

async function aFamily(days = 0) {
  const rafting = await anExperience({
    price: 33_333n,
    addOns: [9],
    columns: { depositPercent: 30 },
  })
  const visit = { kind: 'day', date: inDays(days), sessionId: null } as const
  const bought = await aPaidPurchase([
    { variant: rafting, quantity: 4, visit },
    { variant: rafting.addOns[0]!, quantity: 2, visit },
  ])
  const orderId = bought.orders[0]!.id
  const booking = await db.booking.findFirstOrThrow({
    where: { purchaseId: bought.purchaseId, addOnId: null },
  })
  const shopId = mintScope.shop(rafting.shopId)
  return {
    ...bought,
    rafting,
    visit,
    deed: { shopId, orderId, bookingId: booking.id, actor, taking: null },
  }
}

// 30 % of 33.333 is 9.999,9 and of 5.000 it is 1.500.
const paidOnline = 4n * 10_000n + 2n * 1_500n
const onSite = rupiah(4n * 23_333n + 2n * 3_500n)

const owed = ({ shopId }: TestExperience) => getShopBalances(mintScope.readableShop(shopId))

test('the deposit is rounded up for each, and what is paid on site is frozen and said everywhere', async () => {
  const { total, token, rafting, visit, deed } = await aFamily()
  expect(total).toBe(paidOnline)
  await db.experience.update({
    where: { listingId: rafting.listingId },
    data: { depositPercent: 90 },
  })
  const page = (await getPurchasePage(mintScope.purchaseToken(token)))!
  expect(page.onSiteLeft).toBe(onSite)
  const [family, vests] = page.orders[0]!.lines
  expect(family!.onSite).toEqual({ amount: 93_332n, left: 93_332n })
  expect(vests!.ticket).toBeNull()
  const ticket = (await getTicketPage(family!.ticket!))!
  const party = {
    addOns: [{ label: { id: 'Rompi 1', en: 'Vest 1' }, count: 2 }],
    onSite: { amount: onSite, left: onSite },
  }
  expect(ticket.party).toEqual(party)
  const guests = await listGuests({ shopId: deed.shopId, role: 'manager', date: visit.date })
  expect(guests.map((guest) => guest.party)).toEqual([party])
})

test('what is received is owed to maker and BUM Desa at once, nothing to the platform, and undone whole', async () => {
  const { rafting, deed, orders } = await aFamily()
  const before = await owed(rafting)
  const amounts = { means: 'cash', amount: onSite } as const
  expect(await receiveBalance({ ...deed, ...amounts })).toEqual({ ok: true, value: undefined })
  const after = await owed(rafting)
  expect(after.collected - before.collected).toBe(onSite)
  const gained = (balances: typeof before) =>
    balances.shop.payable + balances.makers.reduce((sum, { payable }) => sum + payable, 0n)
  expect(gained(after) - gained(before)).toBe(onSite)
  expect([after.shop.pending, after.makers[0]!.pending]).toEqual([
    before.shop.pending,
    before.makers[0]!.pending,
  ])
  const { number } = await db.order.findUniqueOrThrow({ where: { id: orders[0]!.id } })
  const seen = async () =>
    (await getOrderForShop({ shopId: deed.shopId, number, role: 'manager' }))!.balances
  expect(await seen()).toMatchObject([{ onSite: { left: 0n }, receipt: { means: 'cash' } }])
  const reason = 'Salah pesanan'
  expect(await undoBalance({ ...deed, reason })).toMatchObject({ ok: true })
  expect(await undoBalance({ ...deed, reason })).toMatchObject({ reason: 'already-changed' })
  expect(await owed(rafting)).toEqual(before)
  expect(await receiveBalance({ ...deed, means: 'qris', amount: onSite })).toMatchObject({
    ok: true,
  })
  expect(await seen()).toMatchObject([{ onSite: { left: 0n }, receipt: { means: 'qris' } }])
})

// Take the lock of the bookings away and two colleagues meet the primary key of the receipts as an error.
test('ten colleagues who take the same money at once take it once', async () => {
  const { deed } = await aFamily()
  const all = await Promise.all(
    Array.from({ length: 10 }, () => receiveBalance({ ...deed, means: 'cash', amount: onSite })),
  )
  expect(all.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await db.balanceReceipt.count({ where: { shopId: deed.shopId } })).toBe(2)
})

test('another sum than was shown, another BUM Desa and another order take nothing', async () => {
  const [{ deed }, other] = [await aFamily(), await aFamily()]
  const take = { means: 'cash', amount: onSite } as const
  const refused = { ok: false, reason: 'already-changed' }
  expect(await receiveBalance({ ...deed, ...take, amount: rupiah(onSite - 1n) })).toEqual(refused)
  expect(await receiveBalance({ ...deed, ...take, shopId: other.deed.shopId })).toEqual(refused)
  expect(await receiveBalance({ ...deed, ...take, orderId: other.deed.orderId })).toEqual(refused)
  expect(await db.balanceReceipt.count({ where: { shopId: deed.shopId } })).toBe(0)
})

test('who cancels gets back what was paid online, and the money of the site is still to be given back', async () => {
  const { deed, token, orders, purchaseId } = await aFamily(9)
  await receiveBalance({ ...deed, means: 'transfer', amount: onSite })
  await cancelByBuyer({
    purchaseToken: mintScope.purchaseToken(token),
    orderId: orders[0]!.id,
    actor: { type: 'buyer', id: null },
    seen: rupiah(paidOnline),
  })
  expect(await db.refund.findMany({ where: { purchaseId } })).toMatchObject([
    { amount: paidOnline },
  ])
  const { number } = await db.order.findUniqueOrThrow({ where: { id: orders[0]!.id } })
  const page = await getOrderForShop({ shopId: deed.shopId, number, role: 'manager' })
  expect(page!.balances).toMatchObject([{ isOff: true, receipt: { means: 'transfer' } }])
  expect(await undoBalance({ ...deed, reason: 'Uang dikembalikan' })).toMatchObject({ ok: true })
})

test('receipts are never rewritten, and nothing is undone without a reason', async () => {
  const { deed } = await aFamily()
  await receiveBalance({ ...deed, means: 'cash', amount: onSite })
  await expect(
    db.balanceReceipt.updateMany({ where: { bookingId: deed.bookingId }, data: { amount: 1n } }),
  ).rejects.toThrow()
  const undo = { shopId: deed.shopId, bookingId: deed.bookingId, turn: 2, amount: 1n }
  await expect(
    db.balanceReceipt.create({ data: { ...undo, means: 'cash', recordedBy: actor.id } }),
  ).rejects.toThrow('balance_receipts_check')
  const zero = db.experience.updateMany({
    where: { shopId: deed.shopId },
    data: { depositPercent: 100 },
  })
  await expect(zero).rejects.toThrow('experiences_deposit_check')
})
