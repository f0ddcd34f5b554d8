import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { todayAt } from '#app/features/bookings/calendar-date.ts'
import { dayOf } from '#app/features/bookings/visit.ts'
import { zoneOfShop } from '#app/features/bookings/zone-name.server.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { phoneLetter, type RawSale } from '#app/features/counter/phone-sale.ts'
import { recordPhoneSales } from '#app/features/counter/phone-sales.server.ts'
import { getTakings } from '#app/features/counter/queries.server.ts'
import { listRefusedSales } from '#app/features/counter/refused-queries.server.ts'
import {
  bookRefusedSale,
  giveRefusedBack,
  recordAsOther,
} from '#app/features/counter/solve-sale.server.ts'
import { getTillDay } from '#app/features/till/queries.server.ts'
import { netOf } from '#app/features/till/till.ts'
import { db } from '#app/server/db.server.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aPerson } from '#tests/accounts/people.ts'
import { aCart, aCheckout } from '#tests/factories/purchases.ts'
import { aVariant, type TestVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { allSales, aCounter, aHead, sell } from './counter-factories.ts'

afterAll(expectInvariants)

const letterOf = (hoursAgo: number) => ({
  id: newId(),
  soldAt: new Date(Date.now() - hoursAgo * 3_600_000).toISOString(),
  soldBy: newId(),
  paidWith: 'cash',
  received: null,
  buyer: null,
  gate: null,
})

const told = (
  { id: variantId, price }: Pick<TestVariant, 'id' | 'price'>,
  changes: { id?: string; quantity?: number; price?: bigint; hoursAgo?: number } = {},
): RawSale => {
  const { id = newId(), quantity = 1, hoursAgo = 1 } = changes
  const line = { variantId, quantity, visit: null, price: `${changes.price ?? price}` }
  return { ...letterOf(hoursAgo), id, lines: [line] }
}

const listOpen = async ({ shopId }: Pick<ReturnType<typeof aCounter>, 'shopId'>) =>
  (await listRefusedSales(shopId, { lihat: 'open', setelah: null })).sales

/** As it comes from a phone whose clock is right, unless it is said otherwise. */
const tell = (
  scope: ReturnType<typeof aCounter>,
  sales: readonly object[],
  sentAt: string | null = new Date().toISOString(),
) => recordPhoneSales(scope, phoneLetter.parse({ sentAt, sales }))

const stockOf = async ({ id }: TestVariant) =>
  db.variant.findUniqueOrThrow({ where: { id }, select: { onHand: true, held: true } })
const soldIn = (shopId: string) =>
  db.counterSale.findMany({ where: { shopId }, select: { id: true, purchase: true } })

// Forget what was refused, or answer it without a row, and the second letter sells or says otherwise.
test('forty sales, two of the last item: thirty-nine are booked, one waits; told twice, nothing changes', async () => {
  const coffee = await aVariant({ stock: 39 })
  const scope = aCounter(coffee.shopId)
  const sales = Array.from({ length: 40 }, () => told(coffee))
  const outcomes = await tell(scope, sales)
  expect(outcomes.map(({ outcome }) => outcome)).toEqual([
    ...Array.from({ length: 39 }, () => 'recorded'),
    'to-solve',
  ])
  expect(await tell(scope, sales)).toEqual(outcomes)
  expect(await soldIn(coffee.shopId)).toHaveLength(39)
  const open = await listOpen(scope)
  expect(open).toMatchObject([{ id: sales[39]!.id, total: 25_000n, reason: 'not-available' }])
  // The same id with something else is a sale of its own, kept once.
  const others = [
    told(coffee, { id: sales[0]!.id, quantity: 2 }),
    told(coffee, { id: sales[39]!.id, quantity: 2 }),
  ]
  expect(await tell(scope, others)).toMatchObject([
    { outcome: 'to-solve' },
    { outcome: 'to-solve' },
  ])
  await tell(scope, others)
  expect((await listOpen(scope)).map(({ reason }) => reason).toSorted()).toEqual([
    'key-reused',
    'key-reused',
    'not-available',
  ])
})

// Take the lock of the sale away, and one of two letters at once sells what the other keeps as refused.
test('two phones and a buyer of the web for the last item, letters twice at once: one has it', async () => {
  for (let round = 0; round < 5; round += 1) {
    const coffee = await aVariant({ stock: 1 })
    const scope = aCounter(coffee.shopId)
    const [east, west] = [told(coffee), told(coffee)]
    const cart = await aCart([{ variant: coffee }])
    const checkout = await aCheckout(cart)
    const [web] = await Promise.all([
      placePurchase(cart.scope, checkout),
      ...[east, west, east, west].map((sale) => tell(scope, [sale])),
    ])
    const sold = await soldIn(coffee.shopId)
    const open = await listOpen(scope)
    expect(sold.length + Number(web.ok)).toBe(1)
    expect(new Set([...sold, ...open].map(({ id }) => id)).size).toBe(2)
    expect(sold.length + open.length).toBe(2)
  }
})

// Book without counting in, and the sale is refused again; count in what was there, and a piece too many is.
test('the stock was wrong: what was missing is counted in, what is held for the web stays', async () => {
  const coffee = await aVariant({ stock: 2 })
  const scope = aHead(coffee.shopId)
  const cart = await aCart([{ variant: coffee, quantity: 1 }])
  expect(await placePurchase(cart.scope, await aCheckout(cart))).toMatchObject({ ok: true })
  const sale = told(coffee, { quantity: 3 })
  await tell(scope, [sale])
  const decision = { saleId: sale.id, why: 'Salah hitung' }
  const answers = await Promise.all([1, 2, 3].map(() => bookRefusedSale(scope, decision)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await giveRefusedBack(scope, decision)).toEqual({ ok: false, reason: 'already-solved' })
  expect(await stockOf(coffee)).toEqual({ onHand: 1, held: 1 })
  const movements = { variantId: coffee.id, reason: 'stockTake' as const }
  expect(await db.stockMovement.findMany({ where: movements })).toMatchObject([
    { delta: 2, actorId: scope.actor.id, note: 'Salah hitung' },
  ])
  // Of two that could be sold one is held for the web.
  const deed = { subjectId: coffee.listingId, action: 'stock' }
  expect(await db.auditEntry.findMany({ where: deed })).toMatchObject([
    { actorId: scope.actor.id, details: { stock: 3, stockBefore: 1, reason: 'stockTake' } },
  ])
  expect(await db.auditEntry.findMany({ where: { subjectId: sale.id } })).toHaveLength(2)
  // The phone that did not hear of it asks once more.
  expect(await tell(scope, [sale])).toMatchObject([{ outcome: 'to-solve' }])
  expect(await soldIn(coffee.shopId)).toHaveLength(1)
})

test('the price changed meanwhile: booked for what the buyer was told, the shares of that', async () => {
  const coffee = await aVariant({ price: 30_000n })
  const scope = aHead(coffee.shopId)
  const sale = told(coffee, { price: 25_000n, quantity: 2 })
  expect(await tell(scope, [sale])).toMatchObject([{ outcome: 'to-solve' }])
  const open = await listOpen(scope)
  expect(open).toMatchObject([
    { reason: 'total-differs', lines: [{ price: 25_000n, listPrice: 30_000n }] },
  ])
  const decision = { saleId: sale.id, why: 'Harga lama' }
  expect(await bookRefusedSale(scope, decision)).toMatchObject({ ok: true })
  const [sold] = await soldIn(coffee.shopId)
  expect(sold?.purchase.total).toBe(50_000n as Rupiah)
  expect(await stockOf(coffee)).toEqual({ onHand: 8, held: 0 })
})

test('given back, nothing was sold; of another BUM Desa it is not there; who bought is forgotten', async () => {
  const coffee = await aVariant({ stock: 0 })
  const cashier = aCounter(coffee.shopId)
  const scope = aHead(coffee.shopId)
  const buyer = { name: 'Bu Sri', phone: '+6281234567890' }
  const sale = { ...told(coffee, { hoursAgo: 60 }), buyer }
  await tell(cashier, [sale])
  const decision = { saleId: sale.id, why: 'Uang kembali' }
  const other = aHead((await aVariant()).shopId)
  expect(await giveRefusedBack(other, decision)).toEqual({ ok: false, reason: 'not-found' })
  const key = { where: { shopId_id: { shopId: coffee.shopId, id: sale.id } } }
  await expect(db.refusedSale.delete(key)).rejects.toThrow('nothing changes but the decision')
  expect(await giveRefusedBack(scope, decision)).toMatchObject({ ok: true })
  expect(await bookRefusedSale(scope, decision)).toEqual({ ok: false, reason: 'already-solved' })
  expect(await db.refusedSale.findUniqueOrThrow(key)).toMatchObject({
    solution: 'moneyBack',
    solvedBy: scope.actor.id,
    buyerName: null,
    buyerPhone: null,
  })
  await expect(db.refusedSale.update({ ...key, data: { solution: 'booked' } })).rejects.toThrow(
    'nothing changes but the decision',
  )
  expect(await soldIn(coffee.shopId)).toEqual([])
})

// Let whoever took the cash say so, and it stays in his pocket while the drawer agrees.
test('that the money went back is for a head to say who did not sell it', async () => {
  const { shopId, ...coffee } = await aVariant({ stock: 0 })
  const seller = aHead(shopId)
  const sale = told(coffee)
  await tell(seller, [sale])
  const decision = { saleId: sale.id, why: 'Uang kembali' }
  const cashier = { ...aCounter(shopId), role: 'staff' as const }
  for (const scope of [seller, cashier]) {
    expect(await giveRefusedBack(scope, decision)).toEqual({ ok: false, reason: 'not-yours' })
  }
  expect(await listOpen(seller)).toMatchObject([{ deciders: [], solution: null }])
  const { id: userId, name } = await aPerson()
  await db.membership.create({ data: { shopId, userId, role: 'treasurer' } })
  expect(await listOpen(seller)).toMatchObject([{ deciders: [name] }])
  const treasurer = { ...aCounter(shopId, userId), role: 'treasurer' as const }
  expect(await giveRefusedBack(treasurer, decision)).toMatchObject({ ok: true })
})

const visitOf = (
  { id: variantId, price }: Pick<TestVariant, 'id' | 'price'>,
  { date, quantity, hoursAgo }: { date: string; quantity: number; hoursAgo: number },
): RawSale => {
  const line = { variantId, quantity, visit: { date, sessionId: null }, price: `${price}` }
  return { ...letterOf(hoursAgo), lines: [line] }
}

// Ask the clock, the weekday or the number of places, and what happened can only be booked untruthfully.
test('more came on a day that is over than it had places for: a head books them, on the day they came', async () => {
  const beach = await anExperience({ capacity: 2 })
  const { shopId } = beach
  const scope = aHead(shopId)
  for (const [daysAgo, hoursAgo] of [
    [1, 24],
    [4, 96],
  ] as const) {
    const date = inDays(-daysAgo)
    const sale = visitOf(beach, { date, quantity: 3, hoursAgo })
    expect(await tell(scope, [sale])).toMatchObject([{ outcome: 'to-solve' }])
    const decision = { saleId: sale.id, why: 'Rombongan datang bersama' }
    expect(await bookRefusedSale({ ...scope, role: 'staff' }, decision)).toEqual({
      ok: false,
      reason: 'not-available',
    })
    expect(await bookRefusedSale(scope, decision)).toMatchObject({ ok: true })
    const at = { listingId: beach.listingId, date: new Date(`${date}T00:00:00Z`) }
    expect(await db.slot.findFirst({ where: at })).toMatchObject({ capacity: 3, sold: 3 })
    const subject = { subjectId: beach.listingId, action: 'capacity', toStatus: '3' }
    expect(
      (await db.auditEntry.findMany({ where: subject })).map(({ actorId, details }) => [
        actorId,
        (details as { date: string }).date,
      ]),
    ).toContainEqual([scope.actor.id, date])
    const where = { shopId_id: { shopId, id: sale.id } }
    const sold = await db.counterSale.findUniqueOrThrow({ where, include: { purchase: true } })
    // Sold when it was sold, and what is long past is in the books of today.
    expect(sold.soldAt).toEqual(new Date(sale.soldAt as string))
    const booksAge = Date.now() - sold.purchase.paidAt!.getTime()
    expect(booksAge < 3_600_000).toBe(hoursAgo > 48)
    const zone = await zoneOfShop(db, shopId)
    const soldOn = todayAt(zone, sold.soldAt)
    expect(dayOf(sold.day)).toBe(soldOn)
    const till = await getTillDay(scope.shopId, soldOn)
    expect(till?.flows).toMatchObject([{ kind: 'sold', count: 1, amount: 30_000n }])
  }
  // What is not of today is in no takings of today, though it was booked just now.
  expect(await getTakings(allSales(scope.shopId))).toMatchObject({ total: 0n, latest: [] })
  expect((await getTillDay(scope.shopId, inDays(0)))?.flows).toEqual([])
})

// Turn it away with the whole letter, and the only copy is on a phone until somebody taps it away.
test('what cannot be read is kept as it came, once, for a head to say where it is recorded', async () => {
  const { shopId, ...coffee } = await aVariant({ stock: 9 })
  const scope = aHead(shopId)
  const buyer = { name: 'Bu Sri', phone: '+6281234567890' }
  const names = [{ id: 'Kopi bubuk', en: 'Ground coffee' }]
  const odd = { ...told(coffee, { quantity: 2 }), buyer, names, paidWith: 'barter' }
  const good = { ...told(coffee), tip: '500' }
  const cashier = aCounter(shopId)
  for (let twice = 0; twice < 2; twice += 1) {
    expect(await tell(cashier, [odd, good])).toEqual([
      { id: odd.id, outcome: 'to-solve' },
      { id: good.id, outcome: 'recorded' },
    ])
  }
  const [waiting, ...rest] = await listOpen(scope)
  expect(rest).toEqual([])
  expect(waiting).toMatchObject({
    reason: 'unread',
    total: 50_000n,
    soldBy: cashier.actor.id,
    lines: [{ title: names[0], quantity: 2, price: 25_000n }],
  })
  expect(waiting!.letter).toContain('barter')
  const decision = { saleId: waiting!.id, why: 'Diketik ulang' }
  expect(await bookRefusedSale(scope, decision)).toEqual({ ok: false, reason: 'unread' })
  const typed = await sell(shopId, [{ variant: { ...coffee }, quantity: 2, visit: null }])
  const asThat = { ...decision, number: typed.number }
  expect(await recordAsOther({ ...cashier, role: 'staff' }, asThat)).toMatchObject({
    reason: 'not-yours',
  })
  expect(await recordAsOther(scope, { ...asThat, number: 'LB-XXXXXXXX' })).toMatchObject({
    reason: 'no-such-sale',
  })
  expect(await recordAsOther(scope, asThat)).toMatchObject({ ok: true })
  const where = { shopId_id: { shopId, id: waiting!.id } }
  const kept = await db.refusedSale.findUniqueOrThrow({ where })
  expect(kept).toMatchObject({ solution: 'recorded', recordedAs: typed.saleId })
  expect(JSON.stringify(kept.letter)).not.toContain('Bu Sri')
  // One sale answers for one letter, and only for what nobody could read.
  await tell(cashier, [{ ...odd, id: newId() }])
  const [second] = await listOpen(scope)
  expect(await recordAsOther(scope, { ...asThat, saleId: second!.id })).toMatchObject({
    reason: 'no-such-sale',
  })
  // Told a while after it was sold: soon after midnight that was another day.
  const days = new Set([
    inDays(0),
    todayAt(await zoneOfShop(db, shopId), new Date(Date.now() - 3_600_000)),
  ])
  const tills = await Promise.all([...days].map((day) => getTillDay(scope.shopId, day)))
  const taken = tills.reduce((sum, till) => sum + netOf(till?.flows ?? [], null), 0n)
  expect(taken).toBe(3n * 25_000n + 50_000n)
})

// Believe the clock of the phone, and cash that was taken is refused for it.
test('a clock that was never set refuses no sale: ours counts, and what it said is written down', async () => {
  const { shopId, ...coffee } = await aVariant({ stock: 9 })
  const scope = aCounter(shopId)
  const never = Array.from({ length: 3 }, () => ({
    ...told(coffee),
    soldAt: '2020-01-01T03:00:00.000Z',
  }))
  const recorded = never.map(({ id }) => ({ id, outcome: 'recorded' }))
  expect(await tell(scope, never, '2020-01-01T04:00:00.000Z')).toEqual(recorded)
  // Told again a little later: another difference, the same sales.
  expect(await tell(scope, never, '2020-01-01T04:30:00.000Z')).toEqual(recorded)
  const sales = await db.counterSale.findMany({ where: { shopId } })
  for (const { soldAt, toldAt } of sales) {
    expect(toldAt).toEqual(new Date('2020-01-01T03:00:00.000Z'))
    expect(Math.abs(Date.now() - 3_600_000 - soldAt.getTime())).toBeLessThan(60_000)
  }
  expect(sales).toHaveLength(3)
})
