import type { ActionFunctionArgs } from '@remix-run/node'
import { expect, test, vi } from 'vitest'
import { type Meanwhile, seenOf } from '#app/core/meanwhile.ts'
import { instantAt } from '#app/features/bookings/calendar-date.ts'
import { reopenShops } from '#app/features/shop-settings/reopen.server.ts'
import { getSettings } from '#app/features/shop-settings/queries.server.ts'
import type { SectionName } from '#app/features/shop-settings/sections.ts'
import { typedOf } from '#app/features/shop-settings/settings.ts'
import type { Typed } from '#app/features/experiences/section.ts'
import { getShopPage } from '#app/features/shops/public-queries.server.ts'
import { listCartLines } from '#app/features/cart/queries.server.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { loader as overview } from '#app/routes/kelola/settings.tsx'
import { action as save } from '#app/routes/kelola/settings-section.tsx'
import { db, pool } from '#app/server/db.server.ts'
import { inDays } from '#tests/factories/experiences.ts'
import { aCart, aCheckout } from '#tests/factories/purchases.ts'
import { aShop, aVariant, aVillageIn, testVillage } from '#tests/factories/shops.ts'
import { aDesk, statusOf } from './calendar-desk.ts'

// What a manager says of the BUM Desa, on the real database.

function args(cookie: string, part: string, typed?: Typed): ActionFunctionArgs {
  const body = new URLSearchParams(
    Object.entries(typed ?? {}).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, each]),
    ),
  )
  const request = new Request(`http://localhost:3000/kelola/pengaturan/${part}`, {
    headers: { Cookie: cookie },
    ...(typed && { method: 'POST', body }),
  })
  const context = { requestId: 'test', clientIp: '127.0.0.1', scriptNonce: () => '' }
  return { request, params: { part: part.replace(/\?.*/, '') }, context } as ActionFunctionArgs
}

async function aStory(...changes: Parameters<typeof aShop>) {
  const desk = await aDesk(await aShop(...changes))
  const now = async () => (await getSettings(db, desk.scope))!
  return {
    ...desk,
    now,
    typed: async (name: SectionName) => typedOf(name, await now()),
    save: async (name: SectionName, typed: Typed) => {
      const seen = seenOf(typedOf(name, await now()))
      const answer = await save(args(desk.cookie, name, { seen, ...typed }))
      return 'data' in answer ? answer.data.problems : 'saved'
    },
    trail: () =>
      db.auditEntry.findMany({
        where: { subjectType: 'shop', subjectId: desk.shop.id, action: 'settings-changed' },
        orderBy: { at: 'asc' },
      }),
  }
}

test('every part that is saved as it stands is saved, and nothing is written in the trail', async () => {
  const desk = await aStory()
  const parts: SectionName[] = [
    'cerita',
    'jam-buka',
    'libur',
    'buka-tutup',
    'titik-ambil',
    'kurir',
    'kurir-paket',
  ]
  for (const name of parts) expect(await desk.save(name, await desk.typed(name))).toBe('saved')
  expect(await desk.trail()).toEqual([])
})

// Take the `changedMeanwhile` out of saveSettings and this is red.
test('prices of the courier that a colleague has raised since are not put back unseen', async () => {
  const desk = await aStory()
  const opened = await desk.typed('kurir')
  const price = [opened.price ?? []].flat()
  const raised = { ...opened, price: price.map(() => '15.000') }
  expect(await desk.save('kurir', raised)).toBe('saved')
  const stale = { ...opened, courierFreeFrom: '100.000', seen: seenOf(opened) }
  const answer = await save(args(desk.cookie, 'kurir', stale))
  expect(answer).toMatchObject({ init: { status: 409 } })
  const { meanwhile, typed } = (answer as { data: { meanwhile: Meanwhile; typed: Typed } }).data
  expect(typed.courierFreeFrom).toBe('100.000')
  expect(meanwhile.cells).toContainEqual({ name: 'price', at: 0 })
  expect([(await desk.typed('kurir')).price ?? []].flat()[0]).toContain('15.000')
  expect(await desk.save('kurir', { ...stale, seen: meanwhile.seen })).toBe('saved')
})

test('numbers of the state are kept as they are written there, and the trail says what was before', async () => {
  const desk = await aStory()
  const legal = { legalStatus: 'legalEntity', nib: '0001 2345 67890', villageRegulation: '' }
  const number = 'ahu-01234.ah.01.33 tahun.2025'
  expect(await desk.save('badan-hukum', { ...legal, legalNumber: number })).toBe('saved')
  const page = await getShopPage(desk.shop.slug)
  expect(page).toMatchObject({ legalNumber: 'AHU-01234.AH.01.33.TAHUN 2025', nib: '0001234567890' })
  expect(await desk.trail()).toMatchObject([
    { actorId: desk.manager.id, shopId: desk.shop.id, details: { section: 'badan-hukum' } },
  ])
  expect(await desk.save('badan-hukum', { ...legal, legalNumber: 'AHU-1' })).toEqual({
    legalNumber: 'wrong',
  })
  expect(await desk.save('badan-hukum', { ...legal, legalNumber: '' })).toEqual({
    legalNumber: 'numberNeeded',
  })
  const waiting = { ...legal, legalStatus: 'nameApproved', legalNumber: number }
  expect(await desk.save('badan-hukum', waiting)).toEqual({ legalStatus: 'numberSaysMore' })
  expect(await desk.trail()).toHaveLength(1)
})

test('hours are a week, holidays do not overlap, and both are shown to buyers', async () => {
  const desk = await aStory()
  const week = (opensAt: string[], closesAt: string[]) => ({
    weekday: ['1', '2', '3', '4', '5', '6', '7'],
    opensAt,
    closesAt,
  })
  const wrong = week(['08:00', '16:00', '', '', '', '', ''], ['', '09:00', '', '', '', '', ''])
  expect(await desk.save('jam-buka', wrong)).toEqual({
    'closesAt.0': 'bothTimes',
    'closesAt.1': 'laterThanOpening',
  })
  const right = week(['08:00', '', '', '', '', '', ''], ['15:00', '', '', '', '', '', ''])
  expect(await desk.save('jam-buka', right)).toBe('saved')
  const [yesterday, today, later] = [inDays(-1), inDays(0), inDays(3)]
  const holidays = (from: string[], to: string[]) => ({
    from,
    to,
    reasonId: from.map(() => 'Panen raya'),
    reasonEn: from.map(() => ''),
  })
  expect(await desk.save('libur', holidays([today, today], [later, '']))).toEqual({
    'from.1': 'overlaps',
  })
  expect(await desk.save('libur', holidays([yesterday], ['']))).toEqual({ 'from.0': 'past' })
  expect(await desk.save('libur', holidays([yesterday], [later]))).toBe('saved')
  expect(await desk.save('libur', holidays([today], [later]))).toBe('saved')
  expect(await getShopPage(desk.shop.slug)).toMatchObject({
    hours: [{ weekday: 1, opensAt: '08:00', closesAt: '15:00' }],
    holidays: [{ from: today, to: later, isNow: true, reason: { en: 'Panen raya' } }],
  })
  const cart = await aCart([{ variant: await aVariant({ shop: desk.shop }) }])
  const [line] = await listCartLines(db, cart.id)
  expect(line?.shop.holidayUntil).toBe(later)
})

// Take the west for the zone of the BUM Desa and this is red.
test('at 22.30 in Java a BUM Desa in Papua has tomorrow’s date already', async () => {
  const [east, west] = [await aStory(), await aStory()]
  await db.shopVillage.updateMany({
    where: { shopId: east.shop.id },
    data: { villageCode: (await aVillageIn('WIT')).code },
  })
  const [today, tomorrow] = [inDays(0), inDays(1)]
  const holiday = (from: string) => ({ from, to: '', reasonId: 'Panen raya', reasonEn: '' })
  const closed = { status: 'closed', closedReasonId: 'Panen raya', closedReasonEn: '' }
  vi.useFakeTimers({ toFake: ['Date'], now: instantAt(today, '22:30', 'WIB') })
  try {
    expect(await east.save('libur', holiday(today))).toEqual({ 'from.0': 'past' })
    expect(await west.save('libur', holiday(today))).toBe('saved')
    expect(await east.save('libur', holiday(tomorrow))).toBe('saved')
    const reopening = { ...closed, reopensOn: tomorrow }
    expect(await east.save('buka-tutup', reopening)).toEqual({ reopensOn: 'past' })
    expect(await west.save('buka-tutup', reopening)).toBe('saved')
  } finally {
    vi.useRealTimers()
  }
})

test('the database keeps holidays apart by itself', async () => {
  const { id } = await aShop()
  const insert = `INSERT INTO shop_holidays (shop_id, from_date, to_date) VALUES ($1, $2, $3)`
  await pool.query(insert, [id, '2027-01-01', '2027-01-05'])
  await expect(pool.query(insert, [id, '2027-01-05', '2027-01-06'])).rejects.toThrow(/alone/)
})

test('the table of the courier is written whole; what was ordered keeps its price', async () => {
  const desk = await aStory({ courierPrice: 9_000n })
  const variant = await aVariant({ shop: desk.shop, price: 50_000n })
  const cart = await aCart([{ variant, quantity: 2 }])
  // Everything in a cart of the factories is brought.
  const input = await aCheckout(cart)
  const { districtCode } = testVillage
  const table = { courierFreeFrom: '', minimumOrder: '', district: [districtCode, '99.99.99'] }
  const at = (price: string, more = {}) => ({
    ...table,
    price: [price, '1'],
    days: ['2', ''],
    ...more,
  })
  expect(await desk.save('kurir', at('12.000'))).toBe('saved')
  expect((await desk.now()).districts).toMatchObject([
    { code: districtCode, price: 12_000n, days: 2 },
  ])
  // Somebody saw 9,000 and clicks now.
  expect(await placePurchase(cart.scope, input)).toMatchObject({
    ok: false,
    reason: 'review-changed',
  })
  expect(await desk.save('kurir', at('12.000', { courierFreeFrom: '100.000' }))).toBe('saved')
  const placed = await placePurchase(cart.scope, await aCheckout(cart))
  expect(placed).toMatchObject({ ok: true })
  await desk.save('kurir', at(''))
  const [order] = await db.order.findMany({ where: { shopId: desk.shop.id } })
  expect(order).toMatchObject({ shippingPrice: 0n, total: 100_000n })
  expect(await db.courierRate.count({ where: { shopId: desk.shop.id } })).toBe(0)
})

test('a closed BUM Desa is open again on the day it said; a suspended one, and one that said no day, are not', async () => {
  const closed = { status: 'closed', closedReasonId: 'Panen', closedReasonEn: '' } as const
  const [due, later, never, suspended] = await Promise.all([aStory(), aStory(), aStory(), aStory()])
  await due.save('buka-tutup', { ...closed, reopensOn: inDays(1) })
  await later.save('buka-tutup', { ...closed, reopensOn: inDays(2) })
  await never.save('buka-tutup', { ...closed, reopensOn: '' })
  await suspended.save('buka-tutup', { ...closed, reopensOn: inDays(1) })
  await db.shop.update({ where: { id: suspended.shop.id }, data: { status: 'suspended' } })
  // Nobody can wait for a day: the day comes to them.
  await pool.query(`UPDATE shops SET reopens_on = reopens_on - 1 WHERE reopens_on IS NOT NULL`)
  await reopenShops()
  expect(await due.now()).toMatchObject({ status: 'open', closedReasonId: null, reopensOn: null })
  expect(await later.now()).toMatchObject({ status: 'closed', reopensOn: inDays(1) })
  expect((await never.now()).status).toBe('closed')
  expect((await suspended.now()).status).toBe('suspended')
  expect((await due.trail()).at(-1)).toMatchObject({
    actorType: 'system',
    details: {
      section: 'buka-tutup',
      before: JSON.stringify({ status: 'closed', reopensOn: inDays(0) }),
    },
  })
})

test('a pickup point of another BUM Desa cannot be taken, and one that is used is only closed', async () => {
  const [desk, other] = [await aStory(), await aShop()]
  const point = (id: string, isActive = 'on') => ({
    id,
    name: 'Pasar',
    address: 'Jl. Pasar 1',
    hours: '',
    isActive,
  })
  expect(await desk.save('titik-ambil', point(other.pickupPointId))).toBe('saved')
  const theirs = { where: { id: other.pickupPointId } }
  expect(await db.pickupPoint.findUniqueOrThrow(theirs)).toMatchObject({ name: 'Balai desa' })
  expect(await desk.save('titik-ambil', point(desk.shop.pickupPointId, 'off'))).toBe('saved')
  const own = { where: { id: desk.shop.pickupPointId } }
  expect(await db.pickupPoint.findUniqueOrThrow(own)).toMatchObject({ isActive: false })
})

test('a closed shop says why and takes no orders; one closed by Lumbung stays so', async () => {
  const desk = await aStory()
  const closed = { status: 'closed', closedReasonId: '', closedReasonEn: '', reopensOn: inDays(4) }
  expect(await desk.save('buka-tutup', closed)).toEqual({ closedReasonId: 'reasonNeeded' })
  expect(await desk.save('buka-tutup', { ...closed, closedReasonId: 'Panen' })).toBe('saved')
  expect(await getShopPage(desk.shop.slug)).toMatchObject({
    status: 'closed',
    closedReason: { id: 'Panen', en: 'Panen' },
    reopensOn: inDays(4),
  })
  await db.shop.update({ where: { id: desk.shop.id }, data: { status: 'suspended' } })
  expect(await desk.save('buka-tutup', { ...closed, status: 'open' })).toEqual({ '': 'suspended' })
})

// Take `isMeantForAnother` away, and what was typed for one lands in the other.
test('a form that was shown for one BUM Desa changes no other that was chosen since', async () => {
  const [one, other] = [await aDesk(), await aDesk()]
  await db.membership.create({
    data: { userId: one.manager.id, shopId: other.shop.id, role: 'manager' },
  })
  const cookie = `${one.cookie}; shop=${other.shop.slug}`
  const story = { storyId: 'Cerita desa yang satu', storyEn: '' }
  expect(await statusOf(save(args(cookie, `cerita?toko=${one.shop.slug}`, story)))).toBe(409)
  for (const { scope } of [one, other]) {
    expect((await getSettings(db, scope))?.storyId).not.toBe(story.storyId)
  }
  expect(await statusOf(save(args(cookie, `cerita?toko=${other.shop.slug}`, story)))).toBe(200)
})

test('only a manager writes; who reads sees what is missing', async () => {
  const desk = await aDesk(undefined, 'supervisor')
  const { cookie } = desk
  expect(await statusOf(save(args(cookie, 'kontak', {})))).toBe(403)
  const seen = await overview(args(cookie, ''))
  expect(seen.isManager).toBe(false)
  expect(seen.parts.filter(({ isMissing }) => isMissing).map(({ name }) => name)).toEqual([
    'badan-hukum',
    'kontak',
    'cerita',
    'jam-buka',
  ])
  const manager = await aDesk(desk.shop)
  expect(await statusOf(save(args(manager.cookie, 'lain', {})))).toBe(404)
})

test('parcel couriers are known ones, sent from a village of its own, and none is none', async () => {
  const desk = await aStory()
  const couriers = (typed: Typed) =>
    desk.save('kurir-paket', { originVillage: testVillage.code, packingGrams: '150', ...typed })
  const used = async () => (await desk.now()).parcels
  expect(await couriers({ couriers: ['jne', 'gratis'] })).toEqual({ couriers: 'wrong' })
  expect(await couriers({ couriers: 'jne', originVillage: '35.05.01.9999' })).toEqual({
    originVillage: 'wrong',
  })
  expect(await couriers({ couriers: 'jne', packingGrams: '-1' })).toEqual({ packingGrams: 'wrong' })
  expect(await couriers({ couriers: 'jne', packingGrams: '5001' })).toEqual({
    packingGrams: 'wrong',
  })
  expect(await used()).toBeNull()
  expect(await couriers({ couriers: ['pos', 'jne'] })).toBe('saved')
  expect(await used()).toEqual({
    couriers: ['pos', 'jne'],
    villageCode: testVillage.code,
    packingGrams: 150,
  })
  expect(await couriers({})).toBe('saved')
  expect(await used()).toBeNull()
  expect((await desk.trail()).map(({ details }) => details)).toMatchObject([
    { section: 'kurir-paket' },
    { section: 'kurir-paket' },
  ])
})
