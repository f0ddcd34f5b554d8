import type { ActionFunctionArgs } from '@remix-run/node'
import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { correctStock } from '#app/features/stock/commands.server.ts'
import { loader as list } from '#app/routes/kelola/stock.tsx'
import { action as correct, loader as look } from '#app/routes/kelola/stock-good.tsx'
import { db } from '#app/server/db.server.ts'
import { aMember, signedInCookie } from '#tests/accounts/people.ts'
import { aMaker, aVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { aDesk, statusOf } from './calendar-desk.ts'
import { aPaidOrder, aShop } from './desk-story.ts'
import { asking, wholeList } from './whole-list.ts'

// What a stock is, what moved it and who corrected it, on the real database.

type Asked = {
  cookie: string
  variantId?: string
  search?: string
  form?: Record<string, string>
}

function args({ cookie, variantId, search = '', form }: Asked): ActionFunctionArgs {
  const request = new Request(`http://localhost:3000/kelola/stok${search}`, {
    headers: { Cookie: cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
  return { request, params: { variantId }, context: {} } as unknown as ActionFunctionArgs
}

async function deskOf(shop: { id: string }, role: 'staff' | 'supervisor' = 'staff') {
  const { user } = await aMember(role, shop.id)
  return signedInCookie(user.id)
}

test('each movement says why, who, and what there was before and after', async () => {
  const shop = await aShop({ stock: 10 })
  const { variantId } = shop
  const { cookie } = await deskOf(shop)
  await aPaidOrder(shop, { quantity: 3 })
  const broken = { kind: 'damaged', pieces: '2', seen: '7', note: 'pecah di jalan' }
  expect(await statusOf(correct(args({ cookie, variantId, form: broken })))).toBe(200)
  const { good, movements } = await look(args({ cookie, variantId }))
  expect(good).toMatchObject({ onHand: 5, held: 0 })
  expect(movements).toMatchObject([
    { reason: 'damaged', delta: -2, after: 5, note: 'pecah di jalan', orderNumber: null },
    { reason: 'sale', delta: -3, after: 7, orderNumber: expect.stringMatching(/^LB-/) },
    { reason: 'opening', delta: 10, after: 10 },
  ])
  expect(movements[0]!.actorName).not.toBeNull()
  await expectInvariants()
})

test('movements are found by kind, days, order or note, on every page of the list', async () => {
  const shop = await aShop({ stock: 100 })
  const { variantId, manager: actor, scope: shopId } = shop
  const { cookie } = await deskOf(shop)
  const found = (query: Record<string, string> = {}) =>
    wholeList(async (sebelum) => {
      const page = await look(
        asking(cookie, { ...query, ...(sebelum && { sebelum }) }, { variantId }),
      )
      return { rows: page.movements, next: page.next }
    })
  const deed = { seller: { shopId }, actor, variantId }
  for (let each = 1; each <= 30; each += 1) {
    await correctStock(deed, { kind: 'received', pieces: 1, seen: 0, note: `panen ke-${each}` })
  }
  await correctStock(deed, { kind: 'damaged', pieces: 2, seen: 0, note: 'pecah 100%' })
  const { orderId } = await aPaidOrder(shop, { quantity: 3 })
  const { number } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  // One o'clock at night of the second, where the BUM Desa is.
  const [delta, createdAt] = [5, new Date('2026-11-01T18:00Z')]
  await db.stockMovement.create({
    data: { id: newId(), shopId, variantId, delta, reason: 'returned', createdAt },
  })

  const all = await found()
  expect([all.rows.length, all.pages]).toEqual([34, 2])
  expect((await found({ sebab: 'received' })).rows).toHaveLength(30)
  expect((await found({ sebab: 'counter' })).rows).toEqual([])
  expect((await found({ sebab: 'sale' })).rows).toMatchObject([{ orderNumber: number }])
  // What there was before and after stays true when the rest is not shown.
  expect((await found({ cari: number })).rows).toMatchObject([{ delta: -3, after: 125 }])
  expect((await found({ cari: '%' })).rows).toMatchObject([{ note: 'pecah 100%' }])
  expect((await found({ cari: 'KE-30' })).rows).toMatchObject([{ note: 'panen ke-30' }])
  const ofThatDay = await found({ dari: '2026-11-02', sampai: '2026-11-02' })
  expect(ofThatDay.rows).toMatchObject([{ reason: 'returned', after: 130 }])
  expect((await found({ sampai: '2026-11-01' })).rows).toEqual([])
  expect((await found({ dari: '2026-11-03' })).rows).toHaveLength(33)
  expect((await found({ dari: 'x', sampai: '9999-99-99', sebab: 'x' })).rows).toHaveLength(34)
})

test('what was counted is held against what there was then, even when sales come between', async () => {
  const shop = await aShop({ stock: 10 })
  const { variantId, manager: actor, scope: shopId } = shop
  const deed = { seller: { shopId }, actor, variantId }
  const counted = { kind: 'counted', pieces: 8, seen: 10, note: null } as const
  await Promise.all([aPaidOrder(shop, { quantity: 3 }), correctStock(deed, counted)])
  expect(await db.variant.findUniqueOrThrow({ where: { id: variantId } })).toMatchObject({
    onHand: 5,
  })
  const gone = { kind: 'damaged', pieces: 6, seen: 5, note: null } as const
  expect(await correctStock(deed, gone)).toEqual({ ok: false, reason: 'none-left' })
  const much = { kind: 'received', pieces: 100_000, seen: 5, note: null } as const
  expect(await correctStock(deed, much)).toEqual({ ok: false, reason: 'too-many' })
  const same = { kind: 'counted', pieces: 5, seen: 5, note: null } as const
  expect(await correctStock(deed, same)).toMatchObject({ ok: true })
  await expectInvariants()
})

test('odd forms keep what was typed; a pengawas reads, and another BUM Desa sees nothing', async () => {
  const shop = await aShop({ stock: 4 })
  const { variantId } = shop
  const { cookie } = await deskOf(shop)
  for (const odd of [
    { kind: 'x', pieces: '-1', seen: '4', note: 'a' },
    { kind: 'x', pieces: '1,5', seen: '4', note: 'a'.repeat(201) },
    { kind: 'x', pieces: '100001', seen: 'NaN', note: '' },
  ]) {
    expect(await correct(args({ cookie, variantId, form: odd }))).toMatchObject({
      data: { typed: odd, problems: { kind: ['kind'], pieces: ['pieces'] } },
      init: { status: 400 },
    })
  }
  const form = { kind: 'damaged', pieces: '5', seen: '4' }
  expect(await correct(args({ cookie, variantId, form }))).toMatchObject({
    data: { typed: form, problems: { pieces: ['none-left'] } },
    init: { status: 409 },
  })
  const reader = await deskOf(shop, 'supervisor')
  expect((await look(args({ ...reader, variantId }))).good.onHand).toBe(4)
  expect(await statusOf(correct(args({ ...reader, variantId, form })))).toBe(403)
  const foreign = await aDesk()
  expect(await statusOf(look(args({ ...foreign, variantId })))).toBe(404)
  expect(await statusOf(look(args({ ...foreign, variantId: newId() })))).toBe(404)
  expect(await statusOf(correct(args({ ...foreign, variantId, form })))).toBe(404)
  expect(await statusOf(correct(args({ ...foreign, variantId, form: {} })))).toBe(404)
})

test('the list is searched, filtered and goes on by where it ended', async () => {
  const desk = await aDesk()
  const maker = await aMaker(desk.shop)
  await Promise.all(Array.from({ length: 27 }, (_, at) => aVariant({ maker, stock: at })))
  const found = async (search: string) => (await list(args({ ...desk, search }))).goods
  const first = await list(args(desk))
  const second = await list(args({ ...desk, search: `?setelah=${first.next}` }))
  const all = [...first.goods, ...second.goods]
  expect(new Set(all.map(({ variantId }) => variantId)).size).toBe(27)
  expect(second.next).toBeNull()
  expect(await found('?lihat=habis')).toMatchObject([{ onHand: 0 }])
  expect(await found('?lihat=menipis')).toHaveLength(3)
  expect(await found('?lihat=perlu')).toHaveLength(4)
  expect(await found('?lihat=dipesan')).toEqual([])
  expect(await found('?cari=%25')).toEqual([])
  expect(await found('?lihat=x&setelah=y')).toHaveLength(25)
  const other = await aDesk()
  expect((await list(args({ ...other, search: `?setelah=${first.next}` }))).goods).toEqual([])
})
