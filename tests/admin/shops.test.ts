import { expect, test } from 'vitest'
import { getDeskShop, listShops } from '#app/features/shops/desk-queries.server.ts'
import { parseSuspendReason, shopListQuery } from '#app/features/shops/desk-forms.ts'
import { resumeShop, suspendShop } from '#app/features/shops/suspend.server.ts'
import { notifyShop } from '#app/jobs/notify-shop.server.ts'
import { db } from '#app/server/db.server.ts'
import { aShop, testVillage } from '#tests/factories/shops.ts'
import { anAdmin, atOnce, deedsOn, wins } from './desk-people.ts'

const find = async (address: Record<string, string>) =>
  (await listShops(shopListQuery.parse(address))).shops.map(({ id }) => id)

test('a BUM Desa is suspended once with its reason, and comes back as it was', async () => {
  const actor = await anAdmin()
  const { id: shopId, slug } = await aShop()
  const suspended = await atOnce(() => suspendShop({ shopId, actor }, 'Nomor hukumnya palsu'))
  expect(wins(suspended)).toBe(1)
  expect(await getDeskShop(shopId)).toMatchObject({
    status: 'suspended',
    suspendedReason: 'Nomor hukumnya palsu',
  })
  expect(await find({ cari: slug, keadaan: 'ditangguhkan' })).toEqual([shopId])
  expect(await find({ cari: slug, keadaan: 'buka' })).toEqual([])
  expect(wins(await atOnce(() => resumeShop({ shopId, actor })))).toBe(1)
  expect(await getDeskShop(shopId)).toMatchObject({ status: 'open', suspendedReason: null })
  expect(await deedsOn(shopId)).toEqual(['status:suspended', 'status:open'])
})

test('its people are told why, and told when it may sell again', async () => {
  const actor = await anAdmin()
  const { id: shopId } = await aShop()
  const told = (change: string, type: 'shop.suspended' | 'shop.allowed') =>
    notifyShop({ type, shopId, changeId: change })
  await suspendShop({ shopId, actor }, 'Nomor hukumnya palsu')
  const letters = () => db.message.findMany({ where: { shopId }, orderBy: { createdAt: 'asc' } })
  await told('1', 'shop.suspended')
  await told('1', 'shop.suspended')
  await told('1', 'shop.allowed')
  expect(await letters()).toMatchObject([{ html: expect.stringContaining('Nomor hukumnya palsu') }])
  await resumeShop({ shopId, actor })
  await told('2', 'shop.allowed')
  expect((await letters()).map(({ template }) => template)).toEqual([
    'shop-suspended',
    'shop-allowed',
  ])
})

test('who had closed for a while is not opened by being let sell again', async () => {
  const actor = await anAdmin()
  const { id: shopId } = await aShop({ status: 'closed' })
  const closed = { closedReasonId: 'Panen raya', closedReasonEn: 'Harvest' }
  await db.shop.update({ where: { id: shopId }, data: closed })
  await suspendShop({ shopId, actor }, 'Diperiksa')
  await resumeShop({ shopId, actor })
  expect(await getDeskShop(shopId)).toMatchObject({ status: 'closed' })
})

test('a reason stands only beside a suspension, also for who writes past the code', async () => {
  const { id } = await aShop()
  await expect(
    db.shop.update({ where: { id }, data: { suspendedReason: 'Tanpa sebab' } }),
  ).rejects.toThrow(/shops_suspended_reason/)
  expect(['', '  ', 'a'.repeat(301), 'a\u0000b', '\u202Ex'].map(parseSuspendReason)).toEqual(
    Array.from({ length: 5 }, () => null),
  )
})

test('the list is searched by name, slug and village, and its pages follow each other', async () => {
  const shops = []
  for (let i = 0; i < 33; i++) shops.push((await aShop({ name: 'BUM Desa Berderet' })).id)
  const first = await listShops(shopListQuery.parse({ cari: 'berderet' }))
  const second = await listShops(
    shopListQuery.parse({ cari: 'berderet', setelah: first.next ?? '' }),
  )
  const seen = [...first.shops, ...second.shops].map(({ id }) => id)
  expect(seen.toSorted()).toEqual(shops.toSorted())
  expect(second.next).toBeNull()
  expect((await find({ cari: testVillage.code })).length).toBeGreaterThan(0)
  expect(await find({ cari: '%' })).toEqual([])
})
