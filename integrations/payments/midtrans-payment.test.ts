import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  readAmount,
  readMethod,
  readPayment,
  readState,
  readTime,
} from './midtrans-payment.server.ts'
import { minutesUntilFinal, type PaymentState } from './payment-gateway.ts'

// Written again by hand from contracts/payments-and-shipping.md §3.4, not derived from the code.
const rows: [status: string, fraud: string | undefined, state: PaymentState][] = [
  ...[undefined, 'accept', 'challenge', 'deny', 'new-word'].flatMap(
    (fraud): [string, string | undefined, PaymentState][] => [
      ['pending', fraud, 'pending'],
      ['authorize', fraud, 'authorized'],
      ['deny', fraud, 'failed'],
      ['failure', fraud, 'failed'],
      ['cancel', fraud, 'cancelled'],
      ['expire', fraud, 'expired'],
      ['refund', fraud, 'refunded'],
      ['partial_refund', fraud, 'partiallyRefunded'],
      ['chargeback', fraud, 'disputed'],
      ['partial_chargeback', fraud, 'disputed'],
    ],
  ),
  ['capture', 'accept', 'paid'],
  ['capture', 'challenge', 'review'],
  ['capture', 'deny', 'review'],
  ['capture', 'new-word', 'review'],
  ['capture', undefined, 'review'],
  ['settlement', 'accept', 'paid'],
  ['settlement', undefined, 'paid'],
  ['settlement', 'challenge', 'review'],
  ['settlement', 'deny', 'review'],
  ['settlement', 'new-word', 'review'],
]

describe('a state', () => {
  test.each(rows)(
    '%s with verdict %s is %s, in small letters and in capitals',
    (status, fraud, state) => {
      const verdict = fraud === undefined ? {} : { fraud_status: fraud }
      expect(readState({ transaction_status: status, ...verdict })).toBe(state)
      expect(readState({ transaction_status: status.toUpperCase(), ...verdict })).toBe(state)
    },
  )

  test('no other word becomes a state', () => {
    for (const word of ['', 'paid', 'success', 'toString', '__proto__', 'constructor', 'settled']) {
      expect(readState({ transaction_status: word, fraud_status: 'accept' })).toBeNull()
    }
    expect(readState({})).toBeNull()
  })

  test('a denial with a settlement behind it is money that went back', () => {
    const body = { transaction_status: 'deny', settlement_time: '2026-11-23 20:16:10' }
    expect(readState(body)).toBe('reversed')
  })
})

describe('an amount', () => {
  test('is whole rupiah with two zeros behind the point', () => {
    expect(readAmount('10000.00')).toBe(10_000n)
    expect(readAmount('9007199254740.00')).toBe(9_007_199_254_740n)
  })

  test('every whole amount is read back exactly', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 9_999_999_999_999n }), (amount) => {
        expect(readAmount(`${amount}.00`)).toBe(amount)
      }),
    )
  })

  test.each([
    '10000',
    '10000.0',
    '10000.50',
    '10000.000',
    '10,000.00',
    '-1.00',
    '1e3',
    '010000.00',
    ' 1.00',
    '١.00',
    '',
    10_000,
    null,
  ])('is not guessed from %j', (text) => {
    expect(readAmount(text)).toBeNull()
  })

  test('in another currency equals no amount of ours', () => {
    expect(readAmount('10000.00', 'USD')).toBeNull()
    expect(readAmount('10000.00', 'idr')).toBeNull()
  })
})

test('times are Jakarta time', () => {
  expect(readTime('2026-11-23 20:15:00')).toEqual(new Date('2026-11-23T13:15:00Z'))
  expect(readTime('2026-11-24 01:00:00')).toEqual(new Date('2026-11-23T18:00:00Z'))
  for (const odd of [
    '2026-11-23',
    '23-11-2026 20:15:00',
    '2026-13-40 20:15:00',
    '',
    5,
    undefined,
  ]) {
    expect(readTime(odd)).toBeNull()
  }
})

test.each([
  [{ payment_type: 'bank_transfer', va_numbers: [{ bank: 'bca' }] }, 'bcaVa'],
  [{ payment_type: 'bank_transfer', permata_va_number: '850' }, 'permataVa'],
  [{ payment_type: 'permata' }, 'permataVa'],
  [{ payment_type: 'bank_transfer', va_numbers: [{ bank: 'new' }] }, 'otherVa'],
  [{ payment_type: 'bank_transfer', va_numbers: 'odd' }, 'otherVa'],
  [{ payment_type: 'echannel' }, 'mandiriBill'],
  [{ payment_type: 'cstore', store: 'indomaret' }, 'indomaret'],
  [{ payment_type: 'cstore', store: 'kiosk' }, 'other'],
  [{ payment_type: 'QRIS' }, 'qris'],
  [{ payment_type: 'crypto' }, 'other'],
  [{}, 'other'],
])('the method of %j is %s', (body, method) => {
  expect(readMethod(body)).toBe(method)
})

test('goods wait where a bank may still take a settlement back', () => {
  expect(minutesUntilFinal('permataVa')).toBe(10)
  expect(minutesUntilFinal('qris')).toBe(0)
})

describe('a payment', () => {
  const body = {
    status_code: '200',
    transaction_status: 'partial_refund',
    fraud_status: 'accept',
    transaction_id: '6b0e0f5e-0000-4000-8000-000000000001',
    order_id: 'DS-7K2M-1',
    merchant_id: 'G000000001',
    gross_amount: '25000.00',
    currency: 'IDR',
    payment_type: 'bank_transfer',
    va_numbers: [{ bank: 'bni', va_number: '9880000000000001' }],
    payment_amounts: [{ paid_at: '2026-11-23 20:16:09', amount: '20000.00' }],
    refund_amount: '10000.00',
    refunds: [
      { refund_chargeback_id: 7, refund_amount: '4000.00' },
      {
        refund_chargeback_id: 1,
        refund_amount: '6000.00',
        refund_key: 'rf-1',
        bank_confirmed_at: '2026-11-24 11:00:00',
      },
    ],
  }

  test('carries what arrived, every refund, and what the buyer was shown', () => {
    expect(readPayment(body)).toMatchObject({
      method: 'bniVa',
      instructions: { bank: 'bni', vaNumber: '9880000000000001' },
      receivedAmounts: [{ amount: 20_000n, paidAt: new Date('2026-11-23T13:16:09Z') }],
      refundedAmount: 10_000n,
      refunds: [
        { refundKey: 'dashboard-7', amount: 4_000n, bankConfirmedAt: null },
        { refundKey: 'rf-1', amount: 6_000n, bankConfirmedAt: new Date('2026-11-24T04:00:00Z') },
      ],
    })
  })

  test.each(['order_id', 'transaction_id', 'gross_amount', 'transaction_status'])(
    'without %s is not a payment',
    (field) => {
      expect(readPayment({ ...body, [field]: undefined })).toBeNull()
    },
  )
})
