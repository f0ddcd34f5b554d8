import { expect, test } from 'vitest'
import { changesOf } from '#app/features/audit/deed-changes.ts'
import { newId } from '#app/core/ids.ts'
import { getListingPage } from '#app/features/catalog/listing-queries.server.ts'
import { expirePermits } from '#app/features/catalog/permit-clock.server.ts'
import { getTodayWork } from '#app/features/orders/today-queries.server.ts'
import { action as ofShop, loader as shopPage } from '#app/routes/kelola/listing-permits.tsx'
import { action as ofMaker, loader as makerPage } from '#app/routes/lapak/listing-permits.tsx'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { aDesk } from '#tests/desk/calendar-desk.ts'
import { aMakerDesk, aNeighbour, args } from '#tests/makers/maker-desk.ts'

type Form = Record<string, string>
const pirt = { deed: 'add', kind: 'pirt', number: '2 06 3505 01 0001 - 30', validUntil: '' }
const halal = {
  deed: 'add',
  kind: 'halal',
  number: 'ID35110000012340424',
  validUntil: '2028-01-31',
}

async function aGood() {
  const { shop, ...maker } = await aMakerDesk()
  const desk = await aDesk(shop as never)
  const { id: listingId } = await db.listing.findFirstOrThrow({
    where: { shopId: shop.id, makerId: shop.makerId, kind: 'product' },
  })
  const params = { listingId }
  const at = (kabar: string) => ({ status: 302, to: expect.stringContaining(`kabar=${kabar}`) })
  const told = (answer: unknown) =>
    answer instanceof Response
      ? { status: answer.status, to: answer.headers.get('Location') }
      : answer
  return {
    shop,
    desk,
    maker,
    listingId,
    at,
    byMaker: async (form: Form, cookie = maker.cookie) =>
      told(await ofMaker(args({ cookie, params, form }))),
    byShop: async (form: Form, cookie = desk.cookie) =>
      told(await ofShop(args({ cookie, params, form }))),
    permits: async () => (await shopPage(args({ cookie: desk.cookie, params }))).permits,
    halal: async () => (await db.listing.findUniqueOrThrow({ where: { id: listingId } })).halal,
  }
}

test('a maker brings a number, the BUM Desa looks at it, and then it counts', async () => {
  const { shop, listingId, at, byMaker, byShop, permits, ...good } = await aGood()
  expect(await byMaker(halal)).toEqual(at('added'))
  expect(await good.halal()).not.toBe('certified')
  expect(await getTodayWork(mintScope.readableShop(shop.id))).toMatchObject({
    permitsToCheck: [{ listingId, kind: 'halal' }],
    permitsToCheckCount: 1,
  })
  const [brought] = await permits()
  expect(brought).toMatchObject({ status: 'submitted', validUntil: '2028-01-31' })

  const permit = brought!.id
  expect(await byShop({ deed: 'check', permit, verdict: 'verified' })).toEqual(at('verified'))
  expect(await good.halal()).toBe('certified')
  expect(await byShop({ deed: 'check', permit, verdict: 'verified' })).toEqual(at('changed'))
  expect(await byMaker({ deed: 'remove', permit })).toEqual(at('removed'))
  expect(await good.halal()).toBe('notYet')
  const trail = await db.auditEntry.findMany({
    where: { subjectId: listingId, action: 'permit' },
    orderBy: { sequence: 'asc' },
  })
  expect(trail.map(({ fromStatus, toStatus }) => `${fromStatus} → ${toStatus}`)).toEqual([
    'null → submitted',
    'submitted → verified',
    'verified → null',
  ])
  // Take the row out of followHalal and this is red: the badge would come and go by itself.
  const badge = await db.auditEntry.findMany({
    where: { subjectId: listingId, action: 'changed' },
    orderBy: { sequence: 'asc' },
  })
  expect(
    badge.map(({ details }) => changesOf(details as Record<string, unknown>)[0]?.after),
  ).toEqual(['certified', 'notYet'])
})

test('what is rejected says why, and makes room for another', async () => {
  const { at, byMaker, byShop, permits } = await aGood()
  await byMaker(pirt)
  expect(await byMaker(pirt)).toMatchObject({
    init: { status: 409 },
    data: { errors: { validUntil: 'ends-before' } },
  })
  const [{ id: permit } = { id: '' }] = await permits()
  const rejection = { deed: 'check', permit, verdict: 'rejected' }
  for (const note of ['', ' ', 'x'.repeat(301)]) {
    expect(await byShop({ ...rejection, note })).toMatchObject({ init: { status: 400 } })
  }
  expect(await byShop({ ...rejection, note: 'Fotonya buram.' })).toEqual(at('rejected'))
  expect(await byMaker(pirt)).toEqual(at('added'))
  expect(
    (await permits()).map(({ status, note, validUntil }) => [status, note, validUntil]),
  ).toEqual([
    ['submitted', null, '2030-12-31'],
    ['rejected', 'Fotonya buram.', '2030-12-31'],
  ])
})

test('what the BUM Desa writes itself it has looked at', async () => {
  const { byShop, permits } = await aGood()
  await byShop({ ...pirt, number: '2063506010001-30' })
  expect(await permits()).toMatchObject([{ status: 'verified', isOfOtherRegency: true }])
})

test.each<[Form, string]>([
  [{ ...pirt, number: 'tidak ada' }, 'number'],
  [{ ...pirt, kind: 'sim' }, 'kind'],
  [{ ...pirt, validUntil: '2030-02-30' }, 'validUntil'],
  [{ ...pirt, validUntil: '99999-01-01' }, 'validUntil'],
  [{ deed: 'check', permit: newId(), verdict: 'verified' }, 'form'],
  [{ deed: 'sell' }, 'form'],
])('of a maker %j is refused at %s', async (form, field) => {
  const { byMaker, permits } = await aGood()
  expect(await byMaker(form)).toMatchObject({
    init: { status: 400 },
    data: { typed: form, errors: { [field]: expect.any(String) } },
  })
  expect(await permits()).toEqual([])
})

test('another maker and another BUM Desa find nothing', async () => {
  const { shop, listingId, byMaker, byShop, permits } = await aGood()
  await byMaker(pirt)
  const [{ id: permit } = { id: '' }] = await permits()
  const neighbour = await aNeighbour(shop)
  const stranger = await aDesk()
  const params = { listingId }
  for (const form of [pirt, { deed: 'remove', permit }]) {
    await expect(byMaker(form, neighbour.cookie)).rejects.toMatchObject({ status: 404 })
    await expect(byShop(form, stranger.cookie)).rejects.toMatchObject({ status: 404 })
  }
  await expect(makerPage(args({ cookie: neighbour.cookie, params }))).rejects.toMatchObject({
    status: 404,
  })
  for (const id of [newId(), 'x']) {
    await expect(byShop({ deed: 'remove', permit: id })).rejects.toMatchObject({ status: 404 })
  }
  expect(await permits()).toHaveLength(1)
})

test('a renewal is written beside the old one, begins when that has ended, and the old one stays', async () => {
  const { shop, listingId, at, byShop, permits, ...good } = await aGood()
  const renewal = { ...halal, number: 'ID35110000012340499', validUntil: '2032-01-31' }
  const refused = (errors: object) => ({ init: { status: 409 }, data: { errors } })
  await byShop(halal)
  expect(await byShop({ ...renewal, validUntil: '2028-01-31' })).toMatchObject(
    refused({ validUntil: 'ends-before' }),
  )
  expect(await byShop(renewal)).toEqual(at('added'))
  expect(await byShop(renewal)).toMatchObject(refused({ kind: 'has-renewal' }))
  expect(await permits()).toMatchObject([
    { number: halal.number, validFrom: null },
    { number: renewal.number, validFrom: '2028-02-01', status: 'verified' },
  ])
  const shown = async () => {
    const { slug } = await db.listing.findUniqueOrThrow({ where: { id: listingId } })
    return (await getListingPage('product', slug))!.permits.map(({ number }) => number)
  }
  expect(await shown()).toEqual([halal.number])

  await db.$executeRaw`UPDATE permits SET valid_until = shop_today(shop_id) - 1
    WHERE number = ${halal.number} AND shop_id = ${shop.id}::uuid`
  await expirePermits()
  expect(await permits()).toMatchObject([
    { number: renewal.number, validFrom: null, status: 'verified' },
    { number: halal.number, status: 'expired' },
  ])
  expect(await shown()).toEqual([renewal.number])
  expect(await good.halal()).toBe('certified')
})

test('what does not end has no renewal; without the one before it a renewal counts at once', async () => {
  const { at, byShop, permits, ...good } = await aGood()
  const nib = { deed: 'add', kind: 'nib', number: '0220001234567', validUntil: '' }
  await byShop(nib)
  expect(await byShop(nib)).toMatchObject({ data: { errors: { kind: 'has-one' } } })
  await byShop(halal)
  await byShop({ ...halal, number: 'ID35110000012340499', validUntil: '' })
  const [old] = await permits()
  expect(await byShop({ deed: 'remove', permit: old!.id })).toEqual(at('removed'))
  expect((await permits())[0]).toMatchObject({ number: 'ID35110000012340499', validFrom: null })
  expect(await good.halal()).toBe('certified')
})

// Without the unique index two rows of a kind are possible, and this is red.
test('the database keeps one of a kind, and reasons with what was rejected', async () => {
  const { listingId, shop } = await aGood()
  const row = { shopId: shop.id, listingId, kind: 'nib', number: '0000000000001' } as const
  await db.permit.create({ data: { id: newId(), ...row } })
  await expect(db.permit.create({ data: { id: newId(), ...row } })).rejects.toThrow(/unique/i)
  await expect(
    db.permit.create({ data: { id: newId(), ...row, status: 'rejected' } }),
  ).rejects.toThrow(/permits_note_check/)
})
