import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { rupiah } from '#app/core/rupiah.ts'
import { checkAtGate } from '#app/features/bookings/gate.server.ts'
import { listGateDoubles, reviewDouble } from '#app/features/bookings/gate-doubles.server.ts'
import { readGateList } from '#app/features/bookings/gate-list.server.ts'
import { recordPhoneScans, recordPhoneTakings } from '#app/features/bookings/gate-sync.server.ts'
import { ticketTokenOf } from '#app/features/bookings/ticket-page.server.ts'
import { sellAtCounter } from '#app/features/counter/commands.server.ts'
import { phoneLetter } from '#app/features/counter/phone-sale.ts'
import { recordPhoneSales } from '#app/features/counter/phone-sales.server.ts'
import { getTakings, listOffer } from '#app/features/counter/queries.server.ts'
import { undoSale } from '#app/features/counter/undo-sale.server.ts'
import { loader as receiptPage } from '#app/routes/kelola/counter-receipt.tsx'
import { loader as salesPage } from '#app/routes/kelola/counter-sales.tsx'
import { loader as undoPage } from '#app/routes/kelola/counter-undo.tsx'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { startUserSession } from '#app/server/session.server.ts'
import { anExperience } from '#tests/factories/experiences.ts'
import { aShop, aVariant } from '#tests/factories/shops.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { allSales, aSale, sell, today } from './counter-factories.ts'

afterAll(expectInvariants)

// Who works in one unit usaha sells and lets in what is of it; the rest of the BUM Desa is not there.

async function aUnit(shopId: string, ...listingIds: string[]): Promise<string> {
  const id = newId()
  await db.businessUnit.create({ data: { id, shopId, name: `Unit ${id}` } })
  await db.listing.updateMany({
    where: { shopId, id: { in: listingIds } },
    data: { businessUnitId: id },
  })
  return id
}

async function aSeller(shopId: string, unitId: string | null) {
  const id = newId()
  await db.user.create({ data: { id, name: 'Rekan', passwordHash: 'x' } })
  await db.membership.create({
    data: { userId: id, shopId, role: 'staff', businessUnitId: unitId },
  })
  const { token } = await startUserSession(db, { userId: id, isVerified: true, userAgent: 'test' })
  const actor = { type: 'staff', id } as const
  return {
    id,
    cookie: `sid=${token}`,
    scope: { shopId: mintScope.shop(shopId), unitId, actor },
    desk: { desk: mintScope.desk({ shopId, unitId }), actor },
    reach: { shopId: mintScope.readableShop(shopId), unitId, userId: id },
  }
}

/** A beach and its coffee of one unit, a cave and its batik of none that matters. */
async function twoUnits() {
  const shop = await aShop()
  const [beach, cave] = [await anExperience({ shop }), await anExperience({ shop })]
  const coffee = await aVariant({ shop, stock: 9, title: 'Kopi Lereng' })
  const batik = await aVariant({ shop, stock: 9, title: 'Batik Tulis' })
  const unitId = await aUnit(shop.id, beach.listingId, coffee.listingId)
  await aUnit(shop.id, cave.listingId)
  const [own, whole] = [await aSeller(shop.id, unitId), await aSeller(shop.id, null)]
  return { shop, beach, cave, coffee, batik, own, whole }
}

const asked = (cookie: string, saleId = ''): ActionFunctionArgs =>
  ({
    request: new Request('http://localhost:3000/kelola/kasir', { headers: { Cookie: cookie } }),
    params: { saleId },
    context: {},
  }) as unknown as ActionFunctionArgs

// Red without the unit in the offer, or without `areOfUnit` in the sale.
test('only goods and visits of the unit are offered and sold', async () => {
  const { beach, cave, coffee, batik, own } = await twoUnits()
  const { goods, visits } = await listOffer(own.desk)
  expect(goods.map(({ variantId }) => variantId)).toEqual([coffee.id])
  expect(visits.map(({ listingId }) => listingId)).toEqual([beach.listingId])
  const nowhere = { ...coffee, id: newId() }
  for (const variant of [batik, nowhere]) {
    const mixed = aSale([
      { variant: coffee, visit: null },
      { variant, visit: null },
    ])
    expect(await sellAtCounter(own.scope, mixed)).toEqual({ ok: false, reason: 'not-found' })
  }
  const foreign = aSale([{ variant: cave }])
  expect(await sellAtCounter(own.scope, foreign)).toEqual({ ok: false, reason: 'not-found' })
  const sold = aSale([{ variant: coffee, visit: null }, { variant: beach }])
  expect(await sellAtCounter(own.scope, sold)).toMatchObject({ ok: true })
})

// Red without `withinReachSql` in any of them.
test('own sales and their sums are seen, those of others are not there', async () => {
  const { shop, beach, batik, own, whole } = await twoUnits()
  const ofOthers = await sell(shop.id, [{ variant: beach }])
  const mine = aSale([{ variant: beach, quantity: 2 }])
  await sellAtCounter(own.scope, mine)
  // Sold before this person was put into the unit: names what is not of it.
  const before = aSale([{ variant: batik, visit: null }])
  await sellAtCounter({ ...own.scope, unitId: null }, before)
  expect(await getTakings(own.reach)).toMatchObject({
    total: mine.expectedTotal,
    latest: [{ saleId: mine.saleId }],
  })
  expect((await getTakings(allSales(shop.id))).latest).toHaveLength(3)
  const { sales } = await salesPage(asked(own.cookie))
  expect(sales).toMatchObject([{ saleId: mine.saleId, canUndo: true }])
  expect((await salesPage(asked(whole.cookie))).sales).toHaveLength(3)
  expect((await receiptPage(asked(own.cookie, mine.saleId))).receipt.total).toBe(20_000n)
  for (const { saleId } of [ofOthers, before]) {
    for (const page of [receiptPage, undoPage]) {
      await expect(page(asked(own.cookie, saleId))).rejects.toMatchObject({ status: 404 })
    }
    expect(await undoSale({ ...own.scope, role: 'staff' }, { saleId, reason: 'x' })).toEqual({
      ok: false,
      reason: 'not-found',
    })
  }
  const undone = { saleId: mine.saleId, reason: 'Salah ketik' }
  expect(await undoSale({ ...own.scope, role: 'staff' }, undone)).toMatchObject({ ok: true })
})

// Take the unit of who sends from the scope, and by the name of a colleague anything is sold.
test('told later, what is not of the unit waits for a head, whoever is named as its seller', async () => {
  const { coffee, batik, own, whole } = await twoUnits()
  const told = ({ id, price }: { id: string; price: bigint }, soldBy: string) => ({
    id: newId(),
    soldAt: new Date().toISOString(),
    soldBy,
    lines: [{ variantId: id, quantity: 1, visit: null, price: String(price) }],
    paidWith: 'cash' as const,
    received: null,
    buyer: null,
    gate: null,
  })
  const sales = [
    told(coffee, own.id),
    told(batik, own.id),
    told(batik, whole.id),
    told(coffee, whole.id),
  ]
  const outcomes = async (deed: typeof own.desk, some: typeof sales) =>
    (await recordPhoneSales(deed, phoneLetter.parse({ sentAt: null, sales: some }))).map(
      ({ outcome }) => outcome,
    )
  expect(await outcomes(own.desk, sales)).toEqual(['recorded', 'to-solve', 'to-solve', 'recorded'])
  const sentByAll = [told(batik, own.id), told(batik, whole.id)]
  expect(await outcomes(whole.desk, sentByAll)).toEqual(['to-solve', 'recorded'])
  const kept = await db.refusedSale.findMany({
    where: { shopId: own.scope.shopId },
    select: { reason: true },
  })
  expect(kept).toEqual([{ reason: 'not-found' }, { reason: 'not-found' }, { reason: 'not-found' }])
})

// Red without the unit in the list, at the check, in what phones tell, or in the doubles.
test('the gate of a unit knows its own tickets, and those of the others as little as a forged one', async () => {
  const { shop, beach, cave, own, whole } = await twoUnits()
  const ticketOf = async (variant: typeof beach) => {
    const { id } = await sell(shop.id, [{ variant, visit: today() }])
    return db.booking.findFirstOrThrow({ where: { purchaseId: id } })
  }
  const [mine, theirs] = [await ticketOf(beach), await ticketOf(cave)]
  const list = await readGateList({ ...own.desk, slug: 'toko' })
  expect(list.listings.map(({ id }) => id)).toEqual([beach.listingId])
  expect(list.bookings.map(({ id }) => id)).toEqual([mine.id])
  const check = (booking: typeof mine) =>
    checkAtGate({
      ...own.desk,
      code: ticketTokenOf(booking)!,
      gate: '1',
      count: 1,
      scanId: newId(),
    })
  expect(await check(theirs)).toEqual({ kind: 'forged', seen: null })
  expect(await check(mine)).toMatchObject({ kind: 'let-in' })
  const scan = (bookingId: string, scannedBy: string) => ({
    id: newId(),
    bookingId,
    gate: '1',
    count: 1,
    scannedAt: new Date().toISOString(),
    scannedBy,
  })
  const byColleague = scan(theirs.id, whole.id)
  const scans = [scan(theirs.id, own.id), byColleague, scan(theirs.id, whole.id)]
  expect((await recordPhoneScans(own.desk, scans)).map(({ outcome }) => outcome)).toEqual([
    'unknown',
    'recorded',
    'recorded',
  ])
  // Nor a second time, now that it has been let in elsewhere.
  expect(await check(theirs)).toEqual({ kind: 'forged', seen: null })
  expect(await listGateDoubles(own.desk)).toEqual([])
  expect(await listGateDoubles(whole.desk)).toHaveLength(1)
  const review = { bookingId: theirs.id, scanId: byColleague.id, note: 'Sudah dilihat' }
  expect(await reviewDouble({ ...own.desk, ...review })).toMatchObject({ reason: 'not-found' })
})

// Take `listingOfDesk(taker)` out of recordPhoneTakings and this is red.
test('money of the site that a unit tells of is of its own visits, or of who took it for all', async () => {
  const { shop, beach, cave, own, whole } = await twoUnits()
  const visitOf = async (variant: typeof beach) => {
    const { id } = await sell(shop.id, [{ variant, visit: today() }])
    return (await db.booking.findFirstOrThrow({ where: { purchaseId: id } })).id
  }
  const [mine, theirs] = [await visitOf(beach), await visitOf(cave)]
  const taking = (bookingId: string, takenBy: string) => ({
    id: newId(),
    bookingId,
    amount: rupiah(5_000),
    means: 'cash' as const,
    takenAt: new Date().toISOString(),
    takenBy,
  })
  const takings = [taking(mine, own.id), taking(theirs, own.id), taking(theirs, whole.id)]
  const told = await recordPhoneTakings(own.desk, takings)
  // All of both was paid at the counter: what is known is too much.
  expect(told.map(({ outcome }) => outcome)).toEqual(['surplus', 'unknown', 'surplus'])
})
