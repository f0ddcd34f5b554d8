import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMidtransNotification, signatureOf } from './midtrans-notification.server.ts'

const serverKey = 'SB-Mid-server-LOCAL'
const signed = { order_id: 'DESA-1001-1', status_code: '200', gross_amount: '10000.00' }
const genuine = {
  ...signed,
  transaction_time: '2026-11-23 20:15:00',
  transaction_status: 'settlement',
  transaction_id: '6b0e0f5e-0000-4000-8000-000000000001',
  status_message: 'midtrans payment notification',
  signature_key: signatureOf({ ...signed, serverKey }),
  payment_type: 'qris',
  merchant_id: 'G000000001',
  currency: 'IDR',
  fraud_status: 'accept',
}
const read = (body: object) => readMidtransNotification(JSON.stringify(body), serverKey)

// Golden vectors of contracts/payments-and-shipping.md §3.2, made with another implementation.
test('signatures are those Midtrans makes', () => {
  expect(signatureOf({ ...signed, serverKey })).toBe(
    '0b92d0ee04c8284564f520d6928fccd6b29dfcf884a45a2debf5b6815a54ab9f1408971fb4bee82074069058f9ea725bd0ba0182f1430a9b15fa46523b54f786',
  )
  expect(signatureOf({ ...signed, gross_amount: '10000', serverKey })).toMatch(/^145ec33f8e93b9de/)
  expect(signatureOf({ ...signed, status_code: '202', serverKey })).toMatch(/^f43e7166cc4b6eec/)
})

test('a genuine notification is read', () => {
  expect(read(genuine)).toMatchObject({
    ok: true,
    notification: {
      orderId: 'DESA-1001-1',
      claimedState: 'paid',
      amount: 10_000n,
      currency: 'IDR',
      merchantId: 'G000000001',
    },
  })
})

test('no mutant of a signed field or of the signature is accepted', () => {
  const text = fc.string({ unit: 'binary', maxLength: 140 })
  const other = fc.oneof(
    text,
    fc.constantFrom('', '10000', '10000.0', '010000.00', '10000.00 ', '201', ' 200', '2e2'),
    fc.constantFrom(200, 10_000, null, true, ['10000.00'], {}),
    fc.constantFrom(
      '0'.repeat(128),
      genuine.signature_key.toUpperCase(),
      `${genuine.signature_key}0`,
    ),
    fc.nat(127).map((at) => flip(genuine.signature_key, at)),
    fc.nat(126).map((length) => genuine.signature_key.slice(0, length)),
  )
  fc.assert(
    fc.property(
      fc.constantFrom('order_id', 'status_code', 'gross_amount', 'signature_key'),
      other,
      (field, value) => {
        fc.pre(value !== genuine[field as keyof typeof genuine])
        expect(read({ ...genuine, [field]: value }).ok).toBe(false)
      },
    ),
    { numRuns: 1_000 },
  )
})

test.each([
  { order_id: 'DESA-1001-', status_code: '1200' },
  { order_id: 'DESA-1001-', status_code: '120', gross_amount: '010000.00' },
  { order_id: 'DESA-1001-12', status_code: '001', gross_amount: '0000.00' },
  { order_id: 'DESA-1001-12', status_code: '00' },
  { status_code: '2001', gross_amount: '0000.00' },
  { status_code: '20', gross_amount: '010000.00' },
])('characters cannot move between the signed fields: %j', (moved) => {
  // The signature itself still fits, because it runs over the fields without anything between.
  const { order_id, status_code, gross_amount } = { ...signed, ...moved }
  expect(signatureOf({ order_id, status_code, gross_amount, serverKey })).toBe(
    genuine.signature_key,
  )
  expect(read({ ...genuine, ...moved }).ok).toBe(false)
})

test('a notification signed with another key is refused', () => {
  const signature_key = signatureOf({ ...signed, serverKey: 'SB-Mid-server-OTHER' })
  expect(read({ ...genuine, signature_key })).toEqual({ ok: false, reason: 'bad-signature' })
})

test.each(['../../evil', 'a/b', 'a#b', 'a?b', '..', '.', ' ', '', 'a'.repeat(51), 'a%2Fb', 'ä'])(
  'the transaction id %j, which no signature covers, never becomes part of an address',
  (transaction_id) => {
    expect(read({ ...genuine, transaction_id })).toEqual({ ok: false, reason: 'malformed' })
  },
)

const keyOf = (body: object) => {
  const result = read(body)
  if (!result.ok) throw new Error(result.reason)
  return result.notification.dedupeKey
}

test('the same event has the same key whatever surrounds it, another event another key', () => {
  const reordered = Object.fromEntries(Object.entries(genuine).toReversed())
  expect(keyOf(reordered)).toBe(keyOf(genuine))
  expect(keyOf({ ...genuine, new_field: 1, transaction_status: 'SETTLEMENT' })).toBe(keyOf(genuine))

  const [a, b] = [
    { refund_key: 'a', refund_amount: '1.00' },
    { refund_key: 'b', refund_amount: '2.00' },
  ]
  const refunded = { ...genuine, transaction_status: 'partial_refund', refunds: [a, b] }
  expect(keyOf({ ...refunded, refunds: [b, a] })).toBe(keyOf(refunded))
  const confirmed = {
    ...refunded,
    refunds: [{ ...a, bank_confirmed_at: '2026-11-24 11:00:00' }, b],
  }
  const keys = [genuine, refunded, confirmed, { ...genuine, transaction_status: 'capture' }].map(
    keyOf,
  )
  expect(new Set(keys).size).toBe(4)
})

test('a state we have no word for is still a notification', () => {
  expect(read({ ...genuine, transaction_status: 'teleported' })).toMatchObject({
    ok: true,
    notification: { claimedState: 'unknown' },
  })
})

test('a body far larger than any notification is not parsed', () => {
  expect(read({ ...genuine, padding: 'x'.repeat(70_000) })).toEqual({
    ok: false,
    reason: 'malformed',
  })
})

test('whatever the body is, reading it never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (rawBody) => {
      expect(readMidtransNotification(rawBody, serverKey).ok).toBe(false)
    }),
  )
})

function flip(hex: string, at: number): string {
  return hex.slice(0, at) + (hex[at] === '0' ? '1' : '0') + hex.slice(at + 1)
}
