import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { checkAtGate } from '#app/features/bookings/gate.server.ts'
import { ticketTokenOf } from '#app/features/bookings/ticket-page.server.ts'
import { saleListQuery } from '#app/features/counter/sale-list.ts'
import { findSaleOfOrder, listCounterSales } from '#app/features/counter/sale-list.server.ts'
import { undoSale } from '#app/features/counter/undo-sale.server.ts'
import { db } from '#app/server/db.server.ts'
import { wholeList } from '#tests/desk/whole-list.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aShop, aVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { allSales, sell } from './counter-factories.ts'

afterAll(expectInvariants)

type Reader = Parameters<typeof listCounterSales>[0]

const reader = (shopId: string, changes: Partial<Reader> = {}): Reader => ({
  ...allSales(shopId),
  role: 'manager',
  ...changes,
})
const numbersOf = async (who: Reader, asked: Record<string, string>) =>
  (await listCounterSales(who, saleListQuery.parse(asked))).sales.map(({ number }) => number)

// Go on by the moment alone, and of those sold in the same one some are missing.
test('every sale of the day is in the list once, on whichever page', async () => {
  const beach = await anExperience({ capacity: 60 })
  const soldAt = new Date()
  const sold = []
  for (let sale = 0; sale < 27; sale += 1) {
    sold.push(await sell(beach.shopId, [{ variant: beach }], { soldAt }))
  }
  const other = await anExperience()
  await sell(other.shopId, [{ variant: other }])
  const { rows, pages } = await wholeList(async (setelah) => {
    const page = await listCounterSales(
      reader(beach.shopId),
      saleListQuery.parse({ hari: inDays(0), ...(setelah && { setelah }) }),
    )
    return { rows: page.sales, next: page.next }
  })
  expect(pages).toBe(2)
  expect(rows.map(({ saleId }) => saleId).toSorted()).toEqual(
    sold.map(({ saleId }) => saleId).toSorted(),
  )
  expect(await numbersOf(reader(beach.shopId), { hari: inDays(-1) })).toEqual([])
  expect(await numbersOf(reader((await aShop()).id), {})).toEqual([])
})

// Let the pengawas search by name, and the list answers whether somebody bought here.
test('a sale is found by number, goods and buyer on any day; the pengawas finds nobody', async () => {
  const beach = await anExperience()
  const shop = { id: beach.shopId }
  const coffee = await aVariant({ shop, stock: 9, title: 'Kopi Lereng' })
  const buyer = { name: 'Bu Sri Rahayu', phone: '+6281234567890' }
  const yesterday = new Date(Date.now() - 24 * 3_600_000)
  const jar = await sell(beach.shopId, [{ variant: coffee, visit: null }], {
    soldAt: yesterday,
    paidWith: 'qris',
  })
  const visit = await sell(beach.shopId, [{ variant: beach }], { buyer })
  const who = reader(beach.shopId)
  expect(await numbersOf(who, {})).toEqual([visit.number])
  expect(await numbersOf(who, { cari: jar.number.slice(3).toLowerCase() })).toEqual([jar.number])
  expect(await numbersOf(who, { cari: 'kopi ler' })).toEqual([jar.number])
  expect(await numbersOf(who, { cari: 'kopi ler', hari: inDays(0) })).toEqual([])
  expect(await numbersOf(who, { cari: 'LB-' })).toEqual([visit.number, jar.number])
  expect(await numbersOf(who, { cari: 'LB-', cara: 'qris' })).toEqual([jar.number])
  expect(await numbersOf(who, { cari: 'sri' })).toEqual([visit.number])
  expect(await numbersOf(reader(beach.shopId, { role: 'supervisor' }), { cari: 'sri' })).toEqual([])
  expect(await numbersOf(who, { cari: '%' })).toEqual([])
})

test('undoing is offered to who may, and not once it is undone or somebody went in', async () => {
  const beach = await anExperience()
  const sold = await sell(beach.shopId, [{ variant: beach }])
  const { number } = await db.order.findFirstOrThrow({ where: { purchaseId: sold.id } })
  const canUndo = async (changes: Partial<Reader> = {}) =>
    (await findSaleOfOrder(reader(beach.shopId, changes), number))?.canUndo
  expect(await canUndo()).toBe(true)
  expect(await canUndo({ role: 'staff', userId: sold.scope.actor.id })).toBe(true)
  expect(await canUndo({ role: 'staff' })).toBe(false)
  expect(await canUndo({ role: 'supervisor' })).toBe(false)
  expect(await findSaleOfOrder(reader((await aShop()).id), number)).toBeNull()

  const booking = await db.booking.findFirstOrThrow({ where: { purchaseId: sold.id } })
  const code = ticketTokenOf(booking)!
  await checkAtGate({ ...sold.scope, code, gate: '1', count: 1, scanId: newId() })
  expect(await canUndo()).toBe(false)

  const slip = await sell(beach.shopId, [{ variant: beach }])
  await undoSale({ ...slip.scope, role: 'manager' }, { saleId: slip.saleId, reason: 'Salah ketik' })
  const { sales } = await listCounterSales(reader(beach.shopId), saleListQuery.parse({}))
  expect(sales.find(({ saleId }) => saleId === slip.saleId)).toMatchObject({
    isUndone: true,
    canUndo: false,
  })
})
