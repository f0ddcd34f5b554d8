import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { sellAtCounter } from '#app/features/counter/commands.server.ts'
import { guestsField } from '#app/features/counter/dated-offer.ts'
import { listDatedVisits } from '#app/features/counter/dated-offer.server.ts'
import { quantityField } from '#app/features/counter/forms.ts'
import { undoSale } from '#app/features/counter/undo-sale.server.ts'
import { accounts } from '#app/features/ledger/accounts.ts'
import { action as sellDated, loader as datedPage } from '#app/routes/kelola/counter-dated.tsx'
import { db } from '#app/server/db.server.ts'
import { startUserSession } from '#app/server/session.server.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aCart, aCheckout } from '#tests/factories/purchases.ts'
import { aShop } from '#tests/factories/shops.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { aCounter, aSale } from './counter-factories.ts'

afterAll(expectInvariants)

async function aSeller(shopId: string) {
  const id = newId()
  await db.user.create({ data: { id, name: 'Rekan', passwordHash: 'x' } })
  await db.membership.create({ data: { userId: id, shopId, role: 'staff' } })
  const { token } = await startUserSession(db, { userId: id, isVerified: true, userAgent: 'test' })
  return { id, cookie: `sid=${token}` }
}

function args(
  cookie: string,
  query: Record<string, string>,
  form?: Record<string, string>,
): ActionFunctionArgs {
  const address = `http://localhost:3000/kelola/kasir/hari-lain?${new URLSearchParams(query)}`
  const request = new Request(address, {
    headers: { Cookie: cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
  return { request, params: {}, context: {} } as unknown as ActionFunctionArgs
}

const bookingsOf = (saleId: string) =>
  db.booking.findMany({
    where: { purchase: { counterSale: { id: saleId } } },
    orderBy: { addOnId: { sort: 'asc', nulls: 'first' } },
  })

// Read the stay as a day, and the room is not held; take its release away, and nobody gets it again.
test('two nights for three guests with breakfast are paid at the counter, and free again once undone', async () => {
  const homestay = await anExperience({ units: 2, addOns: [3], price: 100_000n })
  const { shopId, addOns } = homestay
  const seller = await aSeller(shopId)
  const asked = { tanggal: inDays(0), malam: '2' }
  const { offer } = await datedPage(args(seller.cookie, asked))
  expect(offer.visits).toMatchObject([
    { isStay: true, slots: [{ left: 2, isOpen: true }], kinds: [{ price: 200_000n }, {}] },
  ])
  const breakfast = offer.visits[0]!.kinds[1]!
  expect(breakfast).toMatchObject({ variantId: addOns[0]!.id, addOnLeft: [{ left: 3 }] })
  const saleId = newId()
  const form = {
    saleId,
    [quantityField(homestay.id, null)]: '2',
    [quantityField(breakfast.variantId, null)]: '3',
    [guestsField(homestay.listingId)]: '3',
    total: String(400_000n + breakfast.price * 3n),
    paidWith: 'transfer',
  }
  const guests = guestsField(homestay.listingId)
  expect(await sellDated(args(seller.cookie, asked, { ...form, [guests]: 'tiga' }))).toMatchObject({
    init: { status: 422 },
    data: { errors: { [guests]: 'quantity' } },
  })
  // Two rooms sleep four.
  expect(await sellDated(args(seller.cookie, asked, { ...form, [guests]: '5' }))).toMatchObject({
    init: { status: 409 },
  })
  expect(await sellDated(args(seller.cookie, asked, form))).toBeInstanceOf(Response)
  expect(await bookingsOf(saleId)).toMatchObject([
    { quantity: 2, guests: 3, status: 'booked' },
    { quantity: 3, addOnId: breakfast.variantId, status: 'booked' },
  ])
  const left = async () => (await datedPage(args(seller.cookie, asked))).offer.visits[0]!.slots
  expect(await left()).toMatchObject([{ left: 0, isOpen: true }])
  const from = accounts.collector(shopId)
  const taken = await db.posting.findMany({ where: { fromAccount: { code: from } } })
  expect(taken.reduce((sum, { amount }) => sum + amount, 0n)).toBe(BigInt(form.total))

  const scope = { ...aCounter(shopId, seller.id), role: 'staff' as const }
  expect(await undoSale(scope, { saleId, reason: 'Salah tanggal' })).toMatchObject({ ok: true })
  expect(await left()).toMatchObject([{ left: 2 }])
})

// Take today for the day, and the ticket is for a day that nobody comes on.
test('a ticket of a later day is sold for that day; a day that is over is today', async () => {
  const beach = await anExperience({ columns: { leadTimeHours: 48 } })
  const seller = await aSeller(beach.shopId)
  const saleId = newId()
  const form = {
    saleId,
    [quantityField(beach.id, null)]: '4',
    total: '40000',
    paidWith: 'qris',
  }
  expect(await sellDated(args(seller.cookie, { tanggal: inDays(9) }, form))).toBeInstanceOf(
    Response,
  )
  expect(await bookingsOf(saleId)).toMatchObject([
    { quantity: 4, date: new Date(`${inDays(9)}T00:00:00Z`) },
  ])
  const slotsOn = async (tanggal: string) =>
    (await datedPage(args(seller.cookie, { tanggal }))).offer.visits[0]!.slots
  expect(await slotsOn(inDays(9))).toMatchObject([{ left: 6 }])
  expect((await datedPage(args(seller.cookie, { tanggal: inDays(-3) }))).date).toBe(inDays(0))
  expect(
    await listDatedVisits(aCounter((await aShop()).id), { date: inDays(9), nights: 1 }),
  ).toEqual([])
})

// The lock of the calendar lets one through, and the exclusion of nights stands behind it.
test('the last room at the counter and on the web at the same time: exactly one has it', async () => {
  for (let round = 0; round < 5; round += 1) {
    const homestay = await anExperience({ units: 1 })
    const visit = { kind: 'stay', date: inDays(3), departure: inDays(5), guests: 2 } as const
    const cart = await aCart([{ variant: homestay, quantity: 1, visit }])
    const checkout = await aCheckout(cart)
    const sale = aSale([{ variant: { ...homestay, price: homestay.price * 2n }, visit }])
    const [web, counter] = await Promise.all([
      placePurchase(cart.scope, checkout),
      sellAtCounter(aCounter(homestay.shopId), sale),
    ])
    expect(Number(web.ok) + Number(counter.ok)).toBe(1)
    const where = { unitId: homestay.unitIds[0]!, isReleased: false }
    expect(await db.unitStay.count({ where })).toBe(1)
  }
})
