import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { seenOf } from '#app/core/meanwhile.ts'
import { forgetCategories } from '#app/features/catalog/categories.server.ts'
import { acceptOrder } from '#app/features/orders/commands.server.ts'
import { joinTeam } from '#app/features/staff/invitations.server.ts'
import { loader as day } from '#app/routes/kelola/calendar-day.tsx'
import { action as closeDay } from '#app/routes/kelola/day-close.tsx'
import { loader as experience } from '#app/routes/kelola/experience.tsx'
import { loader as list } from '#app/routes/kelola/listings.tsx'
import { action as add } from '#app/routes/kelola/listing-add.tsx'
import { action as pause } from '#app/routes/kelola/listing-pause.tsx'
import { loader as listing } from '#app/routes/kelola/listing.tsx'
import { loader as variants } from '#app/routes/kelola/listing-variants.tsx'
import { loader as money } from '#app/routes/kelola/money.tsx'
import { loader as orderPage } from '#app/routes/kelola/order.tsx'
import { loader as orders } from '#app/routes/kelola/orders.tsx'
import { loader as sales } from '#app/routes/kelola/sales.tsx'
import { action as correct, loader as stockOf } from '#app/routes/kelola/stock-good.tsx'
import { action as step, loader as stock } from '#app/routes/kelola/stock.tsx'
import { loader as takes } from '#app/routes/kelola/stock-take.tsx'
import { loader as till } from '#app/routes/kelola/till.tsx'
import { action as invite } from '#app/routes/kelola/team-invite.tsx'
import { action as changeMember } from '#app/routes/kelola/team-member.tsx'
import { action as ready } from '#app/routes/kelola/unit-line-ready.ts'
import { loader as lines } from '#app/routes/kelola/unit-lines.tsx'
import { loader as partOfOrder } from '#app/routes/kelola/unit-order.tsx'
import { db, sqlStateOf } from '#app/server/db.server.ts'
import { aDesk, type CalendarDesk, slugOf, statusOf } from '#tests/desk/calendar-desk.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aPaidPurchase } from '#tests/factories/purchases.ts'
import { aCategory, aMaker, aVariant, type TestVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'

// Whoever works in one unit of a BUM Desa, beside another unit of the same one.

afterAll(expectInvariants)

type Asked = { params?: Record<string, string>; form?: Record<string, string>; path?: string }

function args({ cookie }: { cookie: string }, { params = {}, form, path = '' }: Asked = {}) {
  const request = new Request(`http://localhost:3000/kelola${path}`, {
    headers: { Cookie: cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
  const context = { requestId: 'test', clientIp: '127.0.0.1', scriptNonce: () => '' }
  return { request, params, context } as unknown as ActionFunctionArgs
}

async function aUnit(shopId: string, things: TestVariant[]): Promise<string> {
  const id = newId()
  await db.businessUnit.create({ data: { id, shopId, name: `Unit ${id}` } })
  const where = { shopId, id: { in: things.map(({ listingId }) => listingId) } }
  await db.listing.updateMany({ where, data: { businessUnitId: id } })
  return id
}

/** Two units, each with a good and a visit, and somebody who works in the first. */
async function twoUnits() {
  const desk = await aDesk()
  const { shop } = desk
  const [mine, theirs] = [await aVariant({ shop, stock: 9 }), await aVariant({ shop, stock: 9 })]
  const [visit, theirVisit] = [await anExperience({ shop }), await anExperience({ shop })]
  const unitId = await aUnit(shop.id, [mine, visit])
  const otherId = await aUnit(shop.id, [theirs, theirVisit])
  const staff = await aDesk(shop, 'staff')
  await setUnit(staff, unitId)
  return { desk, staff, mine, theirs, visit, theirVisit, unitId, otherId }
}

async function setUnit({ shop, manager }: CalendarDesk, businessUnitId: string): Promise<void> {
  const where = { userId_shopId: { userId: manager.id, shopId: shop.id } }
  await db.membership.update({ where, data: { businessUnitId } })
}

// Red without business_unit_id where the listing, its lock, its stock or its variants are read.
test('goods and stock are those of the unit; of another unit they are not there', async () => {
  const { staff, mine, theirs } = await twoUnits()
  const { listings, isWhole } = await list(args(staff))
  expect(listings.map(({ id }) => id)).toEqual([mine.listingId])
  expect(isWhole).toBe(false)
  expect((await stock(args(staff))).goods.map(({ variantId }) => variantId)).toEqual([mine.id])
  const of = (listingId: string) => args(staff, { params: { listingId } })
  const at = (variantId: string, form?: Record<string, string>) =>
    args(staff, { params: { variantId }, ...(form && { form }) })
  const correction = { kind: 'received', pieces: '1', seen: '9', note: '' }
  for (const [variant, status] of [
    [mine, 200],
    [theirs, 404],
  ] as const) {
    expect(await statusOf(listing(of(variant.listingId)))).toBe(status)
    expect(await statusOf(variants(of(variant.listingId)))).toBe(status)
    expect(await statusOf(stockOf(at(variant.id)))).toBe(status)
    expect(await statusOf(correct(at(variant.id, correction)))).toBe(status)
    const form = { variant: variant.id, step: '1' }
    await statusOf(step(args(staff, { form })))
    await statusOf(
      pause(
        args(staff, { params: { listingId: variant.listingId }, form: { note: 'Musim hujan' } }),
      ),
    )
  }
  const after = async ({ id, listingId }: TestVariant) => ({
    onHand: (await db.variant.findUniqueOrThrow({ where: { id } })).onHand,
    status: (await db.listing.findUniqueOrThrow({ where: { id: listingId } })).status,
  })
  expect(await after(mine)).toEqual({ onHand: 11, status: 'paused' })
  expect(await after(theirs)).toEqual({ onHand: 9, status: 'live' })
})

test('what they list for a maker is of their unit', async () => {
  const { staff, unitId } = await twoUnits()
  const maker = await aMaker(staff.shop)
  const category = await aCategory()
  forgetCategories()
  const form = { title: 'Kopi unit', price: '15000', unit: 'pak', stock: '3', consent: 'on' }
  await add(args(staff, { form: { ...form, maker: maker.id, category } }))
  const added = await db.listing.findFirstOrThrow({ where: { makerId: maker.id } })
  expect(added.businessUnitId).toBe(unitId)
})

// Red without business_unit_id in the lines, in the part of an order or in what is marked ready.
test('of an order with lines of two units they see and mark their own', async () => {
  const { desk, staff, mine, theirs, visit } = await twoUnits()
  const stay = { kind: 'day', date: inDays(5), sessionId: null } as const
  const { orders: bought } = await aPaidPurchase([
    { variant: mine },
    { variant: theirs },
    { variant: visit, visit: stay },
  ])
  const { orders: foreign } = await aPaidPurchase([{ variant: theirs }])
  const [order, other] = [bought[0]!, foreign[0]!]
  await acceptOrder({ orderId: order.id, shopId: desk.scope, actor: desk.manager })
  const lineOf = async ({ id: variantId }: TestVariant) =>
    (await db.orderLine.findFirstOrThrow({ where: { orderId: order.id, variantId } })).id
  const [own, theirLine] = [await lineOf(mine), await lineOf(theirs)]
  expect((await lines(args(staff))).lines.map(({ id }) => id)).toEqual([own])
  const numberOf = async (id: string) =>
    (await db.order.findUniqueOrThrow({ where: { id } })).number
  const [number, otherNumber] = [await numberOf(order.id), await numberOf(other.id)]
  const part = await partOfOrder(args(staff, { params: { number } }))
  const ownLines = [own, await lineOf(visit)].toSorted()
  expect(part.order.lines.map(({ id }) => id)).toEqual(ownLines)
  const asOrder = (one: string) =>
    statusOf(orderPage(args(staff, { params: { number: one }, path: `/pesanan/${one}` })))
  expect(await asOrder(number)).toBe(302)
  expect(await asOrder(otherNumber)).toBe(404)
  expect(await statusOf(partOfOrder(args(staff, { params: { number: otherNumber } })))).toBe(404)
  const mark = (orderLineId: string) =>
    statusOf(ready(args(staff, { params: { orderLineId }, form: {} })))
  expect(await mark(theirLine)).toBe(404)
  expect(await mark(await lineOf(visit))).toBe(404)
  expect(await mark(own)).toBe(200)
  const marked = await db.readyLine.findMany({ where: { orderLine: { orderId: order.id } } })
  expect(marked.map(({ orderLineId }) => orderLineId)).toEqual([own])
})

test('the calendar has the visits of the unit, and only these are closed', async () => {
  const { staff, visit, theirVisit } = await twoUnits()
  const date = inDays(5)
  const stay = { kind: 'day', date, sessionId: null } as const
  await aPaidPurchase([
    { variant: visit, visit: stay },
    { variant: theirVisit, visit: stay },
  ])
  const [slug, theirSlug] = [await slugOf(visit.listingId), await slugOf(theirVisit.listingId)]
  const { experiences } = await day(args(staff, { params: { date } }))
  expect(experiences.map((each) => each.day.slug)).toEqual([slug])
  expect(experiences[0]!.guests).toHaveLength(1)
  const close = (one: string) =>
    statusOf(closeDay(args(staff, { params: { date }, form: { experience: one } })))
  expect(await close(theirSlug)).toBe(404)
  expect(await close(slug)).toBe(200)
  expect(await statusOf(experience(args(staff, { params: { slug } })))).toBe(200)
  expect(await statusOf(experience(args(staff, { params: { slug: theirSlug } })))).toBe(404)
})

// Red when the guard of a whole BUM Desa lets who works in one unit in.
test('money, sales, the till of the day and the orders of the whole BUM Desa stay closed', async () => {
  const { staff } = await twoUnits()
  for (const page of [money, sales, orders, till, takes]) {
    expect(await statusOf(page(args(staff)))).toBe(403)
  }
})

test('a manager limits staff to a unit, now or by the invitation; nobody else is limited', async () => {
  const { desk, staff, unitId, otherId } = await twoUnits()
  const member = { memberId: staff.manager.id }
  const place = async () => {
    const where = { userId_shopId: { userId: staff.manager.id, shopId: desk.shop.id } }
    const { role, businessUnitId } = await db.membership.findUniqueOrThrow({ where })
    return [role, businessUnitId]
  }
  const change = async (form: Record<string, string>) => {
    const [role, unit] = await place()
    const seen = seenOf({ role: role!, unitId: unit ?? '' })
    return changeMember(args(desk, { params: member, form: { ...form, seen } }))
  }
  await change({ role: 'staff', unitId: otherId })
  expect(await place()).toEqual(['staff', otherId])
  await change({ role: 'treasurer', unitId })
  expect(await place()).toEqual(['treasurer', null])
  await change({ role: 'staff', unitId: '' })
  expect(await place()).toEqual(['staff', null])
  const foreign = await aUnit((await aDesk()).shop.id, [])
  expect(await change({ role: 'staff', unitId: foreign })).toMatchObject({
    data: { problem: 'unit-gone' },
    init: { status: 409 },
  })
  const trail = await db.auditEntry.findMany({
    where: { subjectId: staff.manager.id, action: 'role' },
    orderBy: { sequence: 'asc' },
  })
  expect(trail[0]).toMatchObject({ details: { unit: otherId, unitBefore: unitId } })
  const form = { name: 'Bu Sri', phone: '0812-3456-7890', role: 'staff', unitId }
  const invited = (await invite(args(desk, { form }))) as { link: string }
  const guest = await aDesk()
  await joinTeam(invited.link.split('/').at(-1)!, guest.manager.id)
  const where = { userId_shopId: { userId: guest.manager.id, shopId: desk.shop.id } }
  expect(await db.membership.findUniqueOrThrow({ where })).toMatchObject({ businessUnitId: unitId })
  const manager = { userId_shopId: { userId: desk.manager.id, shopId: desk.shop.id } }
  const limited = db.membership.update({ where: manager, data: { businessUnitId: unitId } })
  expect(await limited.catch(sqlStateOf)).toBe('23514')
})
