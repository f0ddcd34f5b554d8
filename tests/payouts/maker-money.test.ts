import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { loader } from '#app/routes/kelola/money.tsx'
import { db } from '#app/server/db.server.ts'
import { aMember, signedInCookie } from '#tests/accounts/people.ts'
import { aPaidOrder, aShop } from '#tests/desk/desk-story.ts'
import { asking, wholeList } from '#tests/desk/whole-list.ts'

async function aDeskWithMakers(names: readonly string[]) {
  const shop = await aShop({ stock: 500 })
  await aPaidOrder(shop, { quantity: 2 })
  const villageCode = '35.05.01.2001'
  await db.maker.createMany({
    data: names.map((name) => ({ id: newId(), shopId: shop.id, villageCode, name })),
  })
  const { user } = await aMember('treasurer', shop.id)
  const { cookie } = await signedInCookie(user.id)
  return {
    shop,
    load: (query: Record<string, string | null> = {}) => loader(asking(cookie, query)),
  }
}

const names = Array.from({ length: 60 }, (_, each) => `Pelaku ${String(each).padStart(2, '0')}`)

test('the money of all makers is read page by page, and what they have together on each', async () => {
  const desk = await aDeskWithMakers(names)
  const { rows, pages } = await wholeList(async (setelah) => {
    const { makers, next, total } = await desk.load({ setelah })
    expect(total.pending).toBeGreaterThan(0n)
    return { rows: makers, next }
  })
  expect(pages).toBe(3)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(61)
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(names))
  const { total } = await desk.load()
  expect(rows.reduce((sum, { pending }) => sum + pending, 0n)).toBe(total.pending)
})

test('who is to be paid most comes first, and pages do not tear that apart', async () => {
  const desk = await aDeskWithMakers(names)
  const { rows } = await wholeList(async (setelah) => {
    const { makers, next } = await desk.load({ setelah })
    return { rows: makers, next }
  })
  const available = rows.map(({ payable, held, open }) => payable - held - open)
  expect(available).toEqual([...available].sort((a, b) => Number(b - a)))
})

test('a search finds on every page, and nobody of another BUM Desa', async () => {
  const desk = await aDeskWithMakers(names)
  await aDeskWithMakers(['Pelaku 59 milik tetangga'])
  const found = await desk.load({ cari: 'ku 59' })
  expect(found.makers.map(({ name }) => name)).toEqual(['Pelaku 59'])
  expect((await desk.load({ cari: '%' })).makers).toEqual([])
  const foreign = await aDeskWithMakers([])
  const { id } = (await desk.load()).makers[0]!
  expect((await foreign.load({ setelah: id })).makers).toEqual([])
})
