import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, expect, test } from 'vitest'
import { seenOf } from '#app/core/meanwhile.ts'
import { newId } from '#app/core/ids.ts'
import { addListing } from '#app/features/catalog/listing-commands.server.ts'
import { newListingForm } from '#app/features/catalog/listing-form.ts'
import { listingListQuery } from '#app/features/catalog/listing-list.ts'
import { listListingsOfSeller } from '#app/features/catalog/seller-queries.server.ts'
import { orderListQuery } from '#app/features/orders/forms.ts'
import { listOrdersForShop } from '#app/features/orders/list-queries.server.ts'
import { action as add } from '#app/routes/kelola/unit-add.tsx'
import { action as assign } from '#app/routes/kelola/unit-assign.ts'
import { action as close } from '#app/routes/kelola/unit-close.ts'
import { action as reopen } from '#app/routes/kelola/unit-reopen.ts'
import { action as rename } from '#app/routes/kelola/unit.tsx'
import { loader as list } from '#app/routes/kelola/units.tsx'
import { db, sqlStateOf } from '#app/server/db.server.ts'
import { aDesk, type CalendarDesk, statusOf } from '#tests/desk/calendar-desk.ts'
import { anExperience } from '#tests/factories/experiences.ts'
import { aPaidPurchase } from '#tests/factories/purchases.ts'
import { aVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'

afterAll(expectInvariants)

type Form = [string, string][]

function args({ cookie }: { cookie: string }, form?: Form, unitId?: string): ActionFunctionArgs {
  const request = new Request('http://localhost:3000/kelola/unit', {
    headers: { Cookie: cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
  const context = { requestId: 'test', clientIp: '127.0.0.1', scriptNonce: () => '' }
  return { request, params: unitId ? { unitId } : {}, context } as ActionFunctionArgs
}

async function aUnit(desk: CalendarDesk, name = 'Unit Wisata'): Promise<string> {
  await add(args(desk, [['name', name]]))
  return (await db.businessUnit.findFirstOrThrow({ where: { shopId: desk.shop.id, name } })).id
}

const unitOf = async (listingId: string) =>
  (await db.listing.findUniqueOrThrow({ where: { id: listingId } })).businessUnitId

test('a manager makes, renames, closes and reopens a unit, with rows in the trail', async () => {
  const desk = await aDesk()
  const id = await aUnit(desk)
  const again = await add(args(desk, [['name', 'unit  WISATA']]))
  expect(again).toMatchObject({ data: { problems: { name: 'taken' } }, init: { status: 422 } })
  const blank = await add(args(desk, [['name', ' ']]))
  expect(blank).toMatchObject({ data: { typed: { name: ' ' } }, init: { status: 422 } })
  const renamed: Form = [
    ['name', 'Unit Pantai'],
    ['seen', seenOf({ name: 'Unit Wisata' })],
  ]
  await rename(args(desk, renamed, id))
  // Take the `changedMeanwhile` out of renameBusinessUnit and this is red.
  const stale = [['name', 'Unit Goa'], renamed[1]] as Form
  expect(await rename(args(desk, stale, id))).toMatchObject({
    data: { meanwhile: { now: { name: 'Unit Pantai' } } },
    init: { status: 409 },
  })
  await close(args(desk, [], id))
  expect((await list(args(desk))).units).toMatchObject([{ name: 'Unit Pantai', isClosed: true }])
  expect(await close(args(desk, [], id))).toMatchObject({ status: 302 })
  await reopen(args(desk, [], id))
  const trail = await db.auditEntry.findMany({
    where: { subjectId: desk.shop.id },
    orderBy: { sequence: 'asc' },
  })
  expect(trail).toMatchObject([
    { action: 'unit-added', details: { unit: id, name: 'Unit Wisata' } },
    { action: 'unit-renamed', details: { name: 'Unit Pantai', nameBefore: 'Unit Wisata' } },
    { action: 'unit-closed' },
    { action: 'unit-reopened' },
  ])
  const pengawas = await aDesk(desk.shop, 'supervisor')
  expect(await statusOf(add(args(pengawas, [['name', 'X']])))).toBe(403)
})

test('goods and visits move into a unit, which then filters goods and orders', async () => {
  const desk = await aDesk()
  const id = await aUnit(desk)
  const good = await aVariant({ shop: desk.shop })
  const other = await aVariant({ shop: desk.shop })
  const visit = await anExperience({ shop: desk.shop })
  await assign(
    args(desk, [
      ['barang', good.listingId],
      ['barang', visit.listingId],
      ['unit', id],
    ]),
  )
  expect(await unitOf(good.listingId)).toBe(id)
  expect(await unitOf(visit.listingId)).toBe(id)
  const goodsOf = async (unit: string) => {
    const query = listingListQuery.parse({ unit })
    const { listings } = await listListingsOfSeller({ shopId: desk.scope }, query)
    return listings.map((each) => each.id)
  }
  expect(await goodsOf(id)).toEqual([good.listingId])
  expect(await goodsOf('tanpa')).toEqual([other.listingId])
  const bought = await aPaidPurchase([{ variant: good }, { variant: other }])
  await aPaidPurchase([{ variant: other }])
  const ordersOf = async (unit: string) => {
    const query = orderListQuery.parse({ status: 'semua', unit })
    const { orders } = await listOrdersForShop({ shopId: desk.scope, role: 'manager', query })
    return orders.map((each) => each.id)
  }
  expect(await ordersOf(id)).toEqual([bought.orders[0]!.id])
  expect(await ordersOf('tanpa')).toHaveLength(2)
  await assign(
    args(desk, [
      ['barang', good.listingId],
      ['unit', ''],
    ]),
  )
  expect(await unitOf(good.listingId)).toBeNull()
  const trail = await db.auditEntry.findMany({
    where: { subjectId: good.listingId, action: 'changed' },
    orderBy: { sequence: 'asc' },
  })
  expect(trail).toMatchObject([
    { details: { businessUnit: id, businessUnitBefore: null } },
    { details: { businessUnit: null, businessUnitBefore: id } },
  ])
})

// Red without shop_id in what is locked, found or moved.
test('a foreign unit and foreign goods are not there, and a closed unit takes nothing', async () => {
  const [desk, other] = [await aDesk(), await aDesk()]
  const [mine, theirs] = [await aUnit(desk), await aUnit(other)]
  const good = await aVariant({ shop: desk.shop })
  const foreign = await aVariant({ shop: other.shop })
  const into = (listing: string, unit: string) =>
    statusOf(
      assign(
        args(desk, [
          ['barang', listing],
          ['unit', unit],
        ]),
      ),
    )
  expect(await into(good.listingId, theirs)).toBe(404)
  expect(await into(foreign.listingId, mine)).toBe(404)
  expect(await into('x', mine)).toBe(404)
  for (const id of [theirs, newId(), 'x']) {
    for (const verb of [close, reopen]) expect(await statusOf(verb(args(desk, [], id)))).toBe(404)
    expect(await statusOf(rename(args(desk, [['name', 'X']], id)))).toBe(404)
  }
  await close(args(desk, [], mine))
  expect(await into(good.listingId, mine)).toBe(404)
  expect(await unitOf(good.listingId)).toBeNull()
  expect(await unitOf(foreign.listingId)).toBeNull()
})

test('the database itself keeps the units of two BUM Desa apart', async () => {
  const [desk, other] = [await aDesk(), await aDesk()]
  const theirs = await aUnit(other)
  const good = await aVariant({ shop: desk.shop })
  const where = { id_shopId: { id: good.listingId, shopId: desk.shop.id } }
  const stolen = db.listing.update({ where, data: { businessUnitId: theirs } })
  expect(await stolen.catch(sqlStateOf)).toBe('23503')
})

// Take `unitOfLatest` out of addListing and this is red.
test('a new good of a maker is of the unit of their latest, unless that is closed', async () => {
  const desk = await aDesk()
  const unitId = await aUnit(desk, 'Unit Kopi')
  const { listingId, makerId } = await aVariant({ shop: desk.shop })
  const { categorySlug: category } = await db.listing.findUniqueOrThrow({
    where: { id: listingId },
  })
  const form = { title: 'Kopi bubuk', price: '20.000', unit: 'pak', stock: '3' }
  const listing = newListingForm.parse(form)
  const adds = async () => {
    const deed = { seller: { shopId: desk.scope }, actor: desk.manager }
    const added = await addListing(deed, { makerId, listing, category, formKey: newId() })
    if (!added.ok) throw new Error(added.reason)
    return unitOf(added.value.id)
  }
  expect(await adds()).toBeNull()
  await db.listing.updateMany({ where: { makerId }, data: { businessUnitId: unitId } })
  expect(await adds()).toBe(unitId)
  await db.businessUnit.update({ where: { id: unitId }, data: { closedAt: new Date() } })
  expect(await adds()).toBeNull()
})
