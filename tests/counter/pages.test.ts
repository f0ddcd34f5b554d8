import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { goodsField, quantityField } from '#app/features/counter/forms.ts'
import { getTakings, listOffer } from '#app/features/counter/queries.server.ts'
import { refuseOrder } from '#app/features/orders/commands.server.ts'
import { countRefunds, listRefunds } from '#app/features/refunds/desk-queries.server.ts'
import { setDestination } from '#app/features/refunds/destination.server.ts'
import { sendRefund } from '#app/features/refunds/send-refund.server.ts'
import { action as sellAction, loader as sellPage } from '#app/routes/kelola/counter.tsx'
import { loader as receiptPage } from '#app/routes/kelola/counter-receipt.tsx'
import { action as undoAction } from '#app/routes/kelola/counter-undo.tsx'
import { action as handBack } from '#app/routes/kelola/order-hand-back.tsx'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { startUserSession } from '#app/server/session.server.ts'
import { anExperience } from '#tests/factories/experiences.ts'
import { aShop, aVariant } from '#tests/factories/shops.ts'
import { aPurchase } from '#tests/factories/purchases.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { allSales, sell } from './counter-factories.ts'

afterAll(expectInvariants)

type Role = 'staff' | 'supervisor' | 'manager'

async function cookieOf(shopId: string, role: Role): Promise<string> {
  const userId = newId()
  await db.user.create({ data: { id: userId, name: 'Rekan', passwordHash: 'x' } })
  await db.membership.create({ data: { userId, shopId, role } })
  const { token } = await startUserSession(db, { userId, isVerified: true, userAgent: 'test' })
  return `sid=${token}`
}

function args(
  cookie: string,
  { form, params = {} }: { form?: Record<string, string>; params?: Record<string, string> } = {},
): ActionFunctionArgs {
  const request = new Request('http://localhost:3000/kelola/kasir?gerbang=Timur', {
    headers: { Cookie: cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
  return { request, params, context: {} } as unknown as ActionFunctionArgs
}

const formFor = (variant: { id: string }, changes: Record<string, string> = {}) => ({
  saleId: newId(),
  [quantityField(variant.id, null)]: '2',
  total: '20000',
  paidWith: 'cash',
  ...changes,
})

test('staff sell and let in, the pengawas reads, another BUM Desa finds nothing', async () => {
  const beach = await anExperience()
  const [staff, supervisor, stranger] = [
    await cookieOf(beach.shopId, 'staff'),
    await cookieOf(beach.shopId, 'supervisor'),
    await cookieOf((await aShop()).id, 'manager'),
  ]
  const form = formFor(beach, { letIn: 'on', received: '50.000', phone: '0812 3456 7890' })
  await expect(sellAction(args(supervisor, { form }))).rejects.toMatchObject({ status: 403 })
  await expect(sellPage(args(supervisor))).rejects.toMatchObject({ status: 403 })
  await expect(sellAction(args(stranger, { form }))).rejects.toMatchObject({ status: 404 })
  const answer = (await sellAction(args(staff, { form }))) as Response
  expect(answer.headers.get('Location')).toBe(`/kelola/kasir/${form.saleId}?gerbang=Timur`)
  const params = { saleId: form.saleId }
  const { receipt, canWrite } = await receiptPage(args(supervisor, { params }))
  expect(receipt).toMatchObject({ total: 20_000n, change: 30_000n, wasLetIn: true, zone: 'WIB' })
  expect(receipt.tickets).toMatchObject([{ count: 2 }])
  expect(canWrite).toBe(false)
  await expect(receiptPage(args(stranger, { params }))).rejects.toMatchObject({ status: 404 })
  const undo = { params, form: { reason: 'Salah' } }
  await expect(undoAction(args(supervisor, undo))).rejects.toMatchObject({ status: 403 })
  await expect(undoAction(args(stranger, undo))).rejects.toMatchObject({ status: 404 })
  expect(await undoAction(args(staff, { params, form: { reason: '' } }))).toMatchObject({
    init: { status: 422 },
  })
  expect(await undoAction(args(staff, undo))).toBeInstanceOf(Response)
  expect(await undoAction(args(staff, undo))).toMatchObject({
    init: { status: 409 },
    data: { refusal: 'already-undone' },
  })
})

// Read what is left from the shelf alone, and what a buyer of the web is paying for is offered again.
test('coffee and two tickets are one sale, and what is held for the web is not offered', async () => {
  const beach = await anExperience()
  const coffee = await aVariant({ shop: { id: beach.shopId }, stock: 3, price: 25_000n })
  await aPurchase([{ variant: coffee, quantity: 1 }])
  const shopId = mintScope.readableShop(beach.shopId)
  expect((await listOffer({ shopId })).goods).toMatchObject([{ variantId: coffee.id, left: 2 }])
  const staff = await cookieOf(beach.shopId, 'staff')
  const form = formFor(beach, { [goodsField(coffee.id)]: '3', total: '95000' })
  expect(await sellAction(args(staff, { form }))).toMatchObject({
    data: { refusal: { problems: [{ problem: { kind: 'too-many', left: 2 } }] } },
  })
  const two = { ...form, [goodsField(coffee.id)]: '2', total: '70000' }
  expect(await sellAction(args(staff, { form: two }))).toBeInstanceOf(Response)
  const sale = await db.counterSale.findFirstOrThrow({
    where: { shopId: beach.shopId },
    select: { purchase: { select: { total: true, bookings: true, orders: true } } },
  })
  expect(sale.purchase).toMatchObject({ total: 70_000n, bookings: [{ quantity: 2 }] })
  expect(sale.purchase.orders).toHaveLength(1)
})

test('what cannot be sold says why and keeps what was typed', async () => {
  const beach = await anExperience({ capacity: 1 })
  const staff = await cookieOf(beach.shopId, 'staff')
  const full = formFor(beach, { received: '25000' })
  expect(await sellAction(args(staff, { form: full }))).toMatchObject({
    init: { status: 409 },
    data: {
      refusal: { reason: 'not-available', problems: [{ problem: { kind: 'too-many', left: 1 } }] },
      typed: { [quantityField(beach.id, null)]: '2', received: '25000' },
    },
  })
  // Without scripts the first press says what it comes to, and the second sells.
  const once = { ...formFor(beach), [quantityField(beach.id, null)]: '1', total: '0' }
  expect(await sellAction(args(staff, { form: once }))).toMatchObject({
    data: { refusal: { reason: 'total-differs', total: 10_000n } },
  })
  expect(await sellAction(args(staff, { form: { ...once, total: '10000' } }))).toBeInstanceOf(
    Response,
  )
})

test.each([
  [{ 'k-x': '1' }, 'nothing-chosen'],
  [{ paidWith: 'barter' }, { paidWith: 'paidWith' }],
  [{ received: 'banyak' }, { received: 'received' }],
  [{ phone: '123' }, { phone: 'phone' }],
  [{ name: 'Bu Sri' }, { phone: 'phone-for-name' }],
  [{ name: 'a\u202eb', phone: '081234567890' }, { name: 'name' }],
  [{ saleId: 'x' }, { saleId: 'quantity' }],
])('%o is answered in words', async (typed, problem) => {
  const beach = await anExperience()
  const staff = await cookieOf(beach.shopId, 'staff')
  const quantity: Record<string, string> =
    'k-x' in typed ? { [quantityField(beach.id, null)]: '' } : {}
  const answer = await sellAction(args(staff, { form: formFor(beach, { ...typed, ...quantity }) }))
  expect(answer).toMatchObject(
    typeof problem === 'string'
      ? { data: { refusal: { reason: problem } } }
      : { init: { status: 422 }, data: { errors: problem } },
  )
})

test.each(['-1', '1e3', '0x1', '9999', '1,5', '٣'])('no such number as %s', async (text) => {
  const beach = await anExperience()
  const staff = await cookieOf(beach.shopId, 'staff')
  const name = quantityField(beach.id, null)
  expect(await sellAction(args(staff, { form: formFor(beach, { [name]: text }) }))).toMatchObject({
    init: { status: 422 },
    data: { errors: { [name]: 'quantity' } },
  })
})

test('the page offers what is open today, and the till says what came in by which way', async () => {
  const beach = await anExperience({ capacity: 9, columns: { leadTimeHours: 48 } })
  const shopId = mintScope.readableShop(beach.shopId)
  await sell(beach.shopId, [{ variant: beach, quantity: 2 }])
  await sell(beach.shopId, [{ variant: beach }], { paidWith: 'qris' })
  expect(await listOffer({ shopId })).toMatchObject({
    hasPromotions: false,
    goods: [],
    visits: [
      { slots: [{ left: 6, isOpen: true }], kinds: [{ variantId: beach.id, price: 10_000n }] },
    ],
  })
  const { ways, total, latest } = await getTakings(allSales(shopId))
  expect(ways).toEqual([
    { paidWith: 'cash', count: 1, total: 20_000n },
    { paidWith: 'qris', count: 1, total: 10_000n },
    { paidWith: 'transfer', count: 0, total: 0n },
  ])
  expect([total, latest.length]).toEqual([30_000n, 2])
})

// Ask a provider about it, and the job fails for ever; book it from a provider's account, and I4 says so.
test('refused later, the BUM Desa gives its own cash back and says so; nobody else is asked to', async () => {
  const beach = await anExperience()
  const sold = await sell(beach.shopId, [{ variant: beach, quantity: 2 }])
  const order = await db.order.findFirstOrThrow({ where: { purchaseId: sold.id } })
  const deed = { shopId: sold.scope.shopId, orderId: order.id, actor: sold.scope.actor }
  const before = await countRefunds()
  expect(
    await refuseOrder({ ...deed, refusal: { preset: 'other', words: 'Banjir' } }),
  ).toMatchObject({
    ok: true,
  })
  const refund = await db.refund.findFirstOrThrow({ where: { purchaseId: sold.id } })
  expect(await sendRefund(refund.id)).toBe('done')
  expect(await db.refund.findUniqueOrThrow({ where: { id: refund.id } })).toMatchObject({
    status: 'manual',
    failureReason: 'paid-at-counter',
  })
  expect(await countRefunds()).toEqual(before)
  const { refunds } = await listRefunds({ keadaan: 'kirim', cari: '', sebelum: null })
  expect(refunds.map(({ id }) => id)).not.toContain(refund.id)
  const destination = { bank: 'BRI', accountNumber: '123456', holder: 'Siti' } as Parameters<
    typeof setDestination
  >[0]['destination']
  const owner = { purchaseToken: mintScope.purchaseToken(sold.token) }
  const buyer = { type: 'buyer', id: null } as const
  expect(await setDestination({ refundId: refund.id, owner, actor: buyer, destination })).toEqual({
    ok: false,
    reason: 'already-changed',
  })
  const params = { number: order.number }
  const stranger = await cookieOf((await aShop()).id, 'manager')
  const form = { amount: String(refund.amount) }
  await expect(handBack(args(stranger, { params, form }))).rejects.toMatchObject({
    status: 404,
  })
  const staff = await cookieOf(beach.shopId, 'staff')
  const other = { amount: String(refund.amount - 1n) }
  expect(await handBack(args(staff, { params, form: other }))).toMatchObject({
    init: { status: 409 },
  })
  expect(await handBack(args(staff, { params, form }))).toBeInstanceOf(Response)
  expect(await handBack(args(staff, { params, form }))).toMatchObject({ init: { status: 409 } })
  expect(await db.refund.findUniqueOrThrow({ where: { id: refund.id } })).toMatchObject({
    status: 'confirmed',
  })
})
