import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { type Rupiah, rupiah } from '#app/core/rupiah.ts'
import { receiveBalance, undoBalance } from '#app/features/bookings/balance-commands.server.ts'
import { addDays } from '#app/features/bookings/calendar-date.ts'
import { phoneLetter, type RawSale } from '#app/features/counter/phone-sale.ts'
import { recordPhoneSales } from '#app/features/counter/phone-sales.server.ts'
import { bookRefusedSale, giveRefusedBack } from '#app/features/counter/solve-sale.server.ts'
import { undoSale } from '#app/features/counter/undo-sale.server.ts'
import { accounts } from '#app/features/ledger/accounts.ts'
import { refuseOrder } from '#app/features/orders/commands.server.ts'
import { handBackAtCounter } from '#app/features/refunds/counter-refund.server.ts'
import { closeDay } from '#app/features/till/commands.server.ts'
import { countForm, type TillCount } from '#app/features/till/forms.ts'
import { getDayToClose, getTillDay, listTillDays } from '#app/features/till/queries.server.ts'
import { netOf } from '#app/features/till/till.ts'
import { db } from '#app/server/db.server.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aPaidPurchase } from '#tests/factories/purchases.ts'
import { aVariant, type TestVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { aCounter, sell, today } from './counter-factories.ts'

afterAll(expectInvariants)

const day = inDays(0)

const told = (variant: Pick<TestVariant, 'id' | 'price'>, soldAt = new Date()): RawSale => {
  const line = { variantId: variant.id, quantity: 1, visit: null, price: `${variant.price}` }
  const rest = { soldBy: newId(), paidWith: 'cash', received: null, buyer: null, gate: null }
  return { id: newId(), soldAt: soldAt.toISOString(), lines: [line], ...rest }
}

const tell = (shopId: string, sales: readonly RawSale[]) =>
  recordPhoneSales(aCounter(shopId), phoneLetter.parse({ sales }))

const aCount = (changes: Partial<TillCount> = {}): TillCount => ({
  round: 1,
  seen: rupiah(0),
  openingFloat: rupiah(0),
  counted: rupiah(0),
  pieces: {},
  note: null,
  reason: null,
  ...changes,
})

const cashier = (shopId: string) => ({ ...aCounter(shopId), role: 'staff' as const })
const treasurer = (shopId: string) => ({ ...aCounter(shopId), role: 'treasurer' as const })
const readDay = async (shopId: string) => (await getTillDay(aCounter(shopId).shopId, day))!

/** What the BUM Desa has more in its hands than before, by the books. */
async function takenByTheBooks(shopId: string): Promise<bigint> {
  const { incoming, outgoing } = await db.ledgerAccount.findUniqueOrThrow({
    where: { code: accounts.collector(shopId) },
    include: { incoming: true, outgoing: true },
  })
  const sum = (rows: { amount: bigint }[]) => rows.reduce((all, { amount }) => all + amount, 0n)
  return sum(outgoing) - sum(incoming)
}

// Leave any part of the question out (an undoing, a balance, what was given back) and the sums part.
test('the day of the till equals the ledger to the rupiah, whatever was undone, given back or paid on site', async () => {
  const rafting = await anExperience({ price: 33_333n, columns: { depositPercent: 30 } })
  const { shopId } = rafting
  const coffee = await aVariant({ shop: { id: shopId }, stock: 30, price: 12_345n })
  const good = { variant: coffee, visit: null }
  await sell(shopId, [{ ...good, quantity: 3 }])
  await sell(shopId, [good], { paidWith: 'qris' })
  await sell(shopId, [good], { paidWith: 'transfer' })
  const wrong = await sell(shopId, [{ ...good, quantity: 2 }], { paidWith: 'qris' })
  await undoSale({ ...wrong.scope, role: 'manager' }, { saleId: wrong.saleId, reason: 'Salah' })
  const flooded = await sell(shopId, [{ variant: rafting, quantity: 2, visit: today() }])
  const order = await db.order.findFirstOrThrow({ where: { purchaseId: flooded.id } })
  const deed = { shopId: flooded.scope.shopId, orderId: order.id, actor: flooded.scope.actor }
  await refuseOrder({ ...deed, refusal: { preset: 'other', words: 'Banjir' } })
  const { amount } = await db.refund.findFirstOrThrow({ where: { orderId: order.id } })
  expect(await handBackAtCounter({ ...deed, seen: amount as Rupiah })).toMatchObject({ ok: true })
  const visit = { kind: 'day', date: day, sessionId: null } as const
  for (const isUndone of [false, true]) {
    const bought = await aPaidPurchase([{ variant: rafting, quantity: 1, visit }])
    const where = { purchaseId: bought.purchaseId }
    const { id: bookingId } = await db.booking.findFirstOrThrow({ where })
    const party = { ...deed, orderId: bought.orders[0]!.id, bookingId }
    const paid = { means: 'transfer' as const, amount: rupiah(23_333), taking: null }
    expect(await receiveBalance({ ...party, ...paid })).toMatchObject({ ok: true })
    if (isUndone) await undoBalance({ ...party, reason: 'Salah' })
  }
  const soldOut = await aVariant({ shop: { id: shopId }, stock: 0, price: 5000n })
  const refused = [told(soldOut), told(soldOut), told(soldOut)]
  await tell(shopId, refused)
  const [booked, given] = refused.map(({ id }) => ({ saleId: id, why: 'Hitung ulang' }))
  await bookRefusedSale(treasurer(shopId), booked!)
  await giveRefusedBack(treasurer(shopId), given!)

  const { flows } = await readDay(shopId)
  // The one that nobody has decided about is in the drawer and not in the books.
  expect(netOf(flows, null)).toBe((await takenByTheBooks(shopId)) + 5000n)
  expect(netOf(flows, 'cash')).toBe(3n * 12_345n + 2n * 5000n)
  expect(netOf(flows, 'qris')).toBe(12_345n)
  expect(netOf(flows, 'transfer')).toBe(12_345n + 23_333n)
  expect(flows.filter(({ kind }) => kind === 'unbooked')).toMatchObject([{ count: 2 }])
})

// Take the look at `seen` away, or the unique key, and the first or the second expectation is red.
test('a difference needs a note, a till that moved another look, and of two colleagues one closes', async () => {
  const coffee = await aVariant({ stock: 9, price: 20_000n })
  const { shopId } = coffee
  const good = [{ variant: coffee, visit: null }]
  await sell(shopId, good)
  const count = aCount({ seen: rupiah(20_000), openingFloat: rupiah(50_000) })
  await sell(shopId, good)
  expect(await closeDay(cashier(shopId), day, count)).toMatchObject({ reason: 'till-changed' })
  const short = { ...count, seen: rupiah(40_000), counted: rupiah(88_000) }
  expect(await closeDay(cashier(shopId), day, short)).toMatchObject({ reason: 'note-missing' })
  expect(await closeDay(cashier(shopId), addDays(day, 2), aCount())).toMatchObject({
    reason: 'not-yet',
  })
  expect((await listTillDays(aCounter(shopId).shopId, null)).open).toEqual([day])
  const noted = { ...short, note: 'Kurang kembalian' }
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => closeDay(cashier(shopId), day, noted)),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.filter((answer) => !answer.ok && answer.reason === 'already-closed')).toHaveLength(
    3,
  )
  const { closings, changes } = await readDay(shopId)
  expect(closings).toMatchObject([{ expected: 90_000n, counted: 88_000n, round: 1 }])
  expect(changes).toEqual([])
  const { open, closed } = await listTillDays(aCounter(shopId).shopId, null)
  expect([open, closed]).toMatchObject([[], [{ day, isLate: false }]])
  const [{ id } = { id: '' }] = await db.dayClosing.findMany({ where: { shopId } })
  expect(await db.auditEntry.findMany({ where: { subjectId: id } })).toMatchObject([
    { action: 'closed', details: { difference: '-2000' } },
  ])
  await expect(db.dayClosing.update({ where: { id }, data: { counted: 90_000 } })).rejects.toThrow()
  await expect(db.dayClosing.delete({ where: { id } })).rejects.toThrow()
})

test('a phone tells a sale of a closed day: shown beside the count, counted again only with a reason by a head', async () => {
  const coffee = await aVariant({ stock: 1, price: 20_000n })
  const { shopId } = coffee
  expect(await closeDay(cashier(shopId), day, aCount())).toMatchObject({ ok: true })
  const late = [told(coffee), told(coffee)]
  const outcomes = await tell(shopId, late)
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['recorded', 'to-solve'])
  const seen = await readDay(shopId)
  expect(seen.closings).toMatchObject([{ expected: 0n, counted: 0n }])
  expect(seen.changes).toEqual([
    { kind: 'sold', way: 'cash', count: 1, amount: 20_000n },
    { kind: 'unbooked', way: 'cash', count: 1, amount: 20_000n },
  ])
  expect(seen.lateSales).toMatchObject([{ saleId: late[0]!.id, total: 20_000n }])
  expect((await listTillDays(aCounter(shopId).shopId, null)).closed).toMatchObject([
    { isLate: true },
  ])

  const again = aCount({ round: 2, seen: rupiah(40_000), counted: rupiah(40_000), reason: 'HP' })
  expect(await closeDay(cashier(shopId), day, again)).toMatchObject({ reason: 'not-yours' })
  const why = { ...again, reason: null }
  expect(await closeDay(treasurer(shopId), day, why)).toMatchObject({ reason: 'reason-missing' })
  expect(await closeDay(treasurer(shopId), day, again)).toMatchObject({ ok: true })
  const { closings, changes } = await readDay(shopId)
  expect(closings).toMatchObject([
    { round: 2, counted: 40_000n, reason: 'HP' },
    { round: 1, counted: 0n },
  ])
  expect(changes).toEqual([])
})

test('yesterday is asked for until it is closed; a sale of yesterday that is told today is yesterday’s', async () => {
  const coffee = await aVariant({ stock: 5, price: 20_000n })
  const { shopId } = coffee
  const yesterday = addDays(day, -1)
  expect(await getDayToClose(aCounter(shopId).shopId)).toBeNull()
  // Noon of that day in the west of Indonesia.
  await tell(shopId, [told(coffee, new Date(`${yesterday}T05:00:00Z`))])
  expect(await getDayToClose(aCounter(shopId).shopId)).toBe(yesterday)
  const count = aCount({ seen: rupiah(20_000), counted: rupiah(20_000) })
  expect(await closeDay(cashier(shopId), yesterday, count)).toMatchObject({ ok: true })
  expect(await getDayToClose(aCounter(shopId).shopId)).toBeNull()
  expect((await readDay(shopId)).flows).toEqual([])
})

// Count it out of the day it was sold, and a closed day changes while the drawer of today is short.
test('undone the day after, the money leaves the drawer of today and the count of yesterday stands', async () => {
  const coffee = await aVariant({ stock: 5, price: 20_000n })
  const { shopId } = coffee
  const yesterday = addDays(day, -1)
  const late = told(coffee, new Date(`${yesterday}T05:00:00Z`))
  await tell(shopId, [late])
  const count = aCount({ seen: rupiah(20_000), counted: rupiah(20_000) })
  await closeDay(cashier(shopId), yesterday, count)
  const undoing = { saleId: late.id, reason: 'Salah ketik' }
  expect(await undoSale(treasurer(shopId), undoing)).toMatchObject({ ok: true })
  const out = [{ kind: 'undone', way: 'cash', count: 1, amount: 20_000n }]
  expect((await readDay(shopId)).flows).toEqual(out)
  expect((await getTillDay(aCounter(shopId).shopId, yesterday))!.changes).toEqual([])
  expect(await takenByTheBooks(shopId)).toBe(0n)
  const short = aCount({
    seen: rupiah(-20_000),
    openingFloat: rupiah(50_000),
    counted: rupiah(30_000),
  })
  expect(await closeDay(cashier(shopId), day, short)).toMatchObject({ ok: true })
})

const typed = { round: '1', seen: '-5000', openingFloat: '50.000', counted: '' }

test('notes and coins are the count where it is left empty, and must be the same where it is not', () => {
  const read = (fields: Record<string, string>) => countForm.safeParse({ ...typed, ...fields })
  expect(read({ n50000: '1', n2000: '3', n500: '' }).data).toMatchObject({
    seen: -5000n,
    counted: 56_000n,
    pieces: { '50000': 1, '2000': 3 },
  })
  expect(read({ counted: '56.000', n50000: '1' }).error?.issues).toMatchObject([
    { path: ['counted'], message: 'otherSum' },
  ])
  expect(read({}).error?.issues).toMatchObject([{ path: ['counted'], message: 'counted' }])
  expect(read({ n100: '1,5' }).error?.issues).toMatchObject([{ path: ['n100'] }])
})
