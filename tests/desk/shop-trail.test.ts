import { beforeAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { seenOf } from '#app/core/meanwhile.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { fieldName } from '#app/features/audit/components/deed-words.ts'
import { changesOf } from '#app/features/audit/deed-changes.ts'
import { typedVariants } from '#app/features/catalog/edited-variant.ts'
import { listVariants, saveVariants } from '#app/features/catalog/variants.server.ts'
import { stepStock } from '#app/features/catalog/stock-commands.server.ts'
import { sectionNames, sectionOf } from '#app/features/experiences/sections.ts'
import { sections } from '#app/features/shop-settings/sections.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { loader as listing } from '#app/routes/kelola/listing.tsx'
import { loader as trail } from '#app/routes/kelola/trail.tsx'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { startUserSession } from '#app/server/session.server.ts'
import { aPerson } from '#tests/accounts/people.ts'
import { anAdmin } from '#tests/admin/desk-people.ts'
import { aShop, aVariant, type TestVariant } from '#tests/factories/shops.ts'
import { asking, wholeList } from './whole-list.ts'

type Role = 'manager' | 'treasurer' | 'supervisor' | 'staff'

let shop: { id: string; slug: string }
let other: { id: string }
let good: TestVariant
let canary: TestVariant

beforeAll(async () => {
  shop = await aShop()
  other = await aShop({ name: 'Kenari' })
  good = await aVariant({ shop, title: 'Keripik' })
  canary = await aVariant({ shop: await aShop({ name: 'Kenari' }), title: 'Kenari' })
})

async function aMember(role: Role, name = 'Bu Wiji Lestari') {
  const { id } = await aPerson({ name })
  await db.membership.create({ data: { userId: id, shopId: shop.id, role } })
  const { token } = await startUserSession(db, { userId: id, isVerified: true, userAgent: 'test' })
  return { id, cookie: `sid=${token}`, actor: { type: 'staff', id } as const }
}

const step = (actor: { type: 'staff'; id: string }, variantId: string) =>
  stepStock({ seller: { shopId: mintScope.shop(shop.id) }, actor, variantId, step: 1 })

const read = (cookie: string, query: Record<string, string> = {}) => trail(asking(cookie, query))

// Red without `e.shop_id`, and when admins are named.
test('the trail of a BUM Desa is of its own deeds only, whatever the address asks for', async () => {
  const { cookie, actor, id } = await aMember('manager')
  const admin = await anAdmin()
  await step(actor, good.id)
  const foreign = { shopId: other.id, actor: { type: 'staff', id } as const }
  const subject = { type: 'listing', id: canary.listingId } as const
  await transaction((tx) =>
    recordAudit(tx, [
      { subject, action: 'stock', ...foreign, details: { stock: 1, title: 'Kenari' } },
      { subject: { type: 'job', id: newId() }, action: 'retried', actor: admin },
      { subject: { type: 'shop', id: shop.id }, action: 'asked', actor: admin, shopId: shop.id },
    ]),
  )
  const asked: Record<string, string>[] = [
    {},
    { cari: canary.listingId },
    { siapa: id },
    { siapa: 'wiji' },
    { bumdesa: 'kenari' },
    { hal: 'listing' },
    { tindakan: 'retried' },
  ]
  for (const query of asked) {
    const { deeds } = await read(cookie, query)
    expect(JSON.stringify(deeds)).not.toMatch(/Kenari|retried/)
    const ids = deeds.map((deed) => deed.id)
    const rows = await db.auditEntry.findMany({ where: { id: { in: ids } } })
    expect(rows.filter(({ shopId }) => shopId !== shop.id)).toEqual([])
  }
  expect((await read(cookie, { siapa: 'wiji' })).deeds).toMatchObject([
    {
      actorName: 'Bu Wiji Lestari',
      subjectName: 'Keripik',
      details: { stock: 11, stockBefore: 10 },
    },
  ])
  expect((await read(cookie, { pelaku: 'admin' })).deeds).toMatchObject([
    { action: 'asked', actorName: null, actorId: null },
  ])
  expect((await read(cookie, { siapa: admin.id })).deeds).toEqual([])
})

test('manager, treasurer and supervisor read it; whoever sells at the desk does not', async () => {
  for (const role of ['manager', 'treasurer', 'supervisor'] as const) {
    expect((await read((await aMember(role)).cookie)).deeds.length).toBeGreaterThan(0)
  }
  await expect(read((await aMember('staff')).cookie)).rejects.toMatchObject({ status: 403 })
})

test('its pages follow each other without a gap', async () => {
  const { cookie, actor } = await aMember('treasurer')
  const subject = { type: 'resource', id: newId() } as const
  const edge = { subject, action: 'changed', actor, shopId: shop.id }
  await transaction((tx) =>
    recordAudit(
      tx,
      Array.from({ length: 70 }, () => edge),
    ),
  )
  const { rows, pages } = await wholeList(async (setelah) => {
    const page = await trail(asking(cookie, { cari: subject.id, setelah }))
    return { rows: page.deeds, next: page.next }
  })
  expect([rows.length, new Set(rows.map(({ id }) => id)).size, pages]).toEqual([70, 70, 3])
})

test('a good shows who changed it, before and after, its variants by their label', async () => {
  const { cookie, actor } = await aMember('manager')
  const seller = { shopId: mintScope.shop(shop.id) }
  const shown = await listVariants(seller, good.listingId)
  const { id, label, price, weightGrams } = shown[0]!
  const facts = { label: 'Pedas', labelEn: null, price: 12_500n as Rupiah, weightGrams }
  const variant = { id, ...facts, isActive: true }
  const typed = { seen: seenOf(typedVariants(shown)) }
  const { listingId } = good
  const saved = await saveVariants(
    { seller, actor },
    { listingId, old: [variant], added: null, typed },
  )
  expect(saved).toMatchObject({ ok: true })
  const { history } = await listing(asking(cookie, {}, { listingId: good.listingId }))
  expect(history.deeds[0]).toMatchObject({ action: 'variants', actorName: 'Bu Wiji Lestari' })
  expect(changesOf(history.deeds[0]!.details)).toEqual([
    {
      name: id,
      of: label,
      before: [label, `Rp${price}`, `${weightGrams} g`].filter(Boolean).join(' · '),
      after: ['Pedas', 'Rp12500', `${weightGrams} g`].join(' · '),
    },
  ])
  expect(history.trailAt).toContain(good.listingId)
  const staff = await listing(
    asking((await aMember('staff')).cookie, {}, { listingId: good.listingId }),
  )
  expect(staff.history).toMatchObject({ trailAt: null })
})

test('every field that a form of an experience or of the settings has is named in the trail', () => {
  const fields = [
    ...sectionNames.flatMap((name) =>
      (['anyDay', 'session', 'night', 'groupOnRequest'] as const).map((mode) =>
        sectionOf(name, mode),
      ),
    ),
    ...Object.values(sections),
  ].flatMap(({ fields: single, rows }) => [
    ...Object.keys(single),
    ...Object.keys(rows?.columns ?? {}),
  ])
  expect(fields.length).toBeGreaterThan(50)
  for (const locale of ['id', 'en'] as const) {
    const t = messagesFor(locale)
    expect(fields.filter((name) => name !== 'id' && fieldName(t, 'shop', name) === null)).toEqual(
      [],
    )
  }
})
