import type { ActionFunctionArgs } from '@remix-run/node'
import { expect, test } from 'vitest'
import { setStock } from '#app/features/catalog/stock-commands.server.ts'
import { action as edit, loader as choose } from '#app/routes/kelola/goods-edit.tsx'
import { action as apply, loader as check } from '#app/routes/kelola/goods-import-plan.tsx'
import { action as undo } from '#app/routes/kelola/goods-import-undo.ts'
import { db } from '#app/server/db.server.ts'
import { aDesk, statusOf } from '#tests/desk/calendar-desk.ts'
import { aMaker, aVariant } from '#tests/factories/shops.ts'

type Call = { form?: [string, string][]; importId?: string; search?: string }

function call(cookie: string, { form, importId, search = '' }: Call): ActionFunctionArgs {
  const request = new Request(`http://localhost:3000/kelola/barang/ubah${search}`, {
    headers: { Cookie: cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
  return { request, params: importId ? { importId } : {}, context: {} } as ActionFunctionArgs
}

const importOf = (answer: unknown) =>
  (answer as Response).headers.get('Location')!.split('/').at(-1)!

async function threeGoods() {
  const desk = await aDesk()
  const maker = await aMaker(desk.shop)
  const goods = []
  for (const [at, title] of ['Kopi', 'Teh', 'Gula'].entries()) {
    goods.push(await aVariant({ maker, title, price: BigInt(15_000 + at * 150), stock: 10 }))
  }
  const now = async () =>
    (
      await db.variant.findMany({
        where: { shopId: desk.shop.id },
        include: { listing: true },
        orderBy: { id: 'asc' },
      })
    ).map(({ price, onHand, listing: { status, leadTimeDays } }) =>
      [price, onHand, status, leadTimeDays].join(' '),
    )
  const chosen = goods.map(({ listingId }): [string, string] => ['barang', listingId])
  return { desk, goods, chosen, now }
}

test('many goods are changed alike, seen first, and changed back; what was sold stays sold', async () => {
  const { desk, goods, chosen, now } = await threeGoods()
  const fields = {
    priceMove: 'raise-percent',
    priceBy: '10',
    stock: '20',
    status: 'paused',
    leadTimeDays: '3',
  }
  const form = [...chosen, ...Object.entries(fields)]
  const importId = importOf(await edit(call(desk.cookie, { form })))
  const before = await now()
  const shown = await check(call(desk.cookie, { importId }))
  expect(shown.counts).toEqual({ new: 0, changed: 3, unchanged: 0, broken: 0 })
  expect(shown.changedRows[0]).toMatchObject({
    title: 'Kopi',
    changes: [
      { column: 'price', before: '15000', after: '16500' },
      { column: 'stock', before: '10', after: '20' },
      { column: 'leadTimeDays', before: '', after: '3' },
      { column: 'status', before: 'Tayang', after: 'Dijeda' },
    ],
  })
  expect(await now()).toEqual(before)
  await apply(call(desk.cookie, { importId, form: [] }))
  expect(await now()).toEqual(['16500 20 paused 3', '16700 20 paused 3', '16800 20 paused 3'])
  const edges = await db.auditEntry.findMany({
    where: { subjectId: goods[0]!.listingId, action: 'status' },
  })
  expect(edges).toMatchObject([{ fromStatus: 'live', toStatus: 'paused' }])

  const seller = { shopId: desk.scope }
  await setStock({ seller, actor: desk.manager, variantId: goods[2]!.id, count: 19 })
  const back = importOf(await undo(call(desk.cookie, { importId, form: [] })))
  await apply(call(desk.cookie, { importId: back, form: [] }))
  expect(await now()).toEqual([before[0], before[1], '16800 19 paused 3'])
  expect((await check(call(desk.cookie, { importId: back }))).faults).toMatchObject([
    { title: 'Gula', column: 'stock', problem: 'stockMoved', now: 19 },
  ])
})

test('a price below one rupiah is refused for that good only, and other goods are not there', async () => {
  const { desk, chosen } = await threeGoods()
  const foreign = await aVariant({ title: 'Milik lain' })
  const form: [string, string][] = [
    ...chosen,
    ['barang', foreign.listingId],
    ['barang', 'bukan-id'],
    ['priceMove', 'lower-by'],
    ['priceBy', '15.000'],
  ]
  const importId = importOf(await edit(call(desk.cookie, { form })))
  const shown = await check(call(desk.cookie, { importId }))
  expect(shown.counts).toEqual({ new: 0, changed: 2, unchanged: 0, broken: 1 })
  const search = `?barang=${foreign.listingId}`
  expect((await choose(call(desk.cookie, { search }))).goods).toEqual([])
  const others = await aDesk()
  expect(await statusOf(undo(call(others.cookie, { importId, form: [] })))).toBe(404)
  const unknown = await edit(call(desk.cookie, { form: [...chosen, ['category', 'tidak-ada']] }))
  expect(unknown).toMatchObject({ data: { errors: { category: 'category' } } })
  const wrong = await edit(
    call(desk.cookie, { form: [...chosen, ['priceMove', 'set'], ['priceBy', '0']] }),
  )
  expect(wrong).toMatchObject({ data: { errors: { priceBy: 'price' } }, init: { status: 400 } })
})
