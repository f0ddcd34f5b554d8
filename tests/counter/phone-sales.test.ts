import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { type PhoneSale, phoneSales } from '#app/features/counter/phone-sale.ts'
import { recordPhoneSales } from '#app/features/counter/phone-sales.server.ts'
import { listRefusedSales } from '#app/features/counter/refused-queries.server.ts'
import { bookRefusedSale, giveRefusedBack } from '#app/features/counter/solve-sale.server.ts'
import { db } from '#app/server/db.server.ts'
import { aCart, aCheckout } from '#tests/factories/purchases.ts'
import { aVariant, type TestVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { aCounter } from './counter-factories.ts'

afterAll(expectInvariants)

const told = (
  { id: variantId, price }: Pick<TestVariant, 'id' | 'price'>,
  changes: { id?: string; quantity?: number; price?: bigint; hoursAgo?: number } = {},
): PhoneSale => {
  const { id = newId(), quantity = 1, hoursAgo = 1 } = changes
  const line = { variantId, quantity, visit: null, price: `${changes.price ?? price}` }
  const soldAt = new Date(Date.now() - hoursAgo * 3_600_000).toISOString()
  const rest = { soldBy: newId(), paidWith: 'cash', received: null, buyer: null, gate: null }
  const [sale] = phoneSales.parse({ sales: [{ id, soldAt, lines: [line], ...rest }] }).sales
  return sale!
}

const stockOf = async ({ id }: TestVariant) =>
  db.variant.findUniqueOrThrow({ where: { id }, select: { onHand: true, held: true } })
const soldIn = (shopId: string) =>
  db.counterSale.findMany({ where: { shopId }, select: { id: true, purchase: true } })

// Forget what was refused, or answer it without a row, and the second letter sells or says otherwise.
test('forty sales, two of the last item: thirty-nine are booked, one waits; told twice, nothing changes', async () => {
  const coffee = await aVariant({ stock: 39 })
  const scope = aCounter(coffee.shopId)
  const sales = Array.from({ length: 40 }, () => told(coffee))
  const outcomes = await recordPhoneSales(scope, sales)
  expect(outcomes.map(({ outcome }) => outcome)).toEqual([
    ...Array.from({ length: 39 }, () => 'recorded'),
    'to-solve',
  ])
  expect(await recordPhoneSales(scope, sales)).toEqual(outcomes)
  expect(await soldIn(coffee.shopId)).toHaveLength(39)
  const { open } = await listRefusedSales(scope.shopId, null)
  expect(open).toMatchObject([{ id: sales[39]!.id, total: 25_000n, reason: 'not-available' }])
  // The same id with something else is neither the one nor the other.
  const others = [
    told(coffee, { id: sales[0]!.id, quantity: 2 }),
    told(coffee, { id: sales[39]!.id, quantity: 2 }),
  ]
  expect(await recordPhoneSales(scope, others)).toMatchObject([
    { outcome: 'key-reused' },
    { outcome: 'key-reused' },
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
      ...[east, west, east, west].map((sale) => recordPhoneSales(scope, [sale])),
    ])
    const sold = await soldIn(coffee.shopId)
    const { open } = await listRefusedSales(scope.shopId, null)
    expect(sold.length + Number(web.ok)).toBe(1)
    expect(new Set([...sold, ...open].map(({ id }) => id)).size).toBe(2)
    expect(sold.length + open.length).toBe(2)
  }
})

// Book without counting in, and the sale is refused again; count in what was there, and a piece too many is.
test('the stock was wrong: what was missing is counted in, what is held for the web stays', async () => {
  const coffee = await aVariant({ stock: 2 })
  const scope = aCounter(coffee.shopId)
  const cart = await aCart([{ variant: coffee, quantity: 1 }])
  expect(await placePurchase(cart.scope, await aCheckout(cart))).toMatchObject({ ok: true })
  const sale = told(coffee, { quantity: 3 })
  await recordPhoneSales(scope, [sale])
  const decision = { saleId: sale.id, why: 'Salah hitung' }
  const answers = await Promise.all([1, 2, 3].map(() => bookRefusedSale(scope, decision)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await giveRefusedBack(scope, decision)).toEqual({ ok: false, reason: 'already-solved' })
  expect(await stockOf(coffee)).toEqual({ onHand: 1, held: 1 })
  const movements = { variantId: coffee.id, reason: 'stockTake' as const }
  expect(await db.stockMovement.findMany({ where: movements })).toMatchObject([
    { delta: 2, actorId: scope.actor.id },
  ])
  expect(await db.auditEntry.findMany({ where: { subjectId: sale.id } })).toHaveLength(2)
  // The phone that did not hear of it asks once more.
  expect(await recordPhoneSales(scope, [sale])).toMatchObject([{ outcome: 'to-solve' }])
  expect(await soldIn(coffee.shopId)).toHaveLength(1)
})

test('the price changed meanwhile: booked for what the buyer was told, the shares of that', async () => {
  const coffee = await aVariant({ price: 30_000n })
  const scope = aCounter(coffee.shopId)
  const sale = told(coffee, { price: 25_000n, quantity: 2 })
  expect(await recordPhoneSales(scope, [sale])).toMatchObject([{ outcome: 'to-solve' }])
  const { open } = await listRefusedSales(scope.shopId, null)
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
  const scope = aCounter(coffee.shopId)
  const buyer = { name: 'Bu Sri', phone: '+6281234567890' }
  const sale = { ...told(coffee, { hoursAgo: 60 }), buyer }
  await recordPhoneSales(scope, [sale])
  const decision = { saleId: sale.id, why: 'Uang kembali' }
  const other = aCounter((await aVariant()).shopId)
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
