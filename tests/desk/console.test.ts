import type { ActionFunctionArgs } from '@remix-run/node'
import { expect, test } from 'vitest'
import { newCode, newId, newToken } from '#app/core/ids.ts'
import { loader as demoInbox } from '#app/routes/system/demo-inbox.tsx'
import { loader as deliveries } from '#app/routes/admin/deliveries.tsx'
import { loader as layout } from '#app/routes/kelola/layout.tsx'
import { loader as inbox } from '#app/routes/kelola/inbox.tsx'
import { loader as money } from '#app/routes/kelola/money.tsx'
import { action as accept } from '#app/routes/kelola/order-accept.tsx'
import { action as deliver } from '#app/routes/kelola/order-deliver.tsx'
import { action as handOver } from '#app/routes/kelola/order-hand-over.tsx'
import { action as pack } from '#app/routes/kelola/order-pack.tsx'
import { action as refuse } from '#app/routes/kelola/order-refuse.tsx'
import { loader as orderPage } from '#app/routes/kelola/order.tsx'
import { loader as orderList } from '#app/routes/kelola/orders.tsx'
import { loader as orderBoard } from '#app/routes/kelola/orders-board.tsx'
import { loader as slip } from '#app/routes/kelola/slip.tsx'
import { action as switchShop } from '#app/routes/kelola/switch-shop.ts'
import { loader as today } from '#app/routes/kelola/today.tsx'
import { queueMessage } from '#app/features/messages/commands.server.ts'
import { configure } from '#app/server/env.server.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { startUserSession } from '#app/server/session.server.ts'
import { aPaidOrder, aPurchase, aShop, type DeskShop } from './desk-story.ts'

const verbs = { accept, pack, handOver, deliver, refuse }

test('the pengawas reads every page, without the buyers, and can change nothing', async () => {
  const shop = await aShop()
  const { number, orderId } = await aNumberedOrder(shop, 2, 'Bu Pembeli')
  const cookie = await cookieOf(await aColleague(shop, 'supervisor'))
  for (const page of [today, orderList, money, inbox]) {
    const seen = JSON.stringify(await page(args({ cookie })), noBigInt)
    expect(seen).not.toMatch(/8111111111|Bu Pembeli/)
  }
  const { order, canWrite } = await orderPage(args({ cookie, number }))
  expect(canWrite).toBe(false)
  expect(order.buyer).toEqual({ name: 'B•••', phone: null, note: null, address: null })
  expect(JSON.stringify(await slip(args({ cookie, number })), noBigInt)).not.toContain('8111111111')
  for (const verb of Object.values(verbs)) {
    const post = args({ cookie, number, form: { preset: 'outOfStock' } })
    expect(await statusOf(verb(post))).toBe(403)
  }
  expect((await db.order.findUniqueOrThrow({ where: { id: orderId } })).status).toBe('paid')
})

test('another BUM Desa’s order is as absent as one that never was', async () => {
  const [mine, other] = [await aShop(), await aShop()]
  const { number } = await aNumberedOrder(other)
  const cookie = await cookieOf(mine.manager.id)
  const answers = []
  for (const asked of [number, 'LB-NONE2345-1', "' OR 1=1 --", '']) {
    const get = args({ cookie, number: asked })
    answers.push(await answerOf(orderPage(get)), await answerOf(slip(get)))
    for (const verb of Object.values(verbs)) {
      answers.push(
        await answerOf(verb(args({ cookie, number: asked, form: { preset: 'closed' } }))),
      )
    }
  }
  expect([...new Set(answers)]).toEqual(['404 Not Found'])
  const list = await orderList(args({ cookie, search: `?status=semua&cari=${number}` }))
  expect(list.orders).toEqual([])
})

test('an order nobody has paid is none of the BUM Desa’s business', async () => {
  const shop = await aShop()
  const { orderIds } = await aPurchase({ shops: [shop] })
  const { number } = await db.order.findUniqueOrThrow({ where: { id: orderIds[0]! } })
  const cookie = await cookieOf(shop.manager.id)
  expect(await answerOf(orderPage(args({ cookie, number })))).toBe('404 Not Found')
  expect((await orderList(args({ cookie, search: '?status=semua' }))).orders).toEqual([])
})

test('each verb brings the order one step on and back to its page; again, it answers 409', async () => {
  const shop = await aShop()
  const { number, orderId } = await aNumberedOrder(shop)
  const cookie = await cookieOf(shop.manager.id)
  for (const [verb, status] of [
    [accept, 'accepted'],
    [pack, 'packed'],
    [handOver, 'handedOver'],
    [deliver, 'delivered'],
  ] as const) {
    const done = (await verb(args({ cookie, number, form: {} }))) as Response
    expect([done.status, done.headers.get('Location')]).toEqual([302, `/kelola/pesanan/${number}`])
    expect((await db.order.findUniqueOrThrow({ where: { id: orderId } })).status).toBe(status)
    expect(await verb(args({ cookie, number, form: {} }))).toMatchObject({
      data: { refusal: 'already-changed' },
      init: { status: 409 },
    })
  }
})

test('a refusal needs a reason, and odd ones are told what is wrong', async () => {
  const shop = await aShop()
  const { number } = await aNumberedOrder(shop)
  const cookie = await cookieOf(shop.manager.id)
  const attempt = (form: Record<string, string>) => refuse(args({ cookie, number, form }))
  for (const [form, field, error] of [
    [{}, 'preset', 'preset'],
    [{ preset: 'nonsense' }, 'preset', 'preset'],
    [{ preset: 'other' }, 'words', 'wordsMissing'],
    [{ preset: 'other', words: ' \n ' }, 'words', 'wordsMissing'],
    [{ preset: 'other', words: 'a'.repeat(301) }, 'words', 'words'],
    [{ preset: 'other', words: 'maaf\u0000' }, 'words', 'words'],
    [{ preset: 'other', words: 'Rp000.01\u202e' }, 'words', 'words'],
  ] as const) {
    expect(await attempt(form)).toMatchObject({
      data: { form: { error: { [field]: [error] } } },
      init: { status: 400 },
    })
  }
  const words = '<img src=x onerror=alert(1)> {{7*7}}'
  expect(await attempt({ preset: 'other', words })).toMatchObject({ status: 302 })
  expect((await orderPage(args({ cookie, number }))).order).toMatchObject({
    status: 'cancelled',
    refusalReason: words,
    refunds: [{ amount: 20_000n }],
    timeline: [{}, {}, { status: 'cancelled', why: 'shopRefused', actorName: 'Manajer' }],
  })
})

test('orders are found by what was bought, by whom, when, how and where, and by being late', async () => {
  const shop = await aShop()
  const { number, orderId } = await aNumberedOrder(shop, 2, 'Bu Pembeli')
  const { purchaseId } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  await db.buyerDetails.update({ where: { purchaseId }, data: { villageCode: '35.05.01.2001' } })
  await db.purchase.update({
    where: { id: purchaseId },
    // Half past midnight on the third where the desk is.
    data: { paidAt: new Date('2026-11-02T17:30:00Z') },
  })
  const cookie = await cookieOf(shop.manager.id)
  const supervisor = await cookieOf(await aColleague(shop, 'supervisor'))
  const find = async (search: string, who = cookie) =>
    (await orderList(args({ cookie: who, search }))).orders.map((order) => order.number)
  for (const [search, isFound] of [
    ['cari=keripik', true],
    ['cari=bu+pemb', true],
    ['cari=Pak', false],
    ['dari=2026-11-03&sampai=2026-11-03', true],
    ['dari=2026-11-04', false],
    ['sampai=2026-11-02', false],
    ['saluran=web', true],
    ['saluran=counter', false],
    ['kecamatan=35.05.01', true],
    ['kecamatan=35.05.02', false],
  ] as const) {
    expect([search, await find(`?status=semua&${search}`)]).toEqual([
      search,
      isFound ? [number] : [],
    ])
  }
  // Who may not see a buyer's name may not guess it either.
  expect(await find('?status=semua&cari=bu+pemb', supervisor)).toEqual([])
  await accept(args({ cookie, number, form: {} }))
  expect(await find('?status=telat')).toEqual([])
  await db.$executeRaw`UPDATE orders SET ready_by = now() - interval '1 second' WHERE id = ${orderId}::uuid`
  expect(await find('?status=telat')).toEqual([number])
  const board = await orderBoard(args({ cookie }))
  expect(board.columns).toMatchObject({ accepted: [{ number }] })
  expect(board.counts).toMatchObject({ accepted: 1, late: 1, paid: 0 })
  const back = (await pack(args({ cookie, number, form: {}, search: '?papan' }))) as Response
  expect(back.headers.get('Location')).toBe('/kelola/pesanan/papan')
})

test('today names what runs out and what is late, of this BUM Desa alone', async () => {
  const [shop, other] = [await aShop({ stock: 5 }), await aShop({ stock: 1 })]
  const { number, orderId } = await aNumberedOrder(shop, 2)
  const cookie = await cookieOf(shop.manager.id)
  const { listingId } = await db.variant.findUniqueOrThrow({ where: { id: shop.variantId } })
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
  const permits = [
    { shopId: shop.id, listingId, number: 'SOON', validUntil: inDays(20) },
    { shopId: shop.id, listingId: null, number: 'LATER', validUntil: inDays(40) },
    { shopId: other.id, listingId: null, number: 'THEIRS', validUntil: inDays(1) },
  ]
  await db.permit.createMany({
    data: permits.map((each) => ({ id: newId(), kind: 'pirt' as const, ...each })),
  })
  await accept(args({ cookie, number, form: {} }))
  await db.$executeRaw`UPDATE orders SET ready_by = now() WHERE id = ${orderId}::uuid`
  const page = await today(args({ cookie }))
  expect(page).toMatchObject({
    counts: { late: 1, accepted: 1 },
    lowStock: [{ listingId, left: 3 }],
    lowStockCount: 1,
    ending: [{ listingId, kind: 'pirt' }],
    endingCount: 1,
    arrivals: null,
  })
  expect((await layout(args({ cookie }))).waiting).toEqual({
    orders: 0,
    requests: null,
    listings: 0,
    hasCalendar: false,
    questions: 0,
    payouts: 0,
  })
})

test('accepting promises two days and what the goods take to be made', async () => {
  const shop = await aShop()
  const { number, orderId } = await aNumberedOrder(shop)
  const { listingId } = await db.variant.findUniqueOrThrow({ where: { id: shop.variantId } })
  await db.listing.update({ where: { id: listingId }, data: { leadTimeDays: 3 } })
  await accept(args({ cookie: await cookieOf(shop.manager.id), number, form: {} }))
  const { acceptedAt, readyBy } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  expect(readyBy!.getTime() - acceptedAt!.getTime()).toBe((48 + 3 * 24) * 3_600_000)
})

test('the list is paged by key without losing or repeating an order, and finds a number', async () => {
  const shop = await aShop({ stock: 100 })
  const numbers = await manyOrdersLike((await aNumberedOrder(shop, 1)).orderId, 28)
  const cookie = await cookieOf(shop.manager.id)
  for (const status of ['baru', 'semua']) {
    const first = await orderList(args({ cookie, search: `?status=${status}` }))
    const second = await orderList(
      args({ cookie, search: `?status=${status}&setelah=${first.next}` }),
    )
    const seen = [...first.orders, ...second.orders].map(({ number }) => number)
    expect(first.orders).toHaveLength(25)
    expect(second.next).toBeNull()
    expect(seen).toEqual(status === 'baru' ? numbers : numbers.toReversed())
  }
  const wanted = numbers[3]!
  for (const cari of [wanted.toLowerCase(), wanted.slice(3, 9)]) {
    const found = await orderList(args({ cookie, search: `?status=semua&cari=${cari}` }))
    expect(found.orders.map(({ number }) => number)).toContain(wanted)
  }
  for (const odd of [
    '?status=x&setelah=1',
    '?dari=2026-02-30&sampai=99999-01-01&saluran=x&kecamatan=35',
    '?dari=2999-12-31&sampai=2000-01-01',
    '?setelah=9999999999999999_x',
    "?cari=%25'--",
    '?cari=%00',
  ]) {
    expect(await statusOf(orderList(args({ cookie, search: odd })))).toBe(200)
  }
})

test('who serves several BUM Desa chooses among them and no others', async () => {
  const [first, second, foreign] = [await aShop(), await aShop(), await aShop()]
  const userId = await aColleague(first, 'staff')
  await db.membership.create({ data: { userId, shopId: second.id, role: 'manager' } })
  const cookie = await cookieOf(userId)
  const chosen = (await switchShop(
    args({ cookie, form: { shop: await slugOf(second) } }),
  )) as Response
  expect(chosen.headers.get('Set-Cookie')).toContain(await slugOf(second))
  const form = { shop: await slugOf(foreign) }
  expect(await answerOf(switchShop(args({ cookie, form })))).toBe('404 Not Found')
})

test('money is what the ledger says, for the BUM Desa and each maker', async () => {
  const shop = await aShop()
  await aPaidOrder(shop)
  const nothing = { payable: 0n, held: 0n, open: 0n, paid: 0n }
  expect(await money(args({ cookie: await cookieOf(shop.manager.id) }))).toEqual({
    shop: { pending: 2000n, payable: 0n },
    makers: [{ id: shop.makerId, name: 'Dapur Melati', pending: 17_600n, ...nothing }],
    collected: 0n,
    next: null,
    query: { cari: '', setelah: null },
    total: { pending: 17_600n, ...nothing },
    waiting: 0,
  })
})

test('a BUM Desa reads its own messages; everybody’s are read in the demonstration only', async () => {
  const [mine, other] = [await aShop(), await aShop()]
  for (const shop of [mine, other]) await aMessageTo(shop)
  const page = await inbox(args({ cookie: await cookieOf(mine.manager.id) }))
  expect(page.messages).toHaveLength(1)
  configure({ DEMO: true, isLive: false })
  expect((await demoInbox(args({}))).messages.length).toBeGreaterThanOrEqual(2)
  for (const where of [
    { DEMO: false, isLive: false },
    { DEMO: true, isLive: true },
  ]) {
    configure(where)
    expect(await answerOf(demoInbox(args({})))).toBe('404 Not Found')
  }
  configure({ DEMO: true, isLive: false })
})

test('the administrator sees whether letters arrive, not what is in them', async () => {
  await aMessageTo(await aShop())
  const userId = await aPerson()
  expect(await statusOf(deliveries(args({ cookie: await cookieOf(userId) })))).toBe(403)
  await db.user.update({ where: { id: userId }, data: { platformRole: 'admin' } })
  const seen = await deliveries(args({ cookie: await cookieOf(userId) }))
  expect(seen.deliveries.length).toBeGreaterThan(0)
  expect(JSON.stringify(seen)).not.toMatch(/rahasia|\+62/)
})

async function aNumberedOrder(shop: DeskShop, quantity = 2, name = 'Pembeli') {
  const { orderId } = await aPaidOrder(shop, { quantity, buyer: { name } })
  const { number } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  return { orderId, number }
}

async function slugOf({ id }: DeskShop): Promise<string> {
  return (await db.shop.findUniqueOrThrow({ where: { id } })).slug
}

/** Copies of one paid order, a minute apart: a checkout for each would say nothing more here. */
async function manyOrdersLike(orderId: string, count: number): Promise<string[]> {
  const { purchase, lines, ...order } = await db.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { purchase: true, lines: true },
  })
  const numbers = [order.number]
  for (let i = 1; i < count; i++) {
    const [purchaseId, id, number] = [newId(), newId(), `LB-${newCode(8)}-1`]
    const createdAt = new Date(order.createdAt.getTime() + i * 60_000)
    const copy = { ...purchase, id: purchaseId, number: number.slice(0, -2), token: newToken() }
    await db.purchase.create({ data: { ...copy, cartVersion: purchase.cartVersion! + i } })
    await db.order.create({ data: { ...order, id, number, purchaseId, createdAt } })
    await db.orderLine.createMany({
      data: lines.map((line) => ({ ...line, id: newId(), orderId: id })),
    })
    numbers.push(number)
  }
  return numbers
}

async function aPerson(): Promise<string> {
  const id = newId()
  await db.user.create({ data: { id, name: 'Rekan', passwordHash: 'x' } })
  return id
}

async function aColleague(shop: DeskShop, role: 'supervisor' | 'staff'): Promise<string> {
  const userId = await aPerson()
  await db.membership.create({ data: { userId, shopId: shop.id, role } })
  return userId
}

function aMessageTo({ id }: DeskShop) {
  const text = 'rahasia'
  return transaction((tx) =>
    queueMessage(tx, {
      dedupeKey: newId(),
      channel: 'whatsapp',
      recipient: '+628123456789',
      locale: 'id',
      template: 'shop-order-new',
      content: { subject: text, greeting: text, paragraphs: [], signature: [] },
      shopId: id,
    }),
  )
}

async function cookieOf(userId: string): Promise<string> {
  const { token } = await startUserSession(db, { userId, isVerified: true, userAgent: 'test' })
  return `sid=${token}`
}

type Asked = { cookie?: string; number?: string; search?: string; form?: Record<string, string> }

function args({ cookie, number, search = '', form }: Asked): ActionFunctionArgs {
  const request = new Request(`http://localhost:3000/kelola${search}`, {
    headers: cookie ? { Cookie: cookie } : {},
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
  const context = { requestId: 'test', clientIp: '127.0.0.1', scriptNonce: () => '' }
  return { request, params: number === undefined ? {} : { number }, context } as ActionFunctionArgs
}

/** 200 unless something else was thrown or answered. */
async function statusOf(answer: Promise<unknown>): Promise<number> {
  return Number((await answerOf(answer)).slice(0, 3))
}

async function answerOf(answer: Promise<unknown>): Promise<string> {
  try {
    await answer
    return '200'
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown
    return `${thrown.status} ${await thrown.text()}`
  }
}

const noBigInt = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)
