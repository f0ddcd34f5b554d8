import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, expect, test } from 'vitest'
import { moveOrdersTogether } from '#app/features/orders/bulk-commands.server.ts'
import { acceptOrder, packOrder } from '#app/features/orders/commands.server.ts'
import { action, loader } from '#app/routes/kelola/orders-bulk.tsx'
import { loader as print } from '#app/routes/kelola/orders-print.tsx'
import { db, transaction } from '#app/server/db.server.ts'
import { startUserSession } from '#app/server/session.server.ts'
import { aMember, signedInCookie } from '#tests/accounts/people.ts'
import { expectInvariants } from '#tests/money/expect-invariants.ts'
import { aPaidOrder, aShop, type DeskShop, moveAttemptTo } from './desk-story.ts'

afterAll(expectInvariants)

test('each ticked order takes its own step, and the others are told apart with the reason', async () => {
  const [shop, other] = [await aShop({ stock: 100 }), await aShop()]
  const [good, early, disputed, packed] = await Promise.all(
    [1, 2, 3, 4].map(() => aNumberedOrder(shop)),
  )
  const foreign = await aNumberedOrder(other)
  for (const { deed } of [good!, early!, disputed!]) {
    await acceptOrder(deed)
    await packOrder(deed)
  }
  await db.$executeRaw`UPDATE orders SET shippable_at = now() + interval '9 minutes'
    WHERE id = ${early!.orderId}::uuid`
  await transaction((tx) => moveAttemptTo(tx, disputed!.purchase.attemptId, 'disputed'))
  const nomor = [good!, early!, disputed!, packed!, foreign].map(({ number }) => number)
  const cookie = await cookieOf(shop)

  const asked = await loader(args({ cookie, search: address('serahkan', nomor) }))
  expect(asked.orders.map(({ number }) => number)).toEqual(nomor.slice(0, 4))
  expect(JSON.stringify(asked, noBigInt)).not.toContain(foreign.number)

  const answer = await action(args({ cookie, form: [['langkah', 'serahkan'], ...named(nomor)] }))
  expect(answer.data.done?.outcomes).toEqual([
    { number: nomor[0], refusal: null },
    { number: nomor[1], refusal: 'not-final-yet' },
    { number: nomor[2], refusal: 'payment-disputed' },
    { number: nomor[3], refusal: 'already-changed' },
    { number: nomor[4], refusal: 'not-found' },
  ])
  expect(await statusesOf([good!, early!, packed!, foreign])).toEqual([
    'handedOver',
    'packed',
    'paid',
    'paid',
  ])
})

test('two colleagues go through the same orders at once: each order moves once', async () => {
  const shop = await aShop({ stock: 100 })
  const orders = await Promise.all([1, 2, 3, 4].map(() => aNumberedOrder(shop)))
  const numbers = orders.map(({ number }) => number)
  const deed = { shopId: shop.scope, actor: shop.manager, word: 'terima' } as const
  const both = await Promise.all([
    moveOrdersTogether({ ...deed, numbers }),
    moveOrdersTogether({ ...deed, numbers: numbers.toReversed() }),
  ])
  for (const number of numbers) {
    const ends = both.flat().filter((outcome) => outcome.number === number)
    const refusals = ends.map(({ refusal }) => refusal)
    expect(refusals).toHaveLength(2)
    expect(refusals).toEqual(expect.arrayContaining(['already-changed', null]))
  }
  const trail = await db.auditEntry.count({
    where: { subjectId: { in: orders.map(({ orderId }) => orderId) }, toStatus: 'accepted' },
  })
  expect(trail).toBe(4)
})

test('odd forms do nothing and say so; a pengawas may print, without addresses, and do nothing', async () => {
  const shop = await aShop()
  const { number, orderId } = await aNumberedOrder(shop)
  const foreign = await aNumberedOrder(await aShop())
  const cookie = await cookieOf(shop)
  for (const form of [[], [['langkah', 'terima']], [['langkah', 'x'], ...named([number])]]) {
    expect(await action(args({ cookie, form: form as [string, string][] }))).toMatchObject({
      data: { done: null },
      init: { status: 400 },
    })
  }
  const { user } = await aMember('supervisor', shop.id)
  const { cookie: supervisor } = await signedInCookie(user.id)
  const post = args({ cookie: supervisor, form: [['langkah', 'terima'], ...named([number])] })
  await expect(action(post)).rejects.toMatchObject({ status: 403 })
  expect(await statusesOf([{ orderId }])).toEqual(['paid'])
  const search = `?jenis=label&kertas=a4x8${named([number, foreign.number, '<script>'])
    .map(([, value]) => `&nomor=${encodeURIComponent(value)}`)
    .join('')}`
  const sheet = await print(args({ cookie: supervisor, search }))
  expect(sheet).toMatchObject({ kind: 'label', paper: 'a4x8', orders: [{ number }] })
  expect(JSON.stringify(sheet, noBigInt)).not.toMatch(/8111111111|unitPrice|total/)
  expect((await print(args({ cookie, search: '?jenis=slip&kertas=a4x8' }))).paper).toBe('a6')
})

async function aNumberedOrder(shop: DeskShop) {
  const placed = await aPaidOrder(shop, { quantity: 1 })
  const order = await db.order.findUniqueOrThrow({ where: { id: placed.orderId } })
  return { ...placed, number: order.number }
}

async function statusesOf(orders: readonly { orderId: string }[]) {
  const read = orders.map(({ orderId }) => db.order.findUniqueOrThrow({ where: { id: orderId } }))
  return (await Promise.all(read)).map(({ status }) => status)
}

const named = (numbers: readonly string[]) =>
  numbers.map((number) => ['nomor', number] as [string, string])

const address = (langkah: string, numbers: readonly string[]) =>
  `?${new URLSearchParams([['langkah', langkah], ...named(numbers)])}`

const noBigInt = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)

async function cookieOf({ manager }: DeskShop): Promise<string> {
  const user = { userId: manager.id, isVerified: true, userAgent: 'test' }
  const { token } = await startUserSession(db, user)
  return `sid=${token}`
}

type Asked = { cookie: string; search?: string; form?: [string, string][] }

function args({ cookie, search = '', form }: Asked): ActionFunctionArgs {
  const request = new Request(`http://localhost:3000/kelola/pesanan/sekaligus${search}`, {
    headers: { Cookie: cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
  const context = { requestId: 'test', clientIp: '127.0.0.1', scriptNonce: () => '' }
  return { request, params: {}, context } as ActionFunctionArgs
}
