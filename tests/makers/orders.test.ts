import { afterAll, expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { listBoardForShop } from '#app/features/orders/list-queries.server.ts'
import { acceptOrder, packOrder } from '#app/features/orders/commands.server.ts'
import { markReady, takeReadyBack } from '#app/features/orders/ready-lines.server.ts'
import { loader as home } from '#app/routes/lapak/home.tsx'
import { action as ready } from '#app/routes/lapak/line-ready.ts'
import { action as unready } from '#app/routes/lapak/line-unready.ts'
import { loader as orders } from '#app/routes/lapak/orders.tsx'
import { db } from '#app/server/db.server.ts'
import { aPaidOrder, type DeskShop } from '#tests/desk/desk-story.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { aMakerDesk, aNeighbour, args, noBigInt } from './maker-desk.ts'

afterAll(expectInvariants)

test('a maker sees how much of what to prepare and until when, and nothing of who buys it', async () => {
  const { shop, cookie } = await aMakerDesk()
  const buyer = { name: 'Bu Pembeli Rahasia' }
  const first = await aPaidOrder(shop, { quantity: 2, buyer })
  await aPaidOrder(shop, { quantity: 3, buyer })
  await acceptOrder(first.deed)
  const { toPrepare, desk } = await home(args({ cookie }))
  expect(toPrepare).toMatchObject([{ title: 'Keripik singkong', pieces: 5, orders: 2 }])
  expect(toPrepare[0]!.readyBy).toBeInstanceOf(Date)
  // Of each Rp10.000 the BUM Desa has a tenth and the platform a fiftieth.
  expect(desk).toMatchObject({ soldPieces: 5, soldShare: 44_000n, hasGoods: true })
  const page = await orders(args({ cookie }))
  expect(page.lines.map(({ quantity, status }) => [quantity, status])).toEqual([
    [2, 'accepted'],
    [3, 'paid'],
  ])
  expect(JSON.stringify([page, toPrepare, desk], noBigInt)).not.toMatch(/Rahasia|8111111111|@/)
})

test('what is ready leaves the list, is seen on the board, and comes back with one tap', async () => {
  const { shop, cookie } = await aMakerDesk()
  const { orderId } = await aPaidOrder(shop)
  const lineId = await lineOf(orderId)
  const tap = { cookie, params: { orderLineId: lineId }, form: {}, search: '?lihat=perlu' }
  const answer = await ready(args(tap))
  expect(answer.headers.get('Location')).toBe(
    `/lapak/pesanan?lihat=perlu&kabar=siap&baris=${lineId}`,
  )
  await ready(args(tap))
  expect((await orders(args({ cookie }))).lines).toEqual([])
  expect((await orders(args({ cookie, search: '?lihat=siap' }))).lines).toMatchObject([
    { id: lineId },
  ])
  expect(await onBoard(shop)).toMatchObject([{ goods: 1, ready: 1 }])
  await unready(args(tap))
  expect((await orders(args({ cookie }))).lines).toMatchObject([{ id: lineId, readyAt: null }])
  expect(await onBoard(shop)).toMatchObject([{ goods: 1, ready: 0 }])
  const trail = await db.auditEntry.findMany({
    where: { subjectId: orderId, action: { startsWith: 'line-' } },
    orderBy: { sequence: 'asc' },
  })
  expect(trail.map(({ action }) => action)).toEqual(['line-ready', 'line-unready'])
})

test('a line of another maker, and one that was never paid or never was, are the same nothing', async () => {
  const { shop, cookie } = await aMakerDesk()
  const lineId = await lineOf((await aPaidOrder(shop)).orderId)
  const [neighbour, elsewhere] = [await aNeighbour(shop), await aMakerDesk()]
  const answers = []
  for (const who of [neighbour.cookie, elsewhere.cookie]) {
    for (const deed of [ready, unready]) {
      answers.push(await refusal(deed(args({ cookie: who, params: { orderLineId: lineId } }))))
    }
    expect((await orders(args({ cookie: who }))).lines).toEqual([])
  }
  for (const orderLineId of [newId(), 'x', '']) {
    answers.push(await refusal(ready(args({ cookie, params: { orderLineId } }))))
  }
  expect(new Set(answers)).toEqual(new Set(['404 Not Found']))
  expect(await db.readyLine.count({ where: { shopId: shop.id } })).toBe(0)
})

test('once the BUM Desa has packed it nothing changes, also when both tap at once', async () => {
  const { shop, scope: maker, actor } = await aMakerDesk()
  for (let round = 0; round < 5; round++) {
    const { orderId, deed } = await aPaidOrder(shop, { quantity: 1 })
    await acceptOrder(deed)
    const mine = { of: maker, actor, orderLineId: await lineOf(orderId) }
    const [marked, , packed] = await Promise.all([
      markReady(mine),
      markReady(mine),
      packOrder(deed),
    ])
    expect(packed.ok).toBe(true)
    const entries = await db.auditEntry.findMany({
      where: { subjectId: orderId },
      orderBy: { sequence: 'asc' },
    })
    const story = entries.map(({ action, toStatus }) => toStatus ?? action)
    expect(story.filter((word) => word === 'line-ready').length).toBeLessThanOrEqual(1)
    if (marked.ok) expect(story.at(-1)).toBe('packed')
    expect(await takeReadyBack(mine)).toEqual({ ok: false, reason: 'already-changed' })
  }
})

test('the list goes on where the page before ended, however odd the address', async () => {
  const { shop, cookie } = await aMakerDesk()
  const { orderId } = await aPaidOrder(shop, { quantity: 1 })
  const line = await db.orderLine.findFirstOrThrow({ where: { orderId } })
  const ids = Array.from({ length: 30 }, () => newId())
  await db.orderLine.createMany({ data: ids.map((id) => ({ ...line, id })) })
  const first = await orders(args({ cookie }))
  const second = await orders(args({ cookie, search: `?setelah=${first.next}` }))
  expect([first.lines.length, second.lines.length, second.next]).toEqual([25, 6, null])
  const seen = [...first.lines, ...second.lines].map(({ id }) => id)
  expect(new Set(seen)).toEqual(new Set([line.id, ...ids]))
  for (const search of ['?lihat=x&setelah=1&barang=%00', "?setelah=' OR 1=1", '?lihat=siap']) {
    expect((await orders(args({ cookie, search }))).query.setelah).toBeNull()
  }
  expect((await orders(args({ cookie, search: `?barang=${newId()}` }))).lines).toEqual([])
  await db.orderLine.deleteMany({ where: { orderId, id: { in: ids } } })
})

const onBoard = async ({ scope: shopId }: DeskShop) =>
  (await listBoardForShop({ shopId, role: 'manager' })).columns.paid ?? []

async function lineOf(orderId: string): Promise<string> {
  return (await db.orderLine.findFirstOrThrow({ where: { orderId } })).id
}

async function refusal(answer: Promise<Response>): Promise<string> {
  try {
    return `${(await answer).status}`
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown
    return `${thrown.status} ${await thrown.text()}`
  }
}
