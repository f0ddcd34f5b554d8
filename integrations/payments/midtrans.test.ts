import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import axios from 'axios'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { rupiah } from '#app/core/rupiah.ts'
import { startMidtransEmulator, type MidtransEmulator } from '#tests/emulators/midtrans.ts'
import { faultKinds } from '#tests/emulators/shared/faults.ts'
import { aPaymentRequest } from './gateway-contract.ts'
import { cleanName } from './display-name.ts'
import { isShopeePayAsleep } from './midtrans-refund.server.ts'
import { indonesianPhone } from './midtrans-request.server.ts'
import { createMidtransGateway } from './midtrans.server.ts'
import { GatewayUnavailable, refundableUntil, type PaymentGateway } from './payment-gateway.ts'

const serverKey = 'SB-Mid-server-SECRET-4711'
const merchantId = 'G000000001'
const timeoutMs = 250

let emulator: MidtransEmulator
let gateway: PaymentGateway

beforeAll(async () => {
  emulator = await startMidtransEmulator({ serverKey, merchantId })
  gateway = gatewayAt(emulator)
})
afterAll(() => emulator.stop())
afterEach(() => emulator.controls.clearFaults())

function gatewayAt({ snapUrl, coreUrl }: { snapUrl: string; coreUrl: string }, key = serverKey) {
  return createMidtransGateway({ serverKey: key, merchantId, snapUrl, coreUrl, timeoutMs })
}

async function failureOf(work: Promise<unknown>): Promise<GatewayUnavailable> {
  const error: unknown = await work.then(
    (value) => value,
    (reason: unknown) => reason,
  )
  if (error instanceof GatewayUnavailable) return error
  throw new Error(`This should have failed as unavailable: ${inspect(error)}`)
}

function expectNoKeyIn(error: unknown): void {
  const encoded = Buffer.from(`${serverKey}:`).toString('base64')
  const told = [
    inspect(error, { depth: 20, showHidden: true, getters: true }),
    JSON.stringify(error),
    String(error),
    error instanceof Error ? `${error.stack} ${inspect(error.cause, { depth: 20 })}` : '',
  ].join(' ')
  expect(told).not.toContain(serverKey)
  expect(told).not.toContain(encoded)
}

describe('when Midtrans misbehaves', () => {
  const harmless = ['slow']

  test.each(faultKinds)('creating a payment through %s gives a page or an outage', async (kind) => {
    const request = aPaymentRequest()
    emulator.controls.fault({ call: 'create', kind, ms: 50 })
    const work = gateway.createPayment(request)
    if (harmless.includes(kind)) expect(await work).toMatchObject({ ok: true })
    else expectNoKeyIn(await failureOf(work))
    // Nobody has the address of a page that was opened unheard, so no money can come of it.
    expect(await gateway.fetchStatus({ ...request, token: null })).toBe('not-started')
    const again = aPaymentRequest()
    expect(await gateway.createPayment(again)).toMatchObject({ ok: true })
  })

  test.each(faultKinds)(
    'asking for a status through %s gives the state or an outage',
    async (kind) => {
      const request = aPaymentRequest()
      await gateway.createPayment(request)
      await emulator.controls.pay(request)
      emulator.controls.fault({ call: 'status', kind, ms: 50 })
      const work = gateway.fetchStatus({ ...request, token: null })
      if (harmless.includes(kind)) expect(await work).toMatchObject({ state: 'paid' })
      else expectNoKeyIn(await failureOf(work))
      expect(await gateway.fetchStatus({ ...request, token: null })).toMatchObject({
        state: 'paid',
        amount: 72_000n,
      })
    },
  )

  test.each(faultKinds)('refunding through %s, and again, pays back once', async (kind) => {
    const request = aPaymentRequest()
    await gateway.createPayment(request)
    const { transactionId } = await emulator.controls.pay(request)
    emulator.controls.fault({ call: 'refund', kind, ms: 50 })
    const ask = { transactionId, refundKey: `rf-${kind}`, amount: rupiah(9_000), reason: 'Rusak' }
    const first = await gateway.refund(ask).catch((error: unknown) => error)
    if (first instanceof Error) expect(first).toBeInstanceOf(GatewayUnavailable)
    expect(await gateway.refund(ask)).toMatchObject({ state: 'accepted' })
    expect(await gateway.fetchStatus({ ...request, token: null })).toMatchObject({
      refundedAmount: 9_000n,
    })
  })

  test('an answer slower than the timeout is an outage', async () => {
    emulator.controls.fault({ call: 'status', kind: 'slow', ms: timeoutMs * 3 })
    const failure = await failureOf(gateway.fetchStatus({ orderId: 'DS-SLOW', token: null }))
    expect(failure).toMatchObject({ reason: 'timeout', effect: 'unknown' })
  })

  test('nobody listening means that nothing happened', async () => {
    const nowhere = gatewayAt({
      snapUrl: 'http://127.0.0.1:9/snap/v1',
      coreUrl: 'http://127.0.0.1:9',
    })
    const failure = await failureOf(nowhere.createPayment(aPaymentRequest()))
    expect(failure).toMatchObject({ reason: 'network', effect: 'none' })
    expectNoKeyIn(failure)
  })

  test('a wrong key is told as such, without the key', async () => {
    const stranger = gatewayAt(emulator, `${serverKey}-wrong`)
    const failure = await failureOf(stranger.createPayment(aPaymentRequest()))
    expect(failure).toMatchObject({ reason: 'unauthorized', effect: 'none' })
    expectNoKeyIn(failure)
  })
})

async function against<T>(listener: RequestListener, use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
const statusAt = (url: string) =>
  failureOf(
    gatewayAt({ snapUrl: `${url}/snap/v1`, coreUrl: url }).fetchStatus({
      orderId: 'DS-1',
      token: null,
    }),
  )

const json =
  (value: unknown, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(value))
  }

/** Says something long before the timeout, again and again, and never comes to an end. */
function dripping() {
  const { promise: hungUp, resolve } = Promise.withResolvers<'by the reader' | 'by us'>()
  const drip: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const timer = setInterval(() => response.write(' '), timeoutMs / 10)
    response.on('close', () => {
      clearInterval(timer)
      resolve(response.writableEnded ? 'by us' : 'by the reader')
    })
  }
  return { drip, hungUp }
}

describe('answers of a server that is not what it should be', () => {
  const body = {
    status_code: '200',
    transaction_status: 'settlement',
    transaction_id: 't-1',
    order_id: 'DS-1',
    gross_amount: '1.00',
    currency: 'IDR',
  }
  test.each([
    ['another payment', json({ ...body, order_id: 'DS-2' })],
    ['a state we have no word for', json({ ...body, transaction_status: 'teleported' })],
    ['an error page with 404', json('<h1>not here</h1>', 404)],
    ['404 without saying what is missing', json({}, 404)],
    ['nothing', (_, response) => response.end()] satisfies [string, RequestListener],
    ['null', json(null)],
    ['a list', json([body])],
    ['a failure that calls itself success', json(body, 500)],
    ['a refusal that calls itself success', json(body, 400)],
  ] satisfies [string, RequestListener][])('%s is an outage', async (_, listener) => {
    const failure = await against(listener, statusAt)
    expect(failure.reason).not.toBe('timeout')
    expectNoKeyIn(failure)
  })

  test.each([
    ['503', 'server-error'],
    ['900', 'server-error'],
    ['429', 'rate-limited'],
    ['401', 'unauthorized'],
  ])('the code %s in a body under HTTP 200 is %s, for every call', async (code, reason) => {
    await against(json({ status_code: code, status_message: 'x' }), async (url) => {
      const broken = gatewayAt({ snapUrl: `${url}/snap/v1`, coreUrl: url })
      const refund = { transactionId: 't-1', refundKey: 'k', amount: rupiah(1), reason: 'x' }
      const calls = [
        broken.createPayment(aPaymentRequest()),
        broken.fetchStatus({ orderId: 'DS-1', token: null }),
        broken.cancelPayment({ orderId: 'DS-1', token: null }),
        broken.approveReview({ transactionId: 't-1' }),
        broken.refund(refund),
      ]
      const failures = await Promise.all(calls.map(failureOf))
      expect(new Set(failures.map((failure) => failure.reason))).toEqual(new Set([reason]))
    })
  })

  test('a redirect is not followed, so the key goes nowhere', async () => {
    const keys: unknown[] = []
    const thief: RequestListener = (request, response) => {
      keys.push(request.headers.authorization)
      response.end('{}')
    }
    await against(thief, (thiefUrl) =>
      against(
        (_, response) => {
          response.writeHead(302, { location: `${thiefUrl}/v2/DS-1/status` })
          response.end()
        },
        async (url) => expectNoKeyIn(await statusAt(url)),
      ),
    )
    expect(keys).toEqual([])
  })

  // Leave the deadline to axios' timeout, which is about silence, and this never ends.
  test('an answer that drips forever ends at the timeout', async () => {
    const { drip, hungUp } = dripping()
    await against(drip, async (url) => {
      expect(await statusAt(url)).toMatchObject({ reason: 'timeout' })
      expect(await hungUp).toBe('by the reader')
    })
  })
})

const lastRequest = () => emulator.controls.requests().at(-1)

describe('what goes over the wire', () => {
  test('a page is asked for with 3-D Secure, a fixed end, and texts every bank takes', async () => {
    await gateway.createPayment(
      aPaymentRequest({
        lines: [
          { name: `Keripik | ${'pisang '.repeat(20)}`, price: rupiah(72_000), quantity: 1 },
          { name: 'Gratis', price: rupiah(0), quantity: 1 },
        ],
        buyer: { name: 'N'.repeat(80), phone: '+65 8123 4567', email: 'not an address' },
        expiresInMinutes: 1,
      }),
    )
    const sent = lastRequest()?.body as Record<'item_details' | 'customer_details', object[]>
    expect(sent).toMatchObject({
      credit_card: { secure: true },
      expiry: { unit: 'minute', duration: 5 },
      callbacks: { finish: 'http://127.0.0.1:15579/pembelian/abc' },
      customer_details: { first_name: 'N'.repeat(30) },
    })
    expect(sent.item_details).toHaveLength(1)
    expect(sent.item_details[0]).toMatchObject({ name: expect.stringMatching(/^Keripik pisang/) })
    expect(sent.customer_details).not.toHaveProperty('phone')
    expect(sent.customer_details).not.toHaveProperty('email')
  })

  test('each refund carries its own idempotency key, also when many run at once', async () => {
    const request = aPaymentRequest()
    await gateway.createPayment(request)
    const { transactionId } = await emulator.controls.pay(request)
    const before = emulator.controls.requests().length
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        gateway.refund({ transactionId, refundKey: `k${index}`, amount: rupiah(100), reason: 'x' }),
      ),
    )
    const refunds = emulator.controls
      .requests()
      .slice(before)
      .filter(({ call }) => call === 'refund')
    const keys = refunds.map(({ idempotencyKey }) => idempotencyKey)
    expect(new Set(keys).size).toBe(10)
    expect(keys.every((key) => key !== null && key.length <= 36)).toBe(true)
    expect(await gateway.fetchStatus({ ...request, token: null })).toMatchObject({
      refundedAmount: 1_000n,
    })
  })

  test.each(['../x', '..', '.', 'a/b', 'a#b', 'a?b', '%2e%2e', '', ' ', 'a'.repeat(51), 'a\r\nb'])(
    'the id %j is never asked about',
    async (orderId) => {
      const before = emulator.controls.requests().length
      await expect(gateway.fetchStatus({ orderId, token: null })).rejects.toThrow(TypeError)
      await expect(gateway.fetchStatus({ transactionId: orderId })).rejects.toThrow(TypeError)
      await expect(gateway.cancelPayment({ orderId, token: null })).rejects.toThrow(TypeError)
      await expect(gateway.createPayment(aPaymentRequest({ orderId }))).rejects.toThrow(TypeError)
      expect(emulator.controls.requests()).toHaveLength(before)
    },
  )

  test('a page token cannot leave its place in the address', async () => {
    await gateway.cancelPayment({ orderId: 'DS-NONE', token: '../../v2/x' })
    const paths = emulator.controls
      .requests()
      .slice(-3)
      .map(({ path }) => path)
    expect(paths[0]).toBe('/snap/v1/transactions/..%2F..%2Fv2%2Fx/cancel')
  })

  test('axios elsewhere in the process is left alone', () => {
    const { request } = axios.interceptors as unknown as { request: { handlers: unknown[] } }
    expect(request.handlers).toEqual([])
  })
})

test.each(['', ' ', 'key with space', 'key\n', '\tkey'])('the key %j is refused at once', (key) => {
  expect(() => gatewayAt(emulator, key)).toThrow(TypeError)
})

test.each(['ftp://x', 'http://user@x', 'http://x?y', 'nonsense', ''])(
  'the address %j is refused at once',
  (url) => {
    expect(() => gatewayAt({ snapUrl: url, coreUrl: url })).toThrow(TypeError)
  },
)

async function paidBy(method: 'bca_va' | 'echannel' | 'indomaret' | 'shopeepay' | 'credit_card') {
  const request = aPaymentRequest()
  await gateway.createPayment(request)
  return emulator.controls.pay({ ...request, method })
}
const ask = (transactionId: string, refundKey: string, amount = 1_000) =>
  gateway.refund({ transactionId, refundKey, amount: rupiah(amount), reason: 'Rusak' })

describe('refunds', () => {
  test.each(['bca_va', 'echannel', 'indomaret'] as const)(
    '%s is paid back by hand',
    async (method) => {
      const { transactionId } = await paidBy(method)
      expect(await ask(transactionId, 'hand')).toEqual({ state: 'unsupported' })
    },
  )

  const atWib = (time: string) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(`2026-11-29T${time}:00+07:00`) })
    onTestFinished(() => void vi.useRealTimers())
  }

  test('a part of a ShopeePay payment is refused, all of it is not', async () => {
    atWib('12:00')
    const { transactionId } = await paidBy('shopeepay')
    expect(await ask(transactionId, 'part')).toMatchObject({ state: 'refused', reason: 'rejected' })
    expect(await ask(transactionId, 'all', 72_000)).toMatchObject({ state: 'accepted' })
  })

  test.each(['23:55', '23:59', '00:00', '05:59'])(
    'ShopeePay gives nothing back at %s, and all of it in the morning',
    async (time) => {
      atWib('20:00')
      const { transactionId } = await paidBy('shopeepay')
      atWib(time)
      expect(await ask(transactionId, 'night', 72_000)).toMatchObject({ reason: 'not-settled' })
      atWib('06:00')
      expect(await ask(transactionId, 'night', 72_000)).toMatchObject({ state: 'accepted' })
    },
  )

  test('only ShopeePay sleeps, from five minutes before until five minutes after its own time', async () => {
    const night = (time: string) => isShopeePayAsleep(new Date(`2026-11-29T${time}:00+07:00`))
    expect(['23:49', '23:50', '06:04', '06:05'].map(night)).toEqual([false, true, true, false])
    atWib('20:00')
    const { transactionId } = await paidBy('credit_card')
    await emulator.controls.settleCard({ transactionId })
    atWib('23:58')
    expect(await ask(transactionId, 'card-at-night')).toMatchObject({ state: 'accepted' })
  })

  test('a card is refunded once it is settled', async () => {
    const { transactionId } = await paidBy('credit_card')
    expect(await ask(transactionId, 'card')).toMatchObject({ reason: 'not-settled' })
    await emulator.controls.settleCard({ transactionId })
    expect(await ask(transactionId, 'card')).toMatchObject({ state: 'accepted' })
  })

  test('a key used for another amount is a duplicate', async () => {
    atWib('12:00')
    const { transactionId } = await paidBy('shopeepay')
    await ask(transactionId, 'twice', 72_000)
    expect(await ask(transactionId, 'twice', 71_000)).toMatchObject({
      state: 'duplicate',
      refund: { amount: 72_000n },
    })
  })

  test('a bank that refuses moves nothing', async () => {
    const request = aPaymentRequest()
    await gateway.createPayment(request)
    const { transactionId } = await emulator.controls.pay(request)
    emulator.controls.refuseRefunds({ on: true })
    expect(await ask(transactionId, 'bank')).toMatchObject({ state: 'refused', reason: 'rejected' })
    emulator.controls.refuseRefunds({ on: false })
    expect(await gateway.fetchStatus({ ...request, token: null })).toMatchObject({
      state: 'paid',
      refundedAmount: 0n,
    })
  })

  test('which methods can be refunded is known beforehand', () => {
    expect(gateway.refundFacts('bcaVa')).toEqual({ supported: false })
    expect(gateway.refundFacts('qris')).toEqual({ supported: true, partial: true, days: 7 })
    const paidAt = new Date('2026-11-23T00:00:00Z')
    expect(refundableUntil(gateway.refundFacts('qris'), paidAt)).toEqual(
      new Date('2026-11-30T00:00:00Z'),
    )
    expect(refundableUntil(gateway.refundFacts('alfamart'), paidAt)).toBeNull()
  })
})

const idOf = (orderId: string) =>
  emulator.controls.transactions().find((tx) => tx.orderId === orderId)?.transactionId ?? ''

test('a suspicious card waits for a person, who lets it pass or not', async () => {
  const [good, bad] = [aPaymentRequest(), aPaymentRequest()]
  for (const request of [good, bad]) {
    await gateway.createPayment(request)
    await emulator.controls.pay({ ...request, method: 'credit_card', fraud: 'challenge' })
    expect(await gateway.fetchStatus({ ...request, token: null })).toMatchObject({
      state: 'review',
    })
  }
  expect(await gateway.approveReview({ transactionId: idOf(good.orderId) })).toBe('done')
  expect(await gateway.denyReview({ transactionId: idOf(bad.orderId) })).toBe('done')
  expect(await gateway.fetchStatus({ ...good, token: null })).toMatchObject({ state: 'paid' })
  expect(await gateway.fetchStatus({ ...bad, token: null })).toMatchObject({ state: 'failed' })
  expect(await gateway.approveReview({ transactionId: idOf(good.orderId) })).toBe('too-late')
  expect(await gateway.approveReview({ transactionId: 'nobody' })).toBe('not-started')
})

test('a pending DANA payment, told in capitals, is pending', async () => {
  const request = aPaymentRequest()
  await gateway.createPayment(request)
  await emulator.controls.choose({ orderId: request.orderId, method: 'dana' })
  expect(await gateway.fetchStatus({ ...request, token: null })).toMatchObject({
    state: 'pending',
    method: 'dana',
  })
})

test('another amount and another currency are told as they are', async () => {
  const [less, dollars] = [aPaymentRequest(), aPaymentRequest()]
  for (const request of [less, dollars]) {
    await gateway.createPayment(request)
    await emulator.controls.choose({ orderId: request.orderId, method: 'qris' })
  }
  await emulator.controls.payAmount({ ...less, amount: '1.00' })
  await emulator.controls.payAmount({ ...dollars, amount: '72000.00', currency: 'USD' })
  expect(await gateway.fetchStatus({ ...less, token: null })).toMatchObject({
    state: 'paid',
    amount: 1n,
  })
  expect(await gateway.fetchStatus({ ...dollars, token: null })).toMatchObject({
    amount: null,
    currency: 'USD',
  })
})

test.each([
  ['+6281234567890', '+6281234567890'],
  ['62 812-3456-7890', '+6281234567890'],
  ['0812.3456.7890', '081234567890'],
  ['81234567890', '081234567890'],
  ['+65 8123 4567', null],
  ['abc', null],
])('the phone number %s goes out as %s', (written, sent) => {
  expect(indonesianPhone(written)).toBe(sent)
})

test('a name is cut between characters people see', () => {
  expect(cleanName('👨‍👩‍👧‍👦'.repeat(9), 50)).toBe('👨‍👩‍👧‍👦'.repeat(4))
  expect(cleanName('a|b\u0000c\n d', 50)).toBe('a b c d')
  expect(cleanName('||', 50)).toBe('')
})
