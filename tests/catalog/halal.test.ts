import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { seenOf } from '#app/core/meanwhile.ts'
import { changeListing } from '#app/features/catalog/change-listing.server.ts'
import { addListing } from '#app/features/catalog/listing-commands.server.ts'
import { listingForm, newListingForm } from '#app/features/catalog/listing-form.ts'
import { getListingPage } from '#app/features/catalog/listing-queries.server.ts'
import { addPermit } from '#app/features/catalog/permits.server.ts'
import { typedOf } from '#app/features/catalog/seller-listing.ts'
import { getListingOfSeller } from '#app/features/catalog/seller-queries.server.ts'
import { applyImport, keepImport } from '#app/features/imports/commands.server.ts'
import { getImport, planImport } from '#app/features/imports/queries.server.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { aCategory, aMaker } from '#tests/factories/shops.ts'

async function aSeller() {
  const maker = await aMaker()
  const food = await aCategory()
  const other = await aCategory()
  await db.category.update({ where: { slug: food }, data: { warnedPermits: ['halal'] } })
  const shopId = mintScope.shop(maker.shopId)
  const userId = newId()
  await db.user.create({ data: { id: userId, name: 'Staf', passwordHash: 'x' } })
  const deed = { seller: { shopId }, actor: { type: 'staff', id: userId } as const }
  const form = { title: 'Keripik usus', price: '12.000', unit: 'pak', stock: '5' }
  const adds = async (category: string, halal = '') => {
    const listing = newListingForm.parse({ ...form, halal })
    const added = await addListing(deed, {
      makerId: maker.id,
      listing,
      category,
      formKey: newId(),
    })
    if (!added.ok) throw new Error(added.reason)
    return added.value.id
  }
  const changes = async (listingId: string, halal: string) => {
    const shown = typedOf((await getListingOfSeller(deed.seller, listingId))!)
    const typed = { ...shown, halal, seen: seenOf(shown) }
    const said = { listing: listingForm.parse(typed), category: shown.category!, typed }
    return changeListing(deed, { listingId, ...said })
  }
  const sends = async (text: string) => {
    const kept = await keepImport({ ...deed, shopId }, new File([text], 'barang.csv'))
    if (!kept.ok) throw new Error(kept.reason)
    const its = (await getImport(shopId, kept.value.id))!
    const planned = await planImport(shopId, its)
    await applyImport({ ...deed, shopId }, its, { consent: true })
    return planned
  }
  return { deed, food, other, adds, changes, sends }
}

const halalOf = async (id: string) => (await db.listing.findUniqueOrThrow({ where: { id } })).halal
const certificate = { kind: 'halal', number: 'ID35110000012340424', validUntil: null } as const

// Take `usualHalal` out of addListing and this is red.
test('food of which nothing is said is not certified yet, and what is said is what buyers read', async () => {
  const { food, other, adds, changes } = await aSeller()
  expect(await halalOf(await adds(food))).toBe('notYet')
  expect(await halalOf(await adds(other))).toBe('notApplicable')
  const id = await adds(food, 'notHalal')
  const { slug } = await db.listing.findUniqueOrThrow({ where: { id } })
  expect(await getListingPage('product', slug)).toMatchObject({ halal: 'notHalal' })
  expect(await changes(id, 'notYet')).toEqual({ ok: true })
  expect(await halalOf(id)).toBe('notYet')
})

// Take `kept` out of changeListing and this is red: a certificate that lasts is not said any more.
test('nobody says of a good that it is certified, nor that it is not, but its certificate', async () => {
  const { deed, food, adds, changes } = await aSeller()
  const id = await adds(food, 'notHalal')
  await changes(id, 'certified')
  expect(await halalOf(id)).toBe('notHalal')
  await addPermit(deed, id, certificate)
  expect(await halalOf(id)).toBe('certified')
  await changes(id, 'notHalal')
  expect(await halalOf(id)).toBe('certified')
})

test('a sheet says it as the form does', async () => {
  const { deed, food, adds, sends } = await aSeller()
  const id = await adds(food)
  const { id: variantId } = await db.variant.findFirstOrThrow({ where: { listingId: id } })
  const row = (halal: string) =>
    `ID (jangan diubah);Nama barang;Kehalalan\n${variantId};Keripik usus;${halal}\n`
  expect(await sends(row('Bersertifikat halal'))).toMatchObject([
    { kind: 'broken', faults: [{ column: 'halal', problem: 'halalCertified' }] },
  ])
  expect(await sends(row('mungkin'))).toMatchObject([
    { kind: 'broken', faults: [{ column: 'halal', problem: 'halal' }] },
  ])
  expect(await sends(row('tidak halal'))).toMatchObject([{ kind: 'changed' }])
  expect(await halalOf(id)).toBe('notHalal')
  expect(await sends(row('Tidak halal'))).toMatchObject([{ kind: 'unchanged' }])
  await addPermit(deed, id, certificate)
  expect(await sends(row('Tidak halal'))).toMatchObject([{ kind: 'broken' }])
  expect(await sends(row('Bersertifikat halal'))).toMatchObject([{ kind: 'unchanged' }])
  expect(await halalOf(id)).toBe('certified')
})
