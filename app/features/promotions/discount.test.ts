import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, rupiah, type Rupiah } from '#app/core/rupiah.ts'
import { splitLine } from '#app/features/orders/split-line.ts'
import { allocateWithin, discountsOf, type PricedLine, totalDiscount } from './discount.ts'
import type { PromotionTerms, Saving } from './promotion.ts'

const amounts = (max: number) => fc.integer({ min: 1, max }).map((value) => rupiah(value))

const someShares = fc
  .record({ shop: fc.integer({ min: 0, max: 10_000 }), fee: fc.integer({ min: 0, max: 2_000 }) })
  .map(({ shop, fee }) => ({
    shopShareBasisPoints: Math.min(shop, 10_000 - fee),
    platformFeeBasisPoints: fee,
  }))

const someLines = fc
  .array(
    fc.record({
      listingId: fc.constantFrom('a', 'b', 'c'),
      makerId: fc.constantFrom('m', 'n'),
      price: amounts(2_000_000),
      quantity: fc.integer({ min: 1, max: 50 }),
      visit: fc.constantFrom(null, null, null, { kind: 'day' }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((lines) => lines.map((line, index): PricedLine => ({ ...line, id: `line-${index}` })))

const someSaving: fc.Arbitrary<Saving> = fc.oneof(
  fc.record({
    kind: fc.constant('percent' as const),
    percent: fc.integer({ min: 1, max: 90 }),
    maximumDiscount: fc.option(amounts(500_000)),
  }),
  fc.record({
    kind: fc.constantFrom('amount' as const, 'perPiece' as const),
    amount: amounts(90_000),
  }),
)

const someTerms: fc.Arbitrary<PromotionTerms> = fc.record({
  saving: someSaving,
  target: fc.constantFrom('everything', 'maker', 'listings'),
  makerId: fc.constant('m'),
  listingIds: fc.constantFrom(['a'], ['a', 'b']),
  minimumSpend: fc.oneof(fc.constant(rupiah(0)), amounts(5_000_000)),
  bearer: fc.constantFrom('shop', 'maker'),
})

/** The same in another way, slowly: with fractions as pairs, and every set of full lines tried. */
function oracle(
  terms: PromotionTerms,
  lines: readonly PricedLine[],
  shares: {
    shopShareBasisPoints: number
    platformFeeBasisPoints: number
  },
): bigint[] {
  const gross = lines.map(({ price, quantity }) => price * BigInt(quantity))
  const isMeant = lines.map(
    ({ visit, makerId, listingId }) =>
      visit === null &&
      (terms.target === 'everything' ||
        (terms.target === 'maker' ? makerId === 'm' : terms.listingIds.includes(listingId))),
  )
  const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n)
  const spent = sum(gross.filter((_, at) => isMeant[at]))
  if (spent === 0n || spent < terms.minimumSpend) return lines.map(() => 0n)
  const { saving } = terms
  const weights = lines.map(({ price, quantity }, at) => {
    if (!isMeant[at]) return 0n
    if (saving.kind !== 'perPiece') return gross[at]!
    return (saving.amount < price ? saving.amount : price) * BigInt(quantity)
  })
  const most = gross.map((value, at) => {
    const shop = (value * BigInt(shares.shopShareBasisPoints)) / 10_000n
    const fee = (value * BigInt(shares.platformFeeBasisPoints)) / 10_000n
    const share = terms.bearer === 'shop' ? shop : value - shop - fee
    const nine = (value * 9n) / 10n
    return isMeant[at] ? (share < nine ? share : nine) : 0n
  })
  let wanted =
    saving.kind === 'percent'
      ? (spent * BigInt(saving.percent)) / 100n
      : saving.kind === 'amount'
        ? saving.amount
        : sum(weights)
  if (saving.kind === 'percent' && saving.maximumDiscount !== null) {
    wanted = wanted < saving.maximumDiscount ? wanted : saving.maximumDiscount
  }
  return fill(wanted < sum(most) ? wanted : sum(most), weights, most)
}

/** Round after round, each by plain largest remainder, one rupiah at a time. */
function fill(total: bigint, weights: readonly bigint[], most: readonly bigint[]): bigint[] {
  const given = weights.map(() => 0n)
  const isFull = weights.map((weight, at) => weight === 0n || most[at] === 0n)
  for (;;) {
    const open = weights.flatMap((_, at) => (isFull[at] ? [] : [at]))
    const rest = total - given.reduce((sum, value) => sum + value, 0n)
    if (rest === 0n || open.length === 0) return given
    const weight = open.reduce((sum, at) => sum + weights[at]!, 0n)
    const tries = open.map((at) => ({
      at,
      whole: (rest * weights[at]!) / weight,
      left: (rest * weights[at]!) % weight,
    }))
    let missing = rest - tries.reduce((sum, { whole }) => sum + whole, 0n)
    while (missing > 0n) {
      const next = tries.reduce((best, each) => (each.left > best.left ? each : best))
      next.whole += 1n
      next.left = -1n
      missing -= 1n
    }
    const over = tries.filter(({ at, whole }) => whole > most[at]!)
    if (over.length === 0) {
      for (const { at, whole } of tries) given[at] = whole
      return given
    }
    for (const { at } of over) {
      given[at] = most[at]!
      isFull[at] = true
    }
  }
}

test('discounts are those of a slow oracle, to the rupiah', () => {
  fc.assert(
    fc.property(someTerms, someLines, someShares, (terms, lines, shares) => {
      const discounts = discountsOf(terms, lines, shares)
      expect(lines.map(({ id }) => discounts[id] ?? 0n)).toEqual(oracle(terms, lines, shares))
    }),
    { numRuns: 3_000 },
  )
})

test('whoever bears a promotion pays all of it, nobody else a rupiah, and every share adds up', () => {
  fc.assert(
    fc.property(someTerms, someLines, someShares, (terms, lines, shares) => {
      const discounts = discountsOf(terms, lines, shares)
      for (const { id, price: unitPrice, quantity } of lines) {
        const discount = discounts[id] ?? rupiah(0)
        const sold = { unitPrice, quantity, ...shares }
        const before = splitLine({ ...sold, discount: rupiah(0), discountBearer: null })
        const after = splitLine({
          ...sold,
          discount,
          discountBearer: discount > 0n ? terms.bearer : null,
        })
        const borne = terms.bearer === 'shop' ? 'shopShare' : 'makerShare'
        expect(after).toEqual({ ...before, [borne]: before[borne] - discount })
        expect(after[borne] >= 0n).toBe(true)
        expect(add(after.makerShare, after.shopShare, after.platformFee)).toBe(
          unitPrice * BigInt(quantity) - discount,
        )
      }
    }),
    { numRuns: 3_000 },
  )
})

test('a promotion never saves more than it says, and something is always left to be paid', () => {
  fc.assert(
    fc.property(someTerms, someLines, someShares, (terms, lines, shares) => {
      const total = totalDiscount(discountsOf(terms, lines, shares))
      const gross = lines.reduce((sum, { price, quantity }) => sum + price * BigInt(quantity), 0n)
      const { saving } = terms
      const promised =
        saving.kind === 'percent'
          ? (gross * BigInt(saving.percent)) / 100n
          : saving.kind === 'amount'
            ? saving.amount
            : saving.amount * BigInt(lines.reduce((sum, { quantity }) => sum + quantity, 0))
      expect(total <= promised && total < gross).toBe(true)
      if (saving.kind === 'percent' && saving.maximumDiscount !== null) {
        expect(total <= saving.maximumDiscount).toBe(true)
      }
    }),
    { numRuns: 1_000 },
  )
})

test('what does not fit into one line goes to the others', () => {
  const part = (weight: number, most: number) => ({ weight: rupiah(weight), most: rupiah(most) })
  const shared = (total: number, ...parts: { weight: Rupiah; most: Rupiah }[]) =>
    allocateWithin(rupiah(total), parts).map(Number)
  expect(shared(100, part(1, 100), part(1, 20))).toEqual([80, 20])
  expect(shared(100, part(1, 30), part(1, 20))).toEqual([30, 20])
  expect(shared(10, part(1, 100), part(2, 100))).toEqual([3, 7])
  expect(shared(10)).toEqual([])
})
