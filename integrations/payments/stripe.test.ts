import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rupiah } from '#app/core/rupiah.ts'
import { type StripeEmulator, startStripeEmulator } from '#tests/emulators/stripe.ts'
import { aPaymentRequest } from './gateway-contract.ts'
import type { PaymentGateway, PaymentRequest } from './payment-gateway.ts'
import { readStripeNotification, signatureOf } from './stripe-notification.server.ts'
import { fromMinor, toMinor } from './stripe-objects.ts'
import { sessionRequest } from './stripe-request.server.ts'
import { createStripeGateway } from './stripe.server.ts'

const secretKey = 'sk_test_local'
const webhookSecret = 'whsec_test'

let emulator: StripeEmulator
let gateway: PaymentGateway
beforeAll(async () => {
  emulator = await startStripeEmulator({ secretKey, webhookSecret })
  gateway = createStripeGateway({ secretKey, webhookSecret, apiUrl: emulator.url })
})
afterAll(() => emulator.stop())

async function opened(changes: Partial<PaymentRequest> = {}) {
  const request = aPaymentRequest(changes)
  const created = await gateway.createPayment(request)
  if (!created.ok) throw new Error(created.reason)
  return { request, ...created, orderId: request.orderId }
}

/** Of a charge that another program made at the same account. */
const refundWithoutIntent = {
  object: 'refund',
  id: 're_of_somebody',
  amount: 100_000,
  currency: 'idr',
  created: 1_700_000_000,
  status: 'succeeded',
  payment_intent: null,
  metadata: {},
}

describe('signatures', () => {
  // Of the contract page.
  const at = 1_700_000_000
  const golden = '4c15fb2a43f93ef61eaa3e0893866d57cad9cad4223242cfb96f362480cb4021'
  const rawBody = '{"id":"evt_1","object":"event"}'
  const read = (header: string | null, seconds = at, body = rawBody) =>
    readStripeNotification(
      body,
      new Headers(header === null ? {} : { 'stripe-signature': header }),
      {
        webhookSecret,
        isLive: false,
        now: new Date(seconds * 1_000),
      },
    )

  test('are those of the golden vector', () => {
    expect(signatureOf({ rawBody, at, webhookSecret })).toBe(golden)
  })

  test.each([
    ['no header', null, at, rawBody, 'malformed'],
    ['no time', `v1=${golden}`, at, rawBody, 'malformed'],
    ['two times', `t=${at},t=${at},v1=${golden}`, at, rawBody, 'malformed'],
    ['another secret', `t=${at},v1=${'0'.repeat(64)}`, at, rawBody, 'bad-signature'],
    ['one space more', `t=${at},v1=${golden}`, at, `${rawBody} `, 'bad-signature'],
    ['another time', `t=${at + 1},v1=${golden}`, at, rawBody, 'bad-signature'],
    ['ten hours ahead', `t=${at},v1=${golden}`, at - 36_000, rawBody, 'bad-signature'],
    ['six minutes old', `t=${at},v1=${golden}`, at + 301, rawBody, 'bad-signature'],
    // Signed and of the right time, but no whole event.
    ['five minutes old', `t=${at},v1=${golden}`, at + 300, rawBody, 'malformed'],
    ['while a secret is replaced', `t=${at},v1=00,v1=${golden}`, at, rawBody, 'malformed'],
  ])('%s', (_, header, seconds, body, reason) => {
    expect(read(header, seconds, body)).toEqual({ ok: false, reason })
  })

  test.each([
    ['of test money at a live site', { livemode: false }, true, 'irrelevant'],
    ['of a connected account', { account: 'acct_1' }, false, 'irrelevant'],
    [
      'of money that has no payment intent',
      { type: 'refund.created', data: { object: refundWithoutIntent } },
      false,
      'irrelevant',
    ],
    [
      'that nobody can read',
      { data: { object: { object: 'checkout.session' } } },
      false,
      'malformed',
    ],
    ['about something else', { type: 'customer.created' }, false, 'irrelevant'],
  ])('an event %s is not ours', async (_, changes, isLive, reason) => {
    const { orderId } = await opened()
    await emulator.controls.pay({ orderId })
    const event = JSON.parse(emulator.controls.lastEvent({ orderId }).rawBody) as object
    const body = JSON.stringify({ ...event, ...changes })
    const header = `t=${at},v1=${signatureOf({ rawBody: body, at, webhookSecret })}`
    const headers = new Headers({ 'stripe-signature': header })
    const now = new Date(at * 1_000)
    expect(readStripeNotification(body, headers, { webhookSecret, isLive, now })).toEqual({
      ok: false,
      reason,
    })
  })
})

test('rupiah become hundredths and come back; sen and yen never become rupiah', () => {
  for (const amount of [1, 50_000, 21_474_836, 9_999_999_999].map(rupiah)) {
    expect(fromMinor(toMinor(amount), 'idr')).toBe(amount)
  }
  expect(toMinor(rupiah(50_000))).toBe(5_000_000)
  expect(fromMinor(150, 'idr')).toBe(null)
  expect(fromMinor(500, 'jpy')).toBe(null)
})

describe('a request', () => {
  test('is the same to the letter whenever it is made again', () => {
    const request = aPaymentRequest({ askedAt: new Date(0) })
    expect(sessionRequest(request)).toEqual(sessionRequest(request))
    expect(sessionRequest(request).expires_at).toBe(31 * 60)
  })

  test('tells lines as they are, and as one line where there is a discount', () => {
    expect(sessionRequest(aPaymentRequest()).line_items).toMatchObject([
      {
        quantity: 1,
        price_data: {
          unit_amount: 7_200_000,
          product_data: { name: 'Kopi Robusta Wlingi 250 g, Ongkos kirim' },
        },
      },
    ])
    const lines = [{ name: 'Gula aren', price: rupiah(36_000), quantity: 2 }]
    expect(sessionRequest(aPaymentRequest({ lines })).line_items).toMatchObject([
      { quantity: 2, price_data: { currency: 'idr', unit_amount: 3_600_000 } },
    ])
  })

  test.each([9_999, 10_000_000_000])('of Rp %i is refused before it is sent', (amount) => {
    const lines = [{ name: 'Gula aren', price: rupiah(amount), quantity: 1 }]
    expect(() => sessionRequest(aPaymentRequest({ amount: rupiah(amount), lines }))).toThrow(
      RangeError,
    )
  })
})

test('a call whose answer was lost is asked again and finds the page it made', async () => {
  const request = aPaymentRequest()
  emulator.controls.fault({ call: 'create', kind: 'reset-after', times: 2 })
  await expect(gateway.createPayment(request)).rejects.toThrow('network')
  const again = await gateway.createPayment(request)
  const third = await gateway.createPayment(request)
  expect(again).toMatchObject({ ok: true })
  expect(third).toEqual(again)
})

test('an outage that the key remembers for a day is a refusal, so that another key is used', async () => {
  const request = aPaymentRequest()
  emulator.controls.fault({ call: 'create', kind: 'error-500-after' })
  await expect(gateway.createPayment(request)).rejects.toThrow('server-error')
  expect(await gateway.createPayment(request)).toMatchObject({ ok: false, reason: 'rejected' })
})

test('a key of another content is refused', async () => {
  const { request } = await opened()
  const changed = { ...request, finishUrl: 'http://127.0.0.1:15579/lain' }
  expect(await gateway.createPayment(changed)).toMatchObject({
    ok: false,
    detail: expect.stringContaining('Idempotency'),
  })
})

test('a completed page that is not paid yet is pending, then paid or failed', async () => {
  const [kept, broken] = [await opened(), await opened()]
  for (const page of [kept, broken]) {
    await emulator.controls.promise(page)
    expect(await gateway.fetchStatus(page)).toMatchObject({ state: 'pending' })
    expect(await gateway.cancelPayment(page)).toBe('too-late')
  }
  await emulator.controls.keepPromise(kept)
  await emulator.controls.breakPromise(broken)
  expect(await gateway.fetchStatus(kept)).toMatchObject({ state: 'paid' })
  expect(await gateway.fetchStatus(broken)).toMatchObject({ state: 'failed' })
})

test('a dispute is open until the bank decides', async () => {
  const [won, lost] = [await opened(), await opened()]
  for (const page of [won, lost]) {
    await emulator.controls.pay(page)
    await emulator.controls.dispute(page)
    expect(await gateway.fetchStatus(page)).toMatchObject({ state: 'disputed' })
  }
  await emulator.controls.winDispute(won)
  await emulator.controls.loseDispute(lost)
  expect(await gateway.fetchStatus(won)).toMatchObject({ state: 'paid' })
  expect(await gateway.fetchStatus(lost)).toMatchObject({ state: 'reversed' })
})

test('a refund that did not arrive is told by its key and is no refund', async () => {
  const page = await opened()
  await emulator.controls.pay(page)
  const payment = await gateway.fetchStatus(page)
  if (payment === 'not-started') throw new Error('It was paid')
  const { transactionId } = payment
  const ask = { transactionId, refundKey: 'rf-lost', amount: rupiah(20_000), reason: 'Rusak' }
  expect(await gateway.refund(ask)).toMatchObject({ state: 'confirmed' })
  await emulator.controls.failRefund(page)
  expect(await gateway.fetchStatus(page)).toMatchObject({
    state: 'paid',
    refundedAmount: 0n,
    refunds: [],
    failedRefundKeys: ['rf-lost'],
  })
  expect(await gateway.refund(ask)).toMatchObject({ state: 'refused' })
})

/** More than one page of the longest list that Stripe gives. */
test.each([12, 103])('every one of %i refunds of a payment is read', async (count) => {
  const page = await opened()
  await emulator.controls.pay(page)
  const payment = await gateway.fetchStatus(page)
  if (payment === 'not-started') throw new Error('It was paid')
  const { transactionId } = payment
  for (let one = 1; one <= count; one++) {
    await emulator.controls.refundFromDashboard({ ...page, amount: 100 })
  }
  for (const asked of [page, { transactionId }]) {
    const told = await gateway.fetchStatus(asked)
    if (told === 'not-started') throw new Error('It was paid')
    expect(new Set(told.refunds.map(({ refundKey }) => refundKey)).size).toBe(count)
    expect(told.refundedAmount).toBe(BigInt(count * 100))
  }
})

test('a refund asked for twice at once is one refund', async () => {
  const page = await opened()
  await emulator.controls.pay(page)
  const payment = await gateway.fetchStatus(page)
  if (payment === 'not-started') throw new Error('It was paid')
  const { transactionId } = payment
  const ask = { transactionId, refundKey: 'rf-twice', amount: rupiah(20_000), reason: 'Rusak' }
  const both = await Promise.all([gateway.refund(ask), gateway.refund(ask)])
  expect(both.map(({ state }) => state)).toEqual(['confirmed', 'confirmed'])
  expect(await gateway.fetchStatus(page)).toMatchObject({ refundedAmount: 20_000n })
})

test('while the first call still runs, a second one learns nothing and refuses nothing', async () => {
  const page = await opened()
  await emulator.controls.pay(page)
  const payment = await gateway.fetchStatus(page)
  if (payment === 'not-started') throw new Error('It was paid')
  const { transactionId } = payment
  const ask = { transactionId, refundKey: 'rf-slow', amount: rupiah(20_000), reason: 'Rusak' }
  emulator.controls.firstCallRuns()
  await expect(gateway.refund(ask)).rejects.toMatchObject({
    name: 'GatewayUnavailable',
    effect: 'unknown',
  })
  expect(await gateway.refund(ask)).toMatchObject({ state: 'confirmed' })
})

test('a page that is asked for while the first call still runs is asked for again later', async () => {
  const request = aPaymentRequest()
  emulator.controls.firstCallRuns()
  await expect(gateway.createPayment(request)).rejects.toMatchObject({ effect: 'unknown' })
  expect(await gateway.createPayment(request)).toMatchObject({ ok: true })
})

test('the key is in no error', async () => {
  const stranger = createStripeGateway({
    secretKey: 'sk_test_of_somebody_else',
    webhookSecret,
    apiUrl: emulator.url,
  })
  const failure = await stranger.createPayment(aPaymentRequest()).catch((error: unknown) => error)
  expect(failure).toMatchObject({ reason: 'unauthorized', effect: 'none' })
  expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('sk_test_')
})
