import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { forgetCategories } from '#app/features/catalog/categories.server.ts'
import { applyImport, keepImport } from '#app/features/imports/commands.server.ts'
import { getImport, planImport } from '#app/features/imports/queries.server.ts'
import { db } from '#app/server/db.server.ts'
import { aDesk } from '#tests/desk/calendar-desk.ts'
import { aMaker, aVariant } from '#tests/factories/shops.ts'

async function aSheet() {
  const desk = await aDesk()
  const good = await aVariant({ maker: await aMaker(desk.shop), title: 'Keripik usus' })
  // They are kept in memory for a minute.
  forgetCategories()
  const deed = { shopId: desk.scope, actor: desk.manager }
  const sends = async (text: string) => {
    const kept = await keepImport(deed, new File([text], 'barang.csv'))
    if (!kept.ok) throw new Error(kept.reason)
    const its = (await getImport(desk.scope, kept.value.id))!
    const planned = await planImport(desk.scope, its)
    await applyImport(deed, its, { consent: true })
    return planned
  }
  return { desk, good, sends }
}

test('a sheet says how many one order may have of a good, and the English name of a variant', async () => {
  const { good, sends } = await aSheet()
  const variant = () => db.variant.findUniqueOrThrow({ where: { id: good.id } })
  const row = (most: string, labelEn: string) =>
    `ID (jangan diubah);Nama barang;Paling banyak per pesanan;Varian (Inggris)\n${good.id};Keripik usus;${most};${labelEn}\n`
  expect(await sends(row('1000', ''))).toMatchObject([
    { kind: 'broken', faults: [{ column: 'maximumPerOrder', problem: 'perOrder' }] },
  ])
  expect(await sends(row('', 'x'.repeat(41)))).toMatchObject([
    { kind: 'broken', faults: [{ column: 'labelEn', problem: 'labelEn' }] },
  ])
  await sends(row('12', 'Hot'))
  expect(await variant()).toMatchObject({ maximumPerOrder: 12, labelEn: 'Hot' })
  expect(await sends(row('12', 'Hot'))).toMatchObject([{ kind: 'unchanged' }])
  await sends(row('', ''))
  expect(await variant()).toMatchObject({ maximumPerOrder: 99, labelEn: '' })
})

// Take `unitOfLatest` out of addGoods and this is red.
test('a sheet puts a good into a unit that is open, and a new one into that of the maker', async () => {
  const { desk, good, sends } = await aSheet()
  const [unitId, closedId] = [newId(), newId()]
  const shopId = desk.shop.id
  await db.businessUnit.createMany({
    data: [
      { id: unitId, shopId, name: 'Unit Kopi' },
      { id: closedId, shopId, name: 'Unit Lama', closedAt: new Date() },
    ],
  })
  const row = (unit: string) =>
    `ID (jangan diubah);Nama barang;Unit usaha\n${good.id};Keripik usus;${unit}\n`
  expect(await sends(row('Unit Lama'))).toMatchObject([
    { kind: 'broken', faults: [{ column: 'businessUnit', problem: 'unit' }] },
  ])
  expect(await sends(row('unit kopi'))).toMatchObject([{ kind: 'changed' }])
  const { categorySlug, businessUnitId } = await db.listing.findUniqueOrThrow({
    where: { id: good.listingId },
  })
  expect(businessUnitId).toBe(unitId)
  const columns = 'Pelaku usaha;Nama barang;Harga;Satuan;Stok;Kategori'
  await sends(`${columns}\nDapur Melati;Keripik uwi;9000;pak;4;${categorySlug}\n`)
  const added = await db.listing.findFirstOrThrow({ where: { titleId: 'Keripik uwi', shopId } })
  expect(added.businessUnitId).toBe(unitId)
  await sends(row(''))
  expect(await db.listing.findUniqueOrThrow({ where: { id: good.listingId } })).toMatchObject({
    businessUnitId: null,
  })
})
