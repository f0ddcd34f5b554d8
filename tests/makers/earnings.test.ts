import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { rupiah } from '#app/core/rupiah.ts'
import { recordTransaction } from '#app/features/ledger/commands.server.ts'
import { amountBack } from '#app/features/orders/shortage.ts'
import { completeOrder } from '#app/features/orders/clock-commands.server.ts'
import {
  acceptOrder,
  handOverOrder,
  markDelivered,
  packOrder,
  refuseOrder,
} from '#app/features/orders/commands.server.ts'
import { sendInPart } from '#app/features/orders/shortage-commands.server.ts'
import { getMonthOfMaker, getSaleReceipt, getToday } from '#app/features/makers/earnings.server.ts'
import { loader as home } from '#app/routes/lapak/home.tsx'
import { loader as earnings } from '#app/routes/lapak/earnings.tsx'
import { loader as receipt } from '#app/routes/lapak/receipt.tsx'
import { db, transaction } from '#app/server/db.server.ts'
import { calendarDate } from '#app/features/bookings/calendar-date.ts'
import { aPaidOrder, type DeskShop } from '#tests/desk/desk-story.ts'
import { newRandom, size } from '#tests/money/random.ts'
import { aMakerDesk, aNeighbour, args, noBigInt } from './maker-desk.ts'

/** Another reading of the books than the page's: every posting of the maker's two accounts, added up here. */
async function booksOf({ makerId }: DeskShop) {
  const balance = async (stage: 'pending' | 'payable') => {
    const code = `maker:${makerId}:${stage}`
    const [into, out] = await Promise.all([
      db.posting.findMany({ where: { toAccount: { code } } }),
      db.posting.findMany({ where: { fromAccount: { code } } }),
    ])
    const sum = (rows: { amount: bigint }[]) => rows.reduce((all, { amount }) => all + amount, 0n)
    return sum(into) - sum(out)
  }
  return { pending: await balance('pending'), payable: await balance('payable') }
}

/** Money of a moment, without an order. */
function aSale({ makerId }: DeskShop, at: string, amount: number) {
  const occurredAt = new Date(at)
  const from = 'suspense'
  const to = `maker:${makerId}:pending` as const
  const posting = { from, to, amount: rupiah(amount), purpose: 'item', orderLineId: null } as const
  const event = { idempotencyKey: newId(), event: 'purchase.captured' }
  return transaction((tx) => recordTransaction(tx, { ...event, occurredAt, postings: [posting] }))
}

/** What may become of a paid order; each ends somewhere else. */
async function live(shop: DeskShop, fate: number, quantity: number): Promise<string> {
  const { orderId, deed } = await aPaidOrder(shop, { quantity })
  if (fate === 0) return orderId
  if (fate === 1) {
    await refuseOrder({ ...deed, refusal: { preset: 'outOfStock', words: null } })
    return orderId
  }
  await acceptOrder(deed)
  if (fate === 2 && quantity > 1) {
    const line = await db.orderLine.findFirstOrThrow({ where: { orderId } })
    const shortage = { orderLineId: line.id, missing: 1, finalGrams: null }
    const paid = rupiah(line.makerShare + line.shopShare + line.platformFee)
    const seen = amountBack({ ...line, paid }, shortage)
    const sent = await sendInPart({
      ...deed,
      shortages: [shortage],
      reason: 'outOfStock',
      isBackOnShelf: true,
      seen,
    })
    expect(sent.ok).toBe(true)
  }
  for (const step of [packOrder, handOverOrder, markDelivered]) await step(deed)
  if (fate >= 3) {
    await db.$executeRaw`UPDATE orders SET completes_at = now() WHERE id = ${orderId}::uuid`
    await transaction((tx) => completeOrder(tx, orderId))
  }
  return orderId
}

test('what was sold, went back and is owed is the ledger’s, to the rupiah, over orders of every fate', async () => {
  const random = newRandom()
  const { shop, scope, cookie } = await aMakerDesk({ stock: 900 })
  const fates = [0, 1, 2, 3, ...Array.from({ length: size(2, 60) }, () => random.below(5))]
  const orders = []
  for (const fate of fates) orders.push(await live(shop, fate, 2 + random.below(4)))

  const books = await booksOf(shop)
  const { sums, owed } = await earnings(args({ cookie }))
  expect(owed).toEqual(books)
  expect(sums.closing).toBe(books.pending + books.payable)
  expect(sums.opening + sums.sold + sums.returned + sums.restored).toBe(sums.closing)
  const lines = await db.orderLine.findMany({ where: { makerId: shop.makerId } })
  expect(sums.sold).toBe(lines.reduce((sum, { makerShare }) => sum + makerShare, 0n))
  expect((await home(args({ cookie }))).desk.soldShare).toBe(sums.closing)

  const receipts = await Promise.all(lines.map(({ id }) => getSaleReceipt(scope, id)))
  expect(receipts.reduce((sum, each) => sum + each!.left, 0n)).toBe(sums.closing)
  expect(receipts.reduce((sum, each) => sum + each!.pending, 0n)).toBe(books.pending)

  const seen: { id: string; amount: bigint }[] = []
  for (let search = '', more = true; more;) {
    const page = await earnings(args({ cookie, search }))
    seen.push(...page.movements)
    more = page.next !== null
    search = `?setelah=${page.next}`
  }
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
  expect(seen.reduce((sum, { amount }) => sum + amount, 0n)).toBe(sums.closing)
})

test('a month begins and ends at midnight in western Indonesia', async () => {
  const { shop, scope } = await aMakerDesk()
  await aSale(shop, '2026-08-31T16:59:59Z', 1)
  await aSale(shop, '2026-08-31T17:00:00Z', 20)
  await aSale(shop, '2026-09-30T16:59:59Z', 300)
  await aSale(shop, '2026-09-30T17:00:00Z', 4000)
  expect(await getMonthOfMaker(scope, calendarDate('2026-09-17'))).toMatchObject({
    opening: 1n,
    sold: 320n,
    closing: 321n,
  })
})

test('the movements go on where the page before ended', async () => {
  const { shop, cookie } = await aMakerDesk()
  for (let amount = 1; amount <= 30; amount++) await aSale(shop, '2026-07-15T05:00:00Z', amount)
  const first = await earnings(args({ cookie, search: '?bulan=2026-07' }))
  const search = `?bulan=2026-07&setelah=${first.next}`
  const second = await earnings(args({ cookie, search }))
  const seen = [...first.movements, ...second.movements].map(({ amount }) => amount)
  expect([first.movements.length, second.movements.length, second.next]).toEqual([25, 5, null])
  expect(new Set(seen).size).toBe(30)
})

test('another maker’s sale and one that never was are the same nothing; no receipt names the buyer', async () => {
  const { shop, cookie } = await aMakerDesk()
  const { orderId } = await aPaidOrder(shop, { buyer: { name: 'Bu Pembeli Rahasia' } })
  const { id: orderLineId } = await db.orderLine.findFirstOrThrow({ where: { orderId } })
  const mine = await receipt(args({ cookie, params: { orderLineId }, search: '?kertas=a4' }))
  expect(mine).toMatchObject({ paper: 'a4', receipt: { left: 17_600n, pending: 17_600n } })
  const page = await earnings(args({ cookie, search: '?bulan=2026-13&setelah=%00' }))
  expect(page.month.slice(0, 7)).toBe((await getToday()).slice(0, 7))
  expect(JSON.stringify([mine, page], noBigInt)).not.toMatch(/Rahasia|8111111111|@/)
  const neighbour = await aNeighbour(shop)
  for (const [who, id] of [
    [neighbour.cookie, orderLineId],
    [cookie, newId()],
    [cookie, 'x'],
  ] as const) {
    const asked = receipt(args({ cookie: who, params: { orderLineId: id } }))
    await expect(asked).rejects.toMatchObject({ status: 404 })
  }
  const theirs = await earnings(args({ cookie: neighbour.cookie }))
  expect([theirs.movements, theirs.sums.closing]).toEqual([[], 0n])
})
