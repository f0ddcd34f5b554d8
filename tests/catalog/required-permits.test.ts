import type { ActionFunctionArgs } from '@remix-run/node'
import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { seenOf } from '#app/core/meanwhile.ts'
import { changeListing } from '#app/features/catalog/change-listing.server.ts'
import { addListing, moveListing } from '#app/features/catalog/listing-commands.server.ts'
import { listingForm, newListingForm } from '#app/features/catalog/listing-form.ts'
import {
  addPermit,
  checkPermit,
  listPermits,
  removePermit,
} from '#app/features/catalog/permits.server.ts'
import { typedOf } from '#app/features/catalog/seller-listing.ts'
import { getListingOfSeller } from '#app/features/catalog/seller-queries.server.ts'
import { listLackingGoods } from '#app/features/categories/queries.server.ts'
import { addCategory } from '#app/features/categories/commands.server.ts'
import { applyImport, keepImport } from '#app/features/imports/commands.server.ts'
import { getImport, planImport } from '#app/features/imports/queries.server.ts'
import { getTodayWork } from '#app/features/orders/today-queries.server.ts'
import { action as approve } from '#app/routes/kelola/listing-approve.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { anAdmin } from '#tests/admin/desk-people.ts'
import { aDesk } from '#tests/desk/calendar-desk.ts'
import { aCategory, aMaker } from '#tests/factories/shops.ts'

type Permits = Partial<Record<'demandedPermits' | 'warnedPermits', ('food' | 'halal')[]>>

const ask = (slug: string, permits: Permits) =>
  db.category.update({ where: { slug }, data: permits })

async function aSeller(permits: Permits = {}) {
  const maker = await aMaker()
  const category = await aCategory()
  await ask(category, permits)
  const shop = { shopId: mintScope.shop(maker.shopId) }
  const own = { maker: mintScope.maker({ makerId: maker.id, shopId: maker.shopId }) }
  const userId = newId()
  await db.user.create({ data: { id: userId, name: 'Staf', passwordHash: 'x' } })
  const actor = { type: 'staff', id: userId } as const
  const form = { title: 'Keripik talas', price: '12.000', unit: 'pak', stock: '5' }
  const adds = async (seller: typeof shop | typeof own, more: Record<string, string> = {}) => {
    const listing = newListingForm.parse({ ...form, ...more })
    const added = await addListing(
      { seller, actor },
      { makerId: maker.id, listing, category, formKey: newId() },
    )
    if (!added.ok) throw new Error(added.reason)
    return added.value
  }
  const moves = (listingId: string, to: 'live' | 'paused') =>
    moveListing(
      { seller: shop, actor },
      { listingId, to, from: ['draft', 'review', 'live', 'paused'] },
    )
  const changes = async (listingId: string, into: string, more: Record<string, string> = {}) => {
    const shown = typedOf((await getListingOfSeller(shop, listingId))!)
    const typed = { ...shown, ...more, seen: seenOf(shown) }
    const listing = listingForm.parse(typed)
    return changeListing({ seller: shop, actor }, { listingId, listing, category: into, typed })
  }
  return { maker, category, shop, own, actor, adds, moves, changes }
}

const pirt = { kind: 'pirt', number: '2063505010001-30', validUntil: null } as const
const statusOf = async (id: string) =>
  (await db.listing.findUniqueOrThrow({ where: { id } })).status

// Take `permitsInTheWay` out of moveListing and this is red: the database says it with an error of its own.
test('what its category demands must be written and looked at before anybody puts a good on sale', async () => {
  const { shop, own, actor, adds, moves, maker } = await aSeller({ demandedPermits: ['food'] })
  const { id } = await adds(own)
  expect(await moves(id, 'live')).toEqual({ ok: false, reason: 'permit-missing' })
  const desk = await aDesk({ id: maker.shopId, slug: '', pickupPointId: '' })
  const request = new Request('http://localhost:3000/kelola/barang', {
    method: 'POST',
    headers: { Cookie: desk.cookie },
    body: new FormData(),
  })
  const answer = (await approve({
    request,
    params: { listingId: id },
    context: {},
  } as unknown as ActionFunctionArgs)) as Response
  expect(answer.headers.get('Location')).toContain('kabar=permit-missing')
  await addPermit({ seller: own, actor }, id, pirt)
  expect(await moves(id, 'live')).toMatchObject({ reason: 'permit-missing' })
  const [permit] = await listPermits(shop, { id, title: '', kind: 'product', slug: null })
  const named = { listingId: id, permitId: permit!.id }
  await checkPermit({ seller: shop, actor }, named, { verdict: 'verified', note: null })
  expect(await moves(id, 'live')).toMatchObject({ ok: true })
  await removePermit({ seller: shop, actor }, named)
  expect(await statusOf(id)).toBe('live')
  await moves(id, 'paused')
  expect(await moves(id, 'live')).toMatchObject({ reason: 'permit-missing' })
})

test('what a BUM Desa lists itself in such a category waits as well', async () => {
  const { shop, adds } = await aSeller({ demandedPermits: ['food'] })
  expect(await adds(shop)).toMatchObject({ status: 'review' })
  expect(await adds(shop, { shelfLifeDays: '3' })).toMatchObject({ status: 'review' })
  const free = await aSeller()
  expect(await free.adds(free.shop)).toMatchObject({ status: 'live' })
})

// Drop the trigger permits_are_there and this is red.
test('nobody goes round it in the table: not by the state, the category, nor how long it keeps', async () => {
  const { own, adds, category } = await aSeller({ demandedPermits: ['food'] })
  const { id } = await adds(own, { shelfLifeDays: '3' })
  const write = (data: object) => db.listing.update({ where: { id }, data })
  // Food that keeps for less than a week goes without a number.
  await write({ status: 'live' })
  await expect(write({ shelfLifeDays: 30 })).rejects.toThrow('permits_demanded')
  const free = await aCategory()
  await write({ categorySlug: free, shelfLifeDays: 30 })
  await expect(write({ categorySlug: category })).rejects.toThrow('permits_demanded')
  await write({ status: 'paused', categorySlug: category })
  await expect(write({ status: 'live' })).rejects.toThrow('permits_demanded')
})

// Take `permitsInTheWay` out of changeListing and this is red.
test('a good that is on sale is not moved into such a category by its form', async () => {
  const free = await aSeller()
  const { id } = await free.adds(free.shop)
  const strict = await aCategory()
  await ask(strict, { demandedPermits: ['halal'] })
  expect(await free.changes(id, strict)).toEqual({ ok: false, reason: 'permit-missing' })
  await free.moves(id, 'paused')
  expect(await free.changes(id, strict)).toEqual({ ok: true })
})

test('what was on sale before it was demanded stays, can be changed, and is shown as lacking it', async () => {
  const { shop, maker, category, adds, changes, moves } = await aSeller()
  const { id } = await adds(shop)
  await ask(category, { demandedPermits: ['food'] })
  expect(await changes(id, category, { price: '13.000' })).toEqual({ ok: true })
  expect(await statusOf(id)).toBe('live')
  expect(await getTodayWork(mintScope.shop(maker.shopId))).toMatchObject({
    lackingCount: 1,
    lacking: [{ listingId: id, missing: ['food'] }],
  })
  expect(await listLackingGoods(category)).toMatchObject({
    count: 1,
    goods: [{ listingId: id, shopId: maker.shopId, missing: ['food'] }],
  })
  await moves(id, 'paused')
  expect(await getTodayWork(mintScope.shop(maker.shopId))).toMatchObject({ lackingCount: 0 })
})

test('what is only warned of keeps nothing off sale, and is said; also what the category above asks', async () => {
  const { shop, category, adds } = await aSeller({ warnedPermits: ['food', 'halal'] })
  const { id, status } = await adds(shop)
  expect(status).toBe('live')
  const missing = async () => (await getListingOfSeller(shop, id))!.missingPermits
  expect(await missing()).toEqual({ demanded: [], warned: ['food', 'halal'] })
  const above = await aCategory()
  await ask(above, { demandedPermits: ['halal'] })
  await db.category.update({ where: { slug: category }, data: { parentSlug: above } })
  expect(await missing()).toEqual({ demanded: ['halal'], warned: ['food'] })
  // What is said not to be halal has no certificate to show.
  await db.listing.update({ where: { id }, data: { halal: 'notHalal' } })
  expect(await missing()).toEqual({ demanded: [], warned: ['food'] })
})

test('a file neither puts it on sale nor moves it there, and new rows wait', async () => {
  const { shop, category, maker, actor, adds, moves } = await aSeller()
  const { id } = await adds(shop)
  const { id: variantId } = await db.variant.findFirstOrThrow({ where: { listingId: id } })
  await moves(id, 'paused')
  await ask(category, { demandedPermits: ['food'] })
  const shopId = mintScope.shop(maker.shopId)
  const send = async (text: string) => {
    const kept = await keepImport({ shopId, actor }, new File([text], 'barang.csv'))
    if (!kept.ok) throw new Error(kept.reason)
    const its = (await getImport(shopId, kept.value.id))!
    const planned = await planImport(shopId, its)
    await applyImport({ shopId, actor }, its, { consent: true })
    return planned
  }
  expect(
    await send(`ID (jangan diubah);Nama barang;Keadaan\n${variantId};Keripik talas;Tayang\n`),
  ).toMatchObject([{ kind: 'broken', faults: [{ column: 'status', problem: 'permitMissing' }] }])
  const columns = 'Pelaku usaha;Nama barang;Harga;Satuan;Stok;Kategori'
  await send(`${columns}\nDapur Melati;Keripik uwi;9000;pak;4;${category}\n`)
  const added = await db.listing.findFirstOrThrow({ where: { titleId: 'Keripik uwi' } })
  expect(added.status).toBe('review')
})

test('permits are asked of goods, and none both demanded and warned of', async () => {
  const actor = await anAdmin()
  const typed = { labelEn: 'x', labelJv: 'x', parent: '-', position: '1' }
  const permits = { demandedPermits: ['food'], warnedPermits: ['food', 'halal'] }
  await addCategory(actor, { ...typed, ...permits, kind: 'product', labelId: 'Keripik izin' })
  expect(await db.category.findUniqueOrThrow({ where: { slug: 'keripik-izin' } })).toMatchObject({
    demandedPermits: ['food'],
    warnedPermits: ['halal'],
  })
  expect(
    await addCategory(actor, { ...typed, ...permits, kind: 'experience', labelId: 'Pantai izin' }),
  ).toEqual({ ok: false, problems: { demandedPermits: 'onlyGoods' } })
})
