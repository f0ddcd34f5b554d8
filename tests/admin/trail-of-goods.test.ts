import { expect, test } from 'vitest'
import { calendarDateOf } from '#app/core/dates.ts'
import { changesOf } from '#app/features/audit/deed-changes.ts'
import { searchTrail } from '#app/features/audit/queries.server.ts'
import { trailQuery, trailSubjects } from '#app/features/audit/trail-search.ts'
import { seenOf } from '#app/core/meanwhile.ts'
import { changeListing } from '#app/features/catalog/change-listing.server.ts'
import { moveListing } from '#app/features/catalog/listing-commands.server.ts'
import { listingForm } from '#app/features/catalog/listing-form.ts'
import { typedOf } from '#app/features/catalog/seller-listing.ts'
import { getListingOfSeller } from '#app/features/catalog/seller-queries.server.ts'
import { setStock, stepStock } from '#app/features/catalog/stock-commands.server.ts'
import { setAway } from '#app/features/makers/away.server.ts'
import { typedResource } from '#app/features/resources/forms.ts'
import { addResource, changeResource } from '#app/features/resources/commands.server.ts'
import { correctStock } from '#app/features/stock/commands.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { db } from '#app/server/db.server.ts'
import { aShop } from '#tests/desk/desk-story.ts'

const facts = { price: '10.000', unit: 'pak', description: 'Renyah.', weightGrams: '250' }

async function aGood() {
  const shop = await aShop()
  const { id: listingId } = await db.listing.findFirstOrThrow({ where: { shopId: shop.id } })
  const actor = { type: 'staff', id: shop.manager.id } as const
  const deed = { seller: { shopId: shop.scope }, actor }
  return { shop, listingId, deed, stock: { ...deed, variantId: shop.variantId }, actor }
}

/** What the admins' search of the trail says of a thing, oldest first. */
async function trailOf(cari: string) {
  const { deeds } = await searchTrail(trailQuery.parse({ cari }))
  return deeds.toReversed().map(({ action, details, actorId }) => ({
    action,
    actorId,
    changes: changesOf(details).map(({ name, before, after }) => `${name}: ${before} → ${after}`),
  }))
}

// Take `recordAudit` out of writeStock and this is red.
test('every stock that somebody sets is in the trail, with who, what it was and what it is', async () => {
  const { listingId, stock, actor } = await aGood()
  await stepStock({ ...stock, step: 1 })
  await setStock({ ...stock, count: 0 })
  await setStock({ ...stock, count: 0 })
  const correction = { kind: 'received', pieces: 5, seen: 0, note: 'Panen Bu Sri' } as never
  await correctStock(stock, correction)
  const trail = await trailOf(listingId)
  expect(trail.map(({ action }) => action)).toEqual(['stock', 'stock', 'stock'])
  expect(trail.map(({ changes }) => changes[0])).toEqual([
    'stock: 10 → 11',
    'stock: 11 → 0',
    'stock: 0 → 5',
  ])
  expect(trail.every(({ actorId }) => actorId === actor.id)).toBe(true)
  // Words may name people; they stay with the movement.
  expect(JSON.stringify(trail)).not.toContain('Bu Sri')
})

test('a changed good tells each part that changed and nothing else, and nothing where nothing did', async () => {
  const { listingId, deed } = await aGood()
  const change = async (more: Record<string, string>) => {
    const listing = listingForm.parse({ title: 'Keripik singkong', ...facts, ...more })
    const typed = { seen: seenOf(typedOf((await getListingOfSeller(deed.seller, listingId))!)) }
    return changeListing(deed, { listingId, listing, category: 'keripik', typed })
  }
  await change({})
  const before = await trailOf(listingId)
  await change({})
  expect(await trailOf(listingId)).toEqual(before)
  await change({ unit: 'kotak', weightGrams: '300', leadTimeDays: '2', price: '12.500' })
  const [told] = (await trailOf(listingId)).slice(before.length)
  expect(told?.changes.toSorted()).toEqual([
    'leadTimeDays: 0 → 2',
    'price: 10000 → 12500',
    'unit: pak → kotak',
    'weightGrams: 250 → 300',
  ])
})

test('what is sent back says why in the trail', async () => {
  const { listingId, deed, shop } = await aGood()
  await db.listing.updateMany({
    where: { id: listingId, shopId: shop.id },
    data: { status: 'review' },
  })
  const note = 'Fotonya buram.'
  await moveListing(deed, { listingId, to: 'draft', from: ['review'], note })
  expect((await trailOf(listingId)).at(-1)?.changes).toEqual([`note: null → ${note}`])
})

test('an away time and a changed resource say what was before', async () => {
  const { shop, actor } = await aGood()
  const owner = { shopId: shop.scope, makerId: shop.makerId }
  const day = (days: number) => calendarDateOf(new Date(Date.now() + days * 86_400_000))
  const [from, to, later] = [day(1), day(3), day(5)]
  const seen = seenOf({ from, to })
  await setAway(owner, { actor, away: { from, to }, typed: {} })
  await setAway(owner, { actor, away: { from, to }, typed: { seen } })
  await setAway(owner, { actor, away: { from, to: later }, typed: { seen } })
  const away = (await trailOf(shop.makerId)).filter(({ action }) => action === 'away')
  expect(away.map(({ changes }) => changes)).toEqual([
    [`from: – → ${from}`, `to: – → ${to}`],
    [`to: ${to} → ${later}`],
  ])
  const resource = {
    kind: 'guide',
    name: 'Pak Rejeki',
    capacity: 8,
    isActive: true,
    weekdays: [1, 2],
  } as never
  const added = await addResource({ shopId: shop.scope, actor, resource })
  if (!added.ok) throw new Error(added.reason)
  const changed = { ...(resource as object), capacity: 10 } as never
  await changeResource({
    shopId: shop.scope,
    actor,
    resourceId: added.value.id,
    resource: changed,
    typed: { seen: seenOf(typedResource(resource)) },
  })
  const trail = await trailOf(added.value.id)
  expect(trail.at(-1)?.changes).toEqual(['capacity: 8 → 10'])
  expect(JSON.stringify(trail)).not.toContain('Rejeki')
})

test('each thing of the trail can be asked for, and has a word in both languages', () => {
  for (const locale of ['id', 'en'] as const) {
    const { subjects } = messagesFor(locale).admin.history
    expect(Object.keys(subjects).toSorted()).toEqual([...trailSubjects].toSorted())
  }
})
