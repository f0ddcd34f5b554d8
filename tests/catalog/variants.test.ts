import type { ActionFunctionArgs } from '@remix-run/node'
import { expect, test } from 'vitest'
import { seenOf } from '#app/core/meanwhile.ts'
import { typedVariants } from '#app/features/catalog/edited-variant.ts'
import { listVariants } from '#app/features/catalog/variants.server.ts'
import { action as save, loader as look } from '#app/routes/kelola/listing-variants.tsx'
import { db } from '#app/server/db.server.ts'
import { aDesk, statusOf } from '#tests/desk/calendar-desk.ts'
import { aVariant } from '#tests/factories/shops.ts'

function call(cookie: string, listingId: string, form?: Record<string, string>) {
  const request = new Request('http://localhost:3000/kelola/barang/x/varian', {
    headers: { Cookie: cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
  return { request, params: { listingId }, context: {} } as unknown as ActionFunctionArgs
}

test('a good gets a second size, and the first is taken off sale and put back', async () => {
  const desk = await aDesk()
  const good = await aVariant({ shop: desk.shop, price: 15_000n, stock: 4 })
  const now = async () =>
    (await listVariants({ shopId: desk.scope }, good.listingId)).map((variant) =>
      [variant.label, variant.price, variant.available, variant.isActive].join(' '),
    )
  const first = { 'id-0': good.id, 'label-0': '250 g', 'price-0': '16.000', 'weightGrams-0': '300' }
  const second = {
    'label-new': '500 g',
    'price-new': '30000',
    'stock-new': '6',
    'weightGrams-new': '',
  }
  const empty = { 'label-new': '', 'price-new': '', 'stock-new': '', 'weightGrams-new': '' }
  const send = async (form: Record<string, string>) => {
    const shown = typedVariants(await listVariants({ shopId: desk.scope }, good.listingId))
    return save(call(desk.cookie, good.listingId, { ...form, seen: seenOf(shown) }))
  }

  const wrong = await send({ ...first, 'isActive-0': 'on', ...second, 'price-new': 'mahal' })
  expect(wrong).toMatchObject({ init: { status: 400 }, data: { errors: { 'price-new': 'price' } } })
  for (const [form, refusal] of [
    [{ ...first, 'label-0': '500 G', 'isActive-0': 'on', ...second }, 'named'],
    [{ ...first, 'label-0': '', 'isActive-0': 'on', ...second }, 'named'],
    [{ ...first, ...empty }, 'none'],
  ] as const) {
    expect(await send(form)).toMatchObject({ init: { status: 409 }, data: { refusal } })
  }
  expect(await now()).toEqual([' 15000 4 true'])

  await send({ ...first, 'isActive-0': 'on', ...second })
  expect(await now()).toEqual(['250 g 16000 4 true', '500 g 30000 6 true'])
  const [, added] = await listVariants({ shopId: desk.scope }, good.listingId)
  const both = {
    ...first,
    'id-1': added!.id,
    'label-1': '500 g',
    'price-1': '30000',
    'isActive-1': 'on',
  }
  await send({ ...both, ...empty })
  expect(await now()).toEqual(['250 g 16000 4 false', '500 g 30000 6 true'])
  await send({ ...both, 'isActive-0': 'on', ...empty })
  expect(await now()).toEqual(['250 g 16000 4 true', '500 g 30000 6 true'])
  const trail = await db.auditEntry.findMany({
    where: { subjectId: good.listingId, action: 'variants' },
  })
  expect(trail).toHaveLength(3)
})

// Take the `changedMeanwhile` out of saveVariants and this is red.
test('variants that somebody else has changed since are not saved over unseen', async () => {
  const desk = await aDesk()
  const good = await aVariant({ shop: desk.shop, price: 15_000n })
  const now = () => listVariants({ shopId: desk.scope }, good.listingId)
  const opened = typedVariants(await now())
  const form = { ...opened, 'label-0': '250 g', seen: seenOf(opened) }
  await db.variant.updateMany({
    where: { id: good.id, shopId: desk.shop.id },
    data: { price: 18_000n, onHand: { increment: 1 } },
  })
  expect(await save(call(desk.cookie, good.listingId, form))).toMatchObject({
    data: { typed: { 'label-0': '250 g' }, meanwhile: { cells: [{ name: 'price-0', at: 0 }] } },
    init: { status: 409 },
  })
  expect(await now()).toMatchObject([{ label: '', price: 18_000n }])
})

test("another BUM Desa's variants are not there, nor can one be slipped in", async () => {
  const [desk, other] = [await aDesk(), await aDesk()]
  const good = await aVariant({ shop: desk.shop })
  const foreign = await aVariant({ shop: other.shop, price: 9000n })
  expect(await statusOf(look(call(desk.cookie, good.listingId)))).toBe(200)
  expect(await statusOf(look(call(other.cookie, good.listingId)))).toBe(404)
  const form = { 'id-0': foreign.id, 'label-0': 'x', 'price-0': '1', 'isActive-0': 'on' }
  expect(await statusOf(save(call(desk.cookie, good.listingId, form)))).toBe(404)
  expect(await db.variant.findUniqueOrThrow({ where: { id: foreign.id } })).toMatchObject({
    price: 9000n,
  })
})

// Take `labelEn` out of labelsOf and this is red: buyers in English read Indonesian.
test('a variant has a name of its own for buyers in English, and the Indonesian one without', async () => {
  const desk = await aDesk()
  const good = await aVariant({ shop: desk.shop, price: 15_000n })
  const send = async (form: Record<string, string>) => {
    const shown = typedVariants(await listVariants({ shopId: desk.scope }, good.listingId))
    const typed = { 'id-0': good.id, 'price-0': '15000', 'isActive-0': 'on', ...form }
    return save(call(desk.cookie, good.listingId, { ...typed, seen: seenOf(shown) }))
  }
  const labels = async () => {
    const found = await db.variant.findMany({
      where: { listingId: good.listingId },
      orderBy: { position: 'asc' },
    })
    return found.map(({ labelId, labelEn }) => `${labelId} / ${labelEn}`)
  }
  const hot = { 'label-0': 'Pedas', 'labelEn-0': 'Hot' }
  await send({ ...hot, 'label-new': 'Manis', 'price-new': '14000', 'stock-new': '2' })
  expect(await labels()).toEqual(['Pedas / Hot', 'Manis / Manis'])
  const shown = typedVariants(await listVariants({ shopId: desk.scope }, good.listingId))
  expect(shown).toMatchObject({ 'labelEn-0': 'Hot', 'labelEn-1': '' })
  await send({ 'label-0': 'Pedas', 'labelEn-0': '' })
  expect(await labels()).toEqual(['Pedas / Pedas', 'Manis / Manis'])
  expect(await send({ ...hot, 'labelEn-0': 'x'.repeat(41) })).toMatchObject({
    data: { errors: { 'labelEn-0': 'labelEn' } },
  })
})
