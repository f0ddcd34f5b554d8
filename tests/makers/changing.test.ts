import { expect, test } from 'vitest'
import { changesOf } from '#app/features/audit/deed-changes.ts'
import { seenOf } from '#app/core/meanwhile.ts'
import { typedMaker } from '#app/features/makers/forms.ts'
import { action as change, loader as page } from '#app/routes/kelola/maker-change.tsx'
import { loader as makerPage } from '#app/routes/kelola/maker.tsx'
import { db } from '#app/server/db.server.ts'
import { aDesk } from '#tests/desk/calendar-desk.ts'
import { aMakerDesk, args } from './maker-desk.ts'

async function aManager() {
  const { shop } = await aMakerDesk()
  const desk = await aDesk(shop as never)
  const params = { makerId: shop.makerId }
  const { villageCode: home } = await db.maker.findUniqueOrThrow({
    where: { id: shop.makerId, shopId: shop.id },
  })
  await db.shopVillage.createMany({
    data: [{ shopId: shop.id, villageCode: home }],
    skipDuplicates: true,
  })
  return { shop, desk, params, home, cookie: desk.cookie }
}

const aVillageBeside = async (code: string, home: string) => {
  const { districtCode } = await db.village.findUniqueOrThrow({ where: { code: home } })
  await db.village.createMany({
    data: { code, name: `Desa ${code}`, kind: 'desa', districtCode, searchText: 'desa' },
    skipDuplicates: true,
  })
  return code
}

const seenNow = async (makerId: string) => {
  const { villageCode: village, ...its } = await db.maker.findFirstOrThrow({
    where: { id: makerId },
  })
  return seenOf(typedMaker({ ...its, village }))
}

test('a manager changes name, number and village of a maker; the goods follow, and the trail says it', async () => {
  const { shop, params, cookie, home } = await aManager()
  const village = await aVillageBeside('35.05.01.2077', home)
  await db.shopVillage.create({ data: { shopId: shop.id, villageCode: village } })
  const form = {
    name: 'Dapur Mawar',
    village,
    phone: '0812-3456-7890',
    seen: await seenNow(shop.makerId),
  }
  const answer = await change(args({ cookie, params, form }))
  expect((answer as Response).headers.get('Location')).toContain('kabar=saved')
  expect(
    await db.maker.findUniqueOrThrow({ where: { id: shop.makerId, shopId: shop.id } }),
  ).toMatchObject({ name: 'Dapur Mawar', villageCode: village, phone: '+6281234567890' })
  expect(await db.listing.findFirstOrThrow({ where: { shopId: shop.id } })).toMatchObject({
    villageCode: village,
  })
  expect(await makerPage(args({ cookie, params }))).toMatchObject({
    maker: { name: 'Dapur Mawar', phone: '+6281234567890' },
  })
  // Nothing new leaves no second row.
  await change(args({ cookie, params, form }))
  const trail = await db.auditEntry.findMany({
    where: { subjectId: shop.makerId, action: 'maker-changed' },
  })
  expect(trail).toHaveLength(1)
  const told = changesOf(trail[0]!.details as Record<string, unknown>)
  expect(told).toContainEqual({ name: 'village', before: home, after: village })
  expect(told).toContainEqual(expect.objectContaining({ name: 'phone', after: '••••890' }))
  expect(JSON.stringify(trail)).not.toContain('81234567890')
})

test('what is wrong is said and what was typed stays; a village of others is none', async () => {
  const { params, cookie, home, shop } = await aManager()
  const elsewhere = await aVillageBeside('35.05.01.2078', home)
  for (const [form, problem] of [
    [{ name: '', village: home, phone: '' }, 'name'],
    [{ name: 'Dapur', village: home, phone: '12' }, 'phone'],
    [{ name: 'Dapur', village: '', phone: '' }, 'village'],
    [{ name: 'Dapur', village: elsewhere, phone: '' }, 'village'],
  ] as const) {
    const seen = await seenNow(shop.makerId)
    expect(await change(args({ cookie, params, form: { ...form, seen } }))).toMatchObject({
      data: { typed: form, problems: { [problem]: [problem] } },
      init: { status: 400 },
    })
  }
  expect(await page(args({ cookie, params }))).toMatchObject({ maker: { villageCode: home } })
  expect(await db.auditEntry.count({ where: { subjectId: shop.makerId } })).toBe(0)
})

test('a maker of another BUM Desa is not found', async () => {
  const { params, home } = await aManager()
  const { cookie } = await aManager()
  const form = { name: 'Dapur', village: home, phone: '' }
  await expect(page(args({ cookie, params }))).rejects.toMatchObject({ status: 404 })
  await expect(change(args({ cookie, params, form }))).rejects.toMatchObject({ status: 404 })
})

// Take the `changedMeanwhile` out of changeMaker and this is red.
test('a number that a colleague has mended since is not put back unseen', async () => {
  const { shop, params, cookie, home } = await aManager()
  const form = { name: 'Dapur Mawar', village: home, phone: '', seen: await seenNow(shop.makerId) }
  await db.maker.updateMany({
    where: { id: shop.makerId, shopId: shop.id },
    data: { phone: '+6281234567899' },
  })
  expect(await change(args({ cookie, params, form }))).toMatchObject({
    data: { typed: { name: 'Dapur Mawar' }, meanwhile: { now: { phone: '0812-3456-7899' } } },
    init: { status: 409 },
  })
})
