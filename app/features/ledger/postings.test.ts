import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, rupiah, type Rupiah } from '#app/core/rupiah.ts'
import { splitLine } from '#app/features/orders/split-line.ts'
import {
  type OrderSplit,
  type Posting,
  postingsForCapture,
  postingsForCompletion,
  postingsForRefund,
  reverse,
} from './postings.ts'

const numRuns = process.env.HEAVY === '1' ? 100_000 : 1_000

const amount = (max: number) => fc.integer({ min: 0, max }).map((value) => rupiah(value))

const soldLine = fc
  .record({
    unitPrice: fc.integer({ min: 1, max: 1_000_000_000 }).map((value) => rupiah(value)),
    quantity: fc.integer({ min: 1, max: 999 }),
    shopShareBasisPoints: fc.integer({ min: 0, max: 10_000 }),
    fee: fc.double({ min: 0, max: 1, noNaN: true }),
    discount: fc.double({ min: 0, max: 1, noNaN: true }),
    discountBearer: fc.constantFrom('shop', 'maker', 'platform'),
  })
  .map(({ fee, discount, ...line }) => {
    const gross = line.unitPrice * BigInt(line.quantity)
    return {
      ...line,
      platformFeeBasisPoints: Math.floor(fee * (10_000 - line.shopShareBasisPoints)),
      discount: ((gross * BigInt(Math.floor(discount * 1000))) / 1000n) as Rupiah,
    } as const
  })

const order: fc.Arbitrary<OrderSplit> = fc.record({
  shopId: fc.constantFrom('shop-a', 'shop-b'),
  shippingPrice: amount(100_000),
  lines: fc.array(
    fc
      .record({
        makerId: fc.constantFrom('m1', 'm2', 'm3'),
        orderLineId: fc.uuid(),
        sold: soldLine,
      })
      .map(({ makerId, orderLineId, sold }) => ({ makerId, orderLineId, ...splitLine(sold) })),
    { minLength: 1, maxLength: 6 },
  ),
})

const totalOf = ({ lines, shippingPrice }: OrderSplit) =>
  add(
    shippingPrice,
    ...lines.flatMap(({ makerShare, shopShare, platformFee }) => [
      makerShare,
      shopShare,
      platformFee,
    ]),
  )

function balancesOf(postings: readonly Posting[]): Map<string, bigint> {
  const balances = new Map<string, bigint>()
  for (const { from, to, amount: moved } of postings) {
    balances.set(from, (balances.get(from) ?? 0n) - moved)
    balances.set(to, (balances.get(to) ?? 0n) + moved)
  }
  return balances
}

test('shares of a line are never negative and add up to its price less the discount', () => {
  fc.assert(
    fc.property(soldLine, (line) => {
      const shares = Object.values(splitLine(line))
      expect(shares.every((share) => share >= 0n)).toBe(true)
      expect(add(...shares)).toBe(line.unitPrice * BigInt(line.quantity) - line.discount)
    }),
    { numRuns },
  )
})

test('a capture hands out exactly what came in, and every posting moves something', () => {
  fc.assert(
    fc.property(fc.array(order, { minLength: 1, maxLength: 4 }), (orders) => {
      const postings = postingsForCapture('provider:midtrans', orders)
      expect(postings.every((posting) => posting.amount > 0n)).toBe(true)
      expect(add(...postings.map((posting) => posting.amount))).toBe(add(...orders.map(totalOf)))
    }),
    { numRuns },
  )
})

test('several partial refunds and the completion take from every share what it has, to the last rupiah', () => {
  fc.assert(
    fc.property(
      order,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }),
      (sold, parts) => {
        const booked = postingsForCapture('provider:midtrans', [sold])
        const refundsBefore: Rupiah[] = []
        let left = totalOf(sold)
        for (const part of parts) {
          const refund = ((left * BigInt(Math.floor(part * 1000))) / 1000n) as Rupiah
          if (refund === 0n) continue
          const postings = postingsForRefund(sold, {
            provider: 'midtrans',
            amount: refund,
            refundsBefore,
          })
          expect(add(...postings.map((posting) => posting.amount))).toBe(refund)
          booked.push(...postings)
          refundsBefore.push(refund)
          left = (left - refund) as Rupiah
          for (const [account, balance] of balancesOf(booked)) {
            if (account !== 'provider:midtrans') expect(balance).toBeGreaterThanOrEqual(0n)
          }
        }
        const completion = postingsForCompletion(sold, refundsBefore)
        expect(add(...completion.map((posting) => posting.amount))).toBe(left)
        for (const [account, balance] of balancesOf([...booked, ...completion])) {
          if (account.endsWith(':pending')) expect(balance).toBe(0n)
        }
      },
    ),
    { numRuns },
  )
})

test('a refund of more than is left is a mistake', () => {
  fc.assert(
    fc.property(order, (sold) => {
      const most = totalOf(sold)
      const refund = (amountAsked: bigint, refundsBefore: Rupiah[]) => () =>
        postingsForRefund(sold, {
          provider: 'midtrans',
          amount: rupiah(amountAsked),
          refundsBefore,
        })
      expect(refund(most + 1n, [])).toThrow(RangeError)
      if (most > 0n) expect(refund(1n, [most])).toThrow(RangeError)
    }),
    { numRuns: numRuns / 10 },
  )
})

test('what is done and undone leaves every account where it was', () => {
  fc.assert(
    fc.property(order, (sold) => {
      const postings = postingsForCapture('suspense', [sold])
      for (const balance of balancesOf([...postings, ...reverse(postings)]).values()) {
        expect(balance).toBe(0n)
      }
    }),
    { numRuns: numRuns / 10 },
  )
})
