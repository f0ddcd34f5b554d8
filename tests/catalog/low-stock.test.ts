import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { listingListQuery } from '#app/features/catalog/listing-list.ts'
import { listListingsOfSeller } from '#app/features/catalog/seller-queries.server.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { getMakerDesk } from '#app/features/makers/desk-queries.server.ts'
import { getTodayWork } from '#app/features/orders/today-queries.server.ts'
import { listStock } from '#app/features/stock/queries.server.ts'
import { stockListQuery } from '#app/features/stock/stock.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { aCart, aCheckout } from '#tests/factories/purchases.ts'
import { aMaker, aVariant } from '#tests/factories/shops.ts'

/** One good for each way to be near the edge of running low; those that run low begin with "Sisa". */
async function aShelf() {
  const maker = await aMaker()
  const good = (title: string, stock: number) => aVariant({ maker, title, stock })
  const change = async (title: string, stock: number, data: object) => {
    const { listingId } = await good(title, stock)
    await db.listing.update({ where: { id: listingId, shopId: maker.shopId }, data })
  }
  await good('Sisa nol', 0)
  await good('Sisa tiga', 3)
  await good('Empat', 4)
  const held = await good('Sisa dua, dua dipesan', 4)
  const cart = await aCart([{ variant: held, quantity: 2 }])
  expect(await placePurchase(cart.scope, await aCheckout(cart))).toMatchObject({ ok: true })
  await change('Dijeda', 1, { status: 'paused' })
  const toOrder = { madeToOrder: true, leadTimeDays: 5 }
  await change('Pesanan, muat satu', 1, toOrder)
  await change('Sisa nol, pesanan penuh', 0, toOrder)
  const { listingId, shopId, price } = await good('Empat, satu varian dihentikan', 4)
  const stopped = { id: newId(), listingId, shopId, price, weightGrams: 250, isActive: false }
  await db.variant.create({ data: { ...stopped, maximumPerOrder: 9, labelId: 'Lama' } })
  return maker
}

const low = ['Sisa dua, dua dipesan', 'Sisa nol', 'Sisa nol, pesanan penuh', 'Sisa tiga']

// Take any part of `runsLowSql` away, or move `lowStockAt`, and this is red.
test('today, the goods, the stock and the first page of a maker call the same goods low', async () => {
  const { id: makerId, shopId } = await aShelf()
  const scope = mintScope.shop(shopId)
  const maker = mintScope.maker({ makerId, shopId })
  const desk = mintScope.desk({ shopId, unitId: null })
  const today = await getTodayWork(scope)
  const goods = await listListingsOfSeller(
    { shopId: scope },
    listingListQuery.parse({ sisa: 'sedikit' }),
  )
  const stock = await listStock(desk, stockListQuery.parse({ lihat: 'perlu' }))
  const atHome = await getMakerDesk(maker)
  expect(today.lowStockCount).toBe(low.length)
  expect(goods.listings.map(({ title }) => title.id).toSorted()).toEqual(low)
  expect(stock.goods.map(({ name }) => name).toSorted()).toEqual(low)
  expect(atHome.lowStock.map(({ title }) => title).toSorted()).toEqual(low)
})
