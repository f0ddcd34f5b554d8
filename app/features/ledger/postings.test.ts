import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, rupiah, type Rupiah } from '#app/core/rupiah.ts'
import { splitLine } from '#app/features/orders/split-line.ts'
import {
  leftOf,
  type OrderSplit,
  partOf,
  type Posting,
  postingsForCapture,
  postingsForCompletion,
  postingsForRefund,
  reverse,
  totalOf,
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

test('refunds of lines, of parts of the whole, and the completion take from every share what it has, to the last rupiah', () => {
  fc.assert(
    fc.property(
      order,
      fc.array(
        fc.record({
          share: fc.double({ min: 0, max: 1, noNaN: true }),
          of: fc.option(fc.nat(10)),
          isUndone: fc.boolean(),
        }),
        { maxLength: 8 },
      ),
      (sold, refunds) => {
        const captured = postingsForCapture('provider:midtrans', [sold])
        const moved: Posting[] = []
        let given = 0n
        for (const { share, of, isUndone } of refunds) {
          const line = of === null ? undefined : sold.lines[of % sold.lines.length]
          const left = leftOf(sold, moved)
          const part = line ? partOf(left, line.orderLineId) : left
          const amount = ((totalOf(part) * BigInt(Math.floor(share * 1000))) / 1000n) as Rupiah
          const postings = postingsForRefund(part, { provider: 'midtrans', amount })
          expect(add(...postings.map((posting) => posting.amount))).toBe(amount)
          if (line) {
            expect(postings.every(({ orderLineId }) => orderLineId === line.orderLineId)).toBe(true)
          }
          moved.push(...postings, ...(isUndone ? reverse(postings) : []))
          if (!isUndone) given += amount
          for (const [account, balance] of balancesOf([...captured, ...moved])) {
            if (account !== 'provider:midtrans') expect(balance).toBeGreaterThanOrEqual(0n)
          }
        }
        const completion = postingsForCompletion(leftOf(sold, moved))
        expect(add(...completion.map((posting) => posting.amount))).toBe(totalOf(sold) - given)
        for (const [account, balance] of balancesOf([...captured, ...moved, ...completion])) {
          if (account.endsWith(':pending')) expect(balance).toBe(0n)
        }
        expect(totalOf(leftOf(sold, [...moved, ...completion]))).toBe(0n)
      },
    ),
    { numRuns },
  )
})

test('a refund of more than is left, of the order or of a line of it, is a mistake', () => {
  fc.assert(
    fc.property(order, (sold) => {
      const refund = (of: OrderSplit, amount: bigint) => () =>
        postingsForRefund(of, { provider: 'midtrans', amount: rupiah(amount) })
      expect(refund(sold, totalOf(sold) + 1n)).toThrow(RangeError)
      const [line] = sold.lines
      const ofLine = partOf(sold, line!.orderLineId)
      expect(refund(ofLine, totalOf(ofLine) + 1n)).toThrow(RangeError)
      const gone = postingsForRefund(sold, { provider: 'midtrans', amount: totalOf(sold) })
      expect(refund(leftOf(sold, gone), 1n)).toThrow(RangeError)
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
