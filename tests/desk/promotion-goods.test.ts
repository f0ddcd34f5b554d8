import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { findGoods } from '#app/features/promotions/goods-queries.server.ts'
import { action, loader } from '#app/routes/kelola/promotion-new.tsx'
import { db } from '#app/server/db.server.ts'
import { usual } from '#tests/factories/promotions.ts'
import { aCategory, aMaker, testVillage } from '#tests/factories/shops.ts'
import { args } from '#tests/makers/maker-desk.ts'
import { aDesk } from './calendar-desk.ts'

// What the choice of goods of a promotion knows, of a BUM Desa with more goods than a page holds.

const tenPercent = usual as Record<string, string>

async function manyGoods(count: number) {
  const desk = await aDesk()
  const maker = await aMaker(desk.shop)
  await db.maker.update({
    where: { id: maker.id, shopId: desk.shop.id },
    data: { name: 'Dapur Sri' },
  })
  const categorySlug = await aCategory()
  const goods = Array.from({ length: count }, (_, number) => ({
    id: newId(),
    slug: `barang-${maker.id}-${number}`,
    shopId: desk.shop.id,
    makerId: maker.id,
    villageCode: testVillage.code,
    categorySlug,
    kind: 'product' as const,
    titleId: `Barang ${String(number).padStart(5, '0')}`,
    titleEn: 'Sample',
    descriptionId: 'Contoh',
    descriptionEn: 'Sample',
    unit: 'pak',
  }))
  await db.listing.createMany({ data: goods })
  return { desk, goods }
}

// Put a limit into findGoods that comes before its search, and this is red.
test('each of two thousand goods is found by its name, and chosen for a promotion', async () => {
  const { desk, goods } = await manyGoods(2_000)
  const [last, first] = [goods.at(-1)!, goods[0]!]
  const { cookie } = desk
  const opened = await loader(args({ cookie }))
  expect([opened.goods.found.length, opened.goods.hasMore]).toEqual([20, true])
  const found = await loader(args({ cookie, search: '?cari=01999' }))
  expect(found.goods.found).toMatchObject([{ id: last.id, maker: 'Dapur Sri' }])
  expect((await loader(args({ cookie, search: '?cari=dapur+sri' }))).goods.found).toHaveLength(20)
  const form = { ...tenPercent, target: 'listings', listings: last.id }
  // Without scripts the whole form is sent to search: what is ticked and typed comes back.
  const searched = await action(
    args({ cookie, form: { ...form, cari: first.titleId, langkah: 'cari' } }),
  )
  expect(searched).toMatchObject({
    typed: { name: tenPercent.name },
    goods: { chosen: [{ id: last.id }], found: [{ id: first.id }], hasMore: false },
  })
  expect(await db.promotion.count({ where: { shopId: desk.shop.id } })).toBe(0)
  expect(await action(args({ cookie, form }))).toMatchObject({ status: 302 })
  expect(await db.promotionListing.findMany({ where: { shopId: desk.shop.id } })).toMatchObject([
    { listingId: last.id },
  ])
})

test('another’s goods and what is not on sale are neither found nor chosen', async () => {
  const { desk, goods } = await manyGoods(2)
  const [other, paused] = [(await manyGoods(1)).goods[0]!, goods[0]!]
  const where = { id: paused.id, shopId: desk.shop.id }
  await db.listing.update({ where, data: { status: 'paused' } })
  const words = 'Barang'
  const chosen = [other.id, paused.id, 'x']
  const odd = await findGoods(desk.scope, { words: 'a\0b', chosen: [] })
  expect(odd).toMatchObject({ words: '', found: [{ id: goods[1]!.id }] })
  expect(await findGoods(desk.scope, { words, chosen })).toMatchObject({
    chosen: [],
    found: [{ id: goods[1]!.id }],
  })
  for (const listings of [other.id, paused.id, 'x']) {
    const form = { ...tenPercent, target: 'listings', listings }
    expect(await action(args({ cookie: desk.cookie, form }))).toMatchObject({
      data: { refused: { problems: { listings: 'listingsGone' } } },
      init: { status: 422 },
    })
  }
})
