import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import {
  type EmulatorOptions,
  retriesAfter,
  startMidtransEmulator,
} from '#tests/emulators/midtrans.ts'
import { methods, type MethodKey } from '#tests/emulators/midtrans/methods.ts'
import { crc16, qrisPayload } from '#tests/emulators/midtrans/qris.ts'

const serverKey = 'SB-Mid-server-LOCAL'
const authorization = `Basic ${Buffer.from(`${serverKey}:`).toString('base64')}`
const minute = 60_000
const noon = Date.parse('2026-11-23T05:00:00Z')

const opened: (() => unknown)[] = []
afterEach(async () => {
  for (const close of opened.splice(0)) await close()
})

async function start(options: Partial<EmulatorOptions> = {}) {
  const emulator = await startMidtransEmulator({ serverKey, now: () => noon, ...options })
  opened.push(() => emulator.stop())
  return emulator
}

type Emulator = Awaited<ReturnType<typeof start>>

/** A shop that writes down what it is told and answers what the test wants. */
async function aShop(
  answer: (count: number) => number | { status: number; location: string } = () => 200,
) {
  const received: { body: Record<string, unknown>; userAgent: string | undefined }[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    request.on('end', () => {
      received.push({
        body: JSON.parse(text) as Record<string, unknown>,
        userAgent: request.headers['user-agent'],
      })
      const how = answer(received.length)
      const { status, location } = typeof how === 'number' ? { status: how, location: '' } : how
      response.writeHead(status, location ? { location } : {})
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  opened.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/midtrans`
  return { url, received, statuses: () => received.map(({ body }) => body.transaction_status) }
}

function order(changes: object = {}) {
  return {
    transaction_details: { order_id: 'DS-1', gross_amount: 25_000 },
    item_details: [{ name: 'Kopi', price: 25_000, quantity: 1 }],
    customer_details: { first_name: 'Pembeli', phone: '+6281234567890' },
    callbacks: { finish: 'http://127.0.0.1:15579/selesai?a=1' },
    ...changes,
  }
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    redirect: 'manual',
  })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

async function create(emulator: Emulator, body: unknown = order()) {
  const created = await post(`${emulator.snapUrl}/transactions`, body)
  expect(created.status).toBe(201)
  return created.body as { token: string; redirect_url: string }
}

async function statusOf(emulator: Emulator, id = 'DS-1') {
  const response = await fetch(`${emulator.coreUrl}/v2/${id}/status`, {
    headers: { authorization },
  })
  return (await response.json()) as Record<string, string>
}

describe('Snap', () => {
  test.each([
    ['a sum that does not fit', order({ item_details: [{ name: 'Kopi', price: 1, quantity: 1 }] })],
    ['sen', order({ transaction_details: { order_id: 'DS-1', gross_amount: 25_000.5 } })],
    [
      'an amount as text',
      order({ transaction_details: { order_id: 'DS-1', gross_amount: '25000' } }),
    ],
    ['nothing to pay', order({ transaction_details: { order_id: 'DS-1', gross_amount: 0 } })],
    ['no order id', order({ transaction_details: { gross_amount: 25_000 } })],
    [
      'a long order id',
      order({ transaction_details: { order_id: 'x'.repeat(51), gross_amount: 25_000 } }),
    ],
    [
      'a space in the order id',
      order({ transaction_details: { order_id: 'DS 1', gross_amount: 25_000 } }),
    ],
    [
      'a long name',
      order({ item_details: [{ name: 'x'.repeat(51), price: 25_000, quantity: 1 }] }),
    ],
    ['half a piece', order({ item_details: [{ name: 'Kopi', price: 50_000, quantity: 0.5 }] })],
    [
      'an end in the past',
      order({ expiry: { start_time: '2026-11-22 12:00:00 +0700', unit: 'minute', duration: 5 } }),
    ],
    ['an odd unit', order({ expiry: { unit: 'week', duration: 1 } })],
    ['nothing', null],
  ])('refuses %s', async (_, body) => {
    const { snapUrl } = await start()
    const answer = await post(`${snapUrl}/transactions`, body)
    expect(answer).toMatchObject({ status: 400, body: { error_messages: expect.any(Array) } })
  })

  test.each(['', 'Basic d3Jvbmc6', `Bearer ${serverKey}`])(
    'refuses the key in %j',
    async (wrong) => {
      const { snapUrl, coreUrl } = await start()
      expect(
        (await post(`${snapUrl}/transactions`, order(), { authorization: wrong })).status,
      ).toBe(401)
      const status = await fetch(`${coreUrl}/v2/DS-1/status`, { headers: { authorization: wrong } })
      expect(status.status).toBe(401)
    },
  )

  test('takes an order id once, until its page is closed or its time is over', async () => {
    const emulator = await start()
    const { token } = await create(emulator)
    expect((await post(`${emulator.snapUrl}/transactions`, order())).status).toBe(400)
    const closed = await post(`${emulator.snapUrl}/transactions/${token}/cancel`, {})
    expect(closed.body).toEqual({ canceled_at: '2026-11-23T05:00:00.000Z' })
    expect((await post(`${emulator.snapUrl}/transactions/${token}/cancel`, {})).status).toBe(400)
    await create(emulator)
    await emulator.controls.choose({ orderId: 'DS-1', method: 'qris' })
    expect((await post(`${emulator.snapUrl}/transactions`, order())).status).toBe(400)
    await emulator.controls.expire({ orderId: 'DS-1' })
    await create(emulator)
  })
})

describe('Core', () => {
  test('knows nothing before a method is chosen, then pending, then 407 when it expired', async () => {
    const emulator = await start()
    await create(emulator)
    expect(await statusOf(emulator)).toMatchObject({ status_code: '404' })
    await emulator.controls.choose({ orderId: 'DS-1', method: 'bca_va' })
    expect(await statusOf(emulator)).toMatchObject({
      status_code: '201',
      transaction_status: 'pending',
    })
    await emulator.controls.expire({ orderId: 'DS-1' })
    expect(await statusOf(emulator)).toMatchObject({
      status_code: '407',
      transaction_status: 'expire',
    })
  })

  test('says its refusals under HTTP 200', async () => {
    const emulator = await start()
    await create(emulator)
    const { transactionId } = await emulator.controls.pay({ orderId: 'DS-1' })
    const call = (what: string, body: object = {}) =>
      post(`${emulator.coreUrl}/v2/${transactionId}/${what}`, body)
    expect(await call('cancel')).toMatchObject({ status: 200, body: { status_code: '412' } })
    expect(await call('expire')).toMatchObject({ status: 200, body: { status_code: '412' } })
    expect(await call('approve')).toMatchObject({ status: 200, body: { status_code: '412' } })
    const tooMuch = await call('refund', { refund_key: 'a', amount: 25_001 })
    expect(tooMuch).toMatchObject({ status: 200, body: { status_code: '414' } })
    const made = await call('refund/online/direct', { refund_key: 'a', amount: 5_000 })
    expect(made.body).toMatchObject({ status_code: '200', transaction_status: 'partial_refund' })
    const again = await call('refund', { refund_key: 'a', amount: 5_000 })
    expect(again).toMatchObject({ status: 200, body: { status_code: '406' } })
    emulator.controls.refuseRefunds({ on: true })
    expect(
      (await call('refund/online/direct', { refund_key: 'b', amount: 5_000 })).body,
    ).toMatchObject({
      status_code: '202',
      transaction_status: 'settlement',
      refund_amount: '0.00',
    })
  })

  test('expiring answers 407, which is success', async () => {
    const emulator = await start()
    await create(emulator)
    await emulator.controls.choose({ orderId: 'DS-1', method: 'gopay' })
    const answer = await post(`${emulator.coreUrl}/v2/DS-1/expire`, {})
    expect(answer).toMatchObject({
      status: 200,
      body: { status_code: '407', transaction_status: 'expire' },
    })
  })

  test('an idempotency key repeats a success for five minutes, and a refusal never', async () => {
    const emulator = await start()
    await create(emulator)
    await emulator.controls.pay({ orderId: 'DS-1' })
    const refund = (body: object, key = 'k-1') =>
      post(`${emulator.coreUrl}/v2/DS-1/refund`, body, { 'idempotency-key': key })
    const body = { refund_key: 'a', amount: 1_000 }
    const first = await refund(body)
    expect(await refund({ refund_key: 'other', amount: 99 })).toEqual(first)
    expect((await refund(body, 'x'.repeat(47))).body.status_code).toBe('406')
    await emulator.controls.advance(5 * minute)
    expect((await refund(body)).body.status_code).toBe('406')
    expect((await refund({ refund_key: 'b', amount: 1_000 })).body.status_code).toBe('200')
  })

  test('charges directly, as §2.1 of the contract describes', async () => {
    const emulator = await start()
    const answer = await post(`${emulator.coreUrl}/v2/charge`, {
      payment_type: 'bank_transfer',
      bank_transfer: { bank: 'bri' },
      transaction_details: { order_id: 'DS-9', gross_amount: 44_000 },
    })
    expect(answer.body).toMatchObject({
      status_code: '201',
      gross_amount: '44000.00',
      transaction_time: '2026-11-23 12:00:00',
      va_numbers: [{ bank: 'bri' }],
    })
  })
})

async function withShop(answer?: Parameters<typeof aShop>[0]) {
  const shop = await aShop(answer)
  const emulator = await start({ notificationUrl: shop.url })
  await create(emulator)
  return { shop, emulator, controls: emulator.controls }
}

describe('notifications', () => {
  test('tell each step, signed, as Veritrans', async () => {
    const { shop, controls } = await withShop()
    await controls.pay({ orderId: 'DS-1' })
    expect(shop.statuses()).toEqual(['pending', 'settlement'])
    expect(shop.received[1]).toMatchObject({
      userAgent: 'Veritrans',
      body: {
        status_code: '200',
        gross_amount: '25000.00',
        settlement_time: '2026-11-23 12:00:00',
      },
    })
  })

  test.each([
    [200, 0],
    [500, 1],
    [503, 4],
    [400, 2],
    [404, 2],
    [302, 5],
    [401, 5],
    ['TimeoutError', 5],
  ])('after the answer %s there are %d more tries', (answer, retries) => {
    expect(retriesAfter(answer)).toBe(retries)
  })

  test('are tried again after 2, 10, 30 and 90 minutes when the shop says 503', async () => {
    const { shop, controls } = await withShop((count) => (count === 1 ? 200 : 503))
    await controls.pay({ orderId: 'DS-1' })
    expect(shop.received).toHaveLength(2)
    for (const [minutes, count] of [
      [1, 2],
      [1, 3],
      [10, 4],
      [30, 5],
      [90, 6],
      [1_000, 6],
    ] as const) {
      await controls.advance(minutes * minute)
      expect(shop.received).toHaveLength(count)
    }
    expect(controls.notifications().at(-1)).toMatchObject({ fate: 'given-up' })
  })

  test('follow 307, but not 302', async () => {
    const target = await aShop()
    const { shop, controls } = await withShop(() => ({ status: 307, location: target.url }))
    await controls.pay({ orderId: 'DS-1' })
    expect(target.statuses()).toEqual(shop.statuses())
  })

  test('are lost, doubled, delayed, held and reordered as a test wishes', async () => {
    const { shop, controls } = await withShop()
    controls.delivery({ lose: true })
    await controls.choose({ orderId: 'DS-1', method: 'permata_va' })
    expect(shop.received).toHaveLength(0)

    controls.delivery({ hold: true })
    await controls.pay({ orderId: 'DS-1' })
    await controls.reverse({ orderId: 'DS-1' })
    await controls.release({ order: 'reverse' })
    expect(shop.statuses()).toEqual(['deny', 'settlement'])

    controls.delivery({ copies: 3 })
    await controls.announce({ orderId: 'DS-1' })
    expect(shop.received).toHaveLength(5)

    controls.delivery({ delayMs: 10 * minute })
    await controls.announce({ orderId: 'DS-1' })
    expect(shop.received).toHaveLength(5)
    await controls.advance(10 * minute)
    expect(shop.received).toHaveLength(6)
    await controls.replay({ id: 1 })
    expect(shop.statuses().at(-1)).toBe('pending')
  })

  test('of a refund are two, and only the second has the date of the bank', async () => {
    const { shop, emulator, controls } = await withShop()
    await controls.pay({ orderId: 'DS-1' })
    await post(`${emulator.coreUrl}/v2/DS-1/refund`, { refund_key: 'rf-1', amount: 10_000 })
    await controls.idle()
    await controls.advance(2 * 60 * minute)
    const [first, second] = shop.received.slice(-2).map(({ body }) => (body.refunds as object[])[0])
    expect(first).not.toHaveProperty('bank_confirmed_at')
    expect(second).toMatchObject({ refund_key: 'rf-1', bank_confirmed_at: '2026-11-23 14:00:00' })
  })

  test('go where the create call says instead', async () => {
    const [usual, other] = [await aShop(), await aShop()]
    const emulator = await start({ notificationUrl: usual.url })
    await post(`${emulator.snapUrl}/transactions`, order(), {
      'x-override-notification': other.url,
    })
    await emulator.controls.pay({ orderId: 'DS-1' })
    expect([usual.received.length, other.received.length]).toEqual([0, 2])
  })
})

describe('the clock', () => {
  test('lets a payment expire when its time has come, and money still come later', async () => {
    const shop = await aShop()
    const emulator = await start({ notificationUrl: shop.url })
    const { controls } = emulator
    const expiry = { start_time: '2026-11-23 12:00:00 +0700', unit: 'minute', duration: 15 }
    await create(emulator, order({ expiry }))
    await controls.advance(10 * minute)
    await controls.choose({ orderId: 'DS-1', method: 'bni_va' })
    await controls.advance(4 * minute)
    expect(await statusOf(emulator)).toMatchObject({ transaction_status: 'pending' })
    await controls.advance(minute)
    expect(await statusOf(emulator)).toMatchObject({ transaction_status: 'expire' })
    await controls.payLate({ orderId: 'DS-1' })
    expect(shop.statuses()).toEqual(['pending', 'expire', 'settlement'])
  })

  test('settles a card the next day and drops a suspicious one nobody looked at', async () => {
    const emulator = await start()
    const { controls } = emulator
    await create(emulator)
    await controls.pay({ orderId: 'DS-1', method: 'credit_card' })
    await create(
      emulator,
      order({ transaction_details: { order_id: 'DS-2', gross_amount: 25_000 } }),
    )
    await controls.pay({ orderId: 'DS-2', method: 'credit_card', fraud: 'challenge' })
    expect(await statusOf(emulator)).toMatchObject({ transaction_status: 'capture' })
    await controls.advance(24 * 60 * minute)
    expect(await statusOf(emulator)).toMatchObject({ transaction_status: 'settlement' })
    expect(await statusOf(emulator, 'DS-2')).toMatchObject({ transaction_status: 'cancel' })
  })
})

/** Presses a button as a browser without JavaScript does. */
async function press(page: string, step: string, fields: Record<string, string> = {}) {
  const response = await fetch(`${page}/${step}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
  return { status: response.status, location: response.headers.get('location') }
}
const read = async (page: string) => (await fetch(page)).text()

describe('the payment page', () => {
  test.each(Object.keys(methods) as MethodKey[])(
    'takes a buyer through %s without JavaScript',
    async (method) => {
      const emulator = await start()
      const { redirect_url: page } = await create(emulator)
      expect(await read(page)).toContain('Emulator pembayaran – bukan uang sungguhan')
      expect((await press(page, 'choose', { method })).status).toBe(303)
      expect(await read(page)).toMatch(/class="go"/)
      const { location } = await press(page, 'pay')
      const finish = new URL(location ?? '')
      expect(Object.fromEntries(finish.searchParams)).toMatchObject({
        a: '1',
        order_id: 'DS-1',
        status_code: '200',
        transaction_status: method === 'credit_card' ? 'capture' : 'settlement',
      })
    },
  )

  test('offers another try after a refusal and gives up after the third', async () => {
    const emulator = await start()
    const { redirect_url: page } = await create(emulator)
    for (const isLast of [false, false, true]) {
      await press(page, 'choose', { method: 'credit_card' })
      const { location } = await press(page, 'deny')
      expect(location?.includes('transaction_status=deny')).toBe(isLast)
    }
    await press(page, 'choose', { method: 'qris' })
    await press(page, 'pay')
    expect(await statusOf(emulator)).toMatchObject({ transaction_status: 'settlement' })
    expect(emulator.controls.transactions()).toHaveLength(4)
  })

  test('tells a suspicious card, and lets a payment run out', async () => {
    const emulator = await start()
    const { redirect_url: page } = await create(emulator)
    await press(page, 'choose', { method: 'credit_card' })
    await press(page, 'challenge')
    expect(await statusOf(emulator)).toMatchObject({
      transaction_status: 'capture',
      fraud_status: 'challenge',
    })
    const second = order({ transaction_details: { order_id: 'DS-2', gross_amount: 25_000 } })
    const { redirect_url: other } = await create(emulator, second)
    await press(other, 'choose', { method: 'alfamart' })
    await press(other, 'expire')
    expect(await statusOf(emulator, 'DS-2')).toMatchObject({ status_code: '407' })
  })

  test('shows what the shop sent as text, never as markup', async () => {
    const emulator = await start()
    const name = '<script>alert(1)</script>"\''
    const { redirect_url: page } = await create(
      emulator,
      order({ item_details: [{ name, price: 25_000, quantity: 1 }] }),
    )
    expect(await read(page)).not.toContain('<script')
    expect(await read(emulator.url)).not.toContain('<script')
  })

  test('refuses a method that would refuse the payment', async () => {
    const emulator = await start()
    const large = { order_id: 'DS-1', gross_amount: 10_000_001 }
    const { redirect_url: page } = await create(
      emulator,
      order({
        transaction_details: large,
        item_details: undefined,
        customer_details: { phone: '+65 1' },
      }),
    )
    expect((await press(page, 'choose', { method: 'qris' })).status).toBe(409)
    expect((await press(page, 'choose', { method: 'bni_va' })).status).toBe(409)
    expect((await press(page, 'choose', { method: 'magic' })).status).toBe(409)
  })
})

test('every control works from another process', async () => {
  const emulator = await start()
  await create(emulator)
  const control = (name: string, body: object = {}) =>
    post(`${emulator.url}/_emulator/${name}`, body)
  expect((await control('pay', { orderId: 'DS-1', method: 'bri_va' })).body).toMatchObject({
    ok: true,
  })
  expect((await control('pay', { orderId: 'DS-1' })).status).toBe(400)
  expect((await control('constructor')).status).toBe(404)
  await control('fault', { call: 'status', kind: 'html-502' })
  const failed = await fetch(`${emulator.coreUrl}/v2/DS-1/status`, { headers: { authorization } })
  expect(failed.status).toBe(502)
  expect(await statusOf(emulator)).toMatchObject({ transaction_status: 'settlement' })
  await control('advance', { ms: minute })
  const now = (await (await fetch(`${emulator.url}/_emulator/now`)).json()) as { answer: number }
  expect(now.answer).toBe(noon + minute)
})

test('a restart keeps pending payments', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'midtrans-'))
  opened.push(() => rmSync(folder, { recursive: true }))
  const stateFile = path.join(folder, 'midtrans.json')
  const first = await start({ stateFile })
  const { token } = await create(first)
  await first.controls.choose({ orderId: 'DS-1', method: 'echannel' })
  await first.stop()

  const second = await start({ stateFile })
  expect(await statusOf(second)).toMatchObject({
    transaction_status: 'pending',
    biller_code: '70012',
  })
  expect((await fetch(`${second.url}/snap/v4/redirection/${token}`)).status).toBe(200)
  await second.controls.advance(24 * 60 * minute)
  expect(await statusOf(second)).toMatchObject({ transaction_status: 'expire' })
})

test('its QR codes hold a well-formed QRIS payload', () => {
  expect(crc16('123456789')).toBe('29B1')
  const payload = qrisPayload(25_000, 7)
  expect(payload).toContain('540825000.00')
  expect(crc16(payload.slice(0, -4))).toBe(payload.slice(-4))
})
