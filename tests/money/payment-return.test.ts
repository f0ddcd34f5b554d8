import type { LoaderFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loader as comeBack } from '#app/routes/purchase/payment-return.ts'
import { loader as open } from '#app/routes/purchase/purchase.tsx'
import { db } from '#app/server/db.server.ts'
import { anOpenPurchase, startPaymentWorld, type PaymentWorld } from './payment-world.ts'

let world: PaymentWorld
beforeAll(async () => {
  world = await startPaymentWorld()
})
afterAll(() => world.stop())

const argsFor = (path: string, params: Record<string, string>, cookie = '') =>
  ({
    request: new Request(`http://localhost:3000${path}`, { headers: { Cookie: cookie } }),
    params,
    context: {},
  }) as unknown as LoaderFunctionArgs

async function aPurchaseAtThePaymentPage() {
  const { token, purchaseId } = await anOpenPurchase()
  const { number } = await db.purchase.findUniqueOrThrow({ where: { id: purchaseId } })
  return { token, number }
}

/** What the browser keeps after looking at the page of a purchase, on top of what it had. */
async function cookieAfterOpening(token: string, cookie = ''): Promise<string> {
  const { init } = await open(argsFor(`/pembelian/${token}`, { token }, cookie))
  const set = new Headers(init?.headers).get('Set-Cookie') ?? ''
  expect(set).toContain('HttpOnly')
  return set.split(';')[0]!
}

const goalOf = async (number: string, cookie = '', prefix = '') => {
  const answer = await comeBack(argsFor(`${prefix}/kembali/${number}`, { number }, cookie))
  return answer.headers.get('Location')
}

// Send the address of the purchase's page as finishUrl and this is red.
test('the provider is told an address that opens nothing', async () => {
  const { token, number } = await aPurchaseAtThePaymentPage()
  const told = JSON.stringify(world.controls.requests())
  expect(told).toContain(`http://localhost:3000/kembali/${number}`)
  expect(told).not.toContain(token)
})

test('the browser that went to pay comes back to its purchase, also one of several', async () => {
  const [first, second] = [await aPurchaseAtThePaymentPage(), await aPurchaseAtThePaymentPage()]
  const cookie = await cookieAfterOpening(second.token, await cookieAfterOpening(first.token))
  for (const { token, number } of [first, second]) {
    // Its page asks the provider when it sees where the buyer comes from.
    expect(await goalOf(number, cookie)).toBe(`/pembelian/${token}?order_id=${number}`)
    expect(await goalOf(number, cookie, '/en')).toBe(`/en/pembelian/${token}?order_id=${number}`)
  }
})

test('any other browser is thanked and asked for the telephone, whether there is such a purchase or not', async () => {
  const [mine, other] = [await aPurchaseAtThePaymentPage(), await aPurchaseAtThePaymentPage()]
  const cookie = await cookieAfterOpening(mine.token)
  for (const number of [other.number, 'LB-22222222']) {
    expect(await goalOf(number, cookie)).toBe(`/cari-pembelian?kembali=${number}`)
    expect(await goalOf(number, '', '/en')).toBe(`/en/cari-pembelian?kembali=${number}`)
  }
  const malformed = comeBack(argsFor('/kembali/x', { number: '//evil.example' }))
  await expect(malformed).rejects.toMatchObject({ status: 404 })
})
