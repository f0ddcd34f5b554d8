import { expect, test } from 'vitest'
import { rupiah } from '#app/core/rupiah.ts'
import { bestPromotion, type PromotionOffer } from './best-promotion.ts'
import type { PricedLine } from './discount.ts'
import {
  canBecome,
  nextPromotionStatuses,
  promotionState,
  promotionStatuses,
} from './promotion-status.ts'
import { normalCode } from './promotion.ts'

test('a code is one and the same however it is written', () => {
  for (const typed of ['panen10', 'PANEN10', 'ＰＡＮＥＮ10', ' panen-10 ', 'Panen 10']) {
    expect(normalCode(typed), typed).toBe('PANEN10')
  }
})

test('what cannot be a code is none', () => {
  const odd = [
    '',
    'AB',
    'A'.repeat(21),
    '["A","B"]',
    'PANEN;10',
    'PÄNEN',
    '🥭🥭🥭',
    'x'.repeat(9_999),
  ]
  for (const typed of odd) expect(normalCode(typed), typed.slice(0, 20)).toBeNull()
})

test('a promotion that has ended never begins again', () => {
  expect(nextPromotionStatuses.ended).toEqual([])
  const never = promotionStatuses.filter((to) =>
    promotionStatuses.every((from) => !canBecome(from, to)),
  )
  expect(never).toEqual(['draft'])
})

test('both days of a promotion are its days', () => {
  const days = { status: 'active', fromDate: '2026-12-01', untilDate: '2026-12-02' } as const
  const on = (today: string) => promotionState(days, today)
  expect(['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03'].map(on)).toEqual([
    'planned',
    'running',
    'running',
    'over',
  ])
})

const shares = { shopShareBasisPoints: 2_000, platformFeeBasisPoints: 0 }
const lines: PricedLine[] = [
  {
    id: 'l',
    listingId: 'a',
    makerId: 'm',
    price: rupiah(10_000),
    quantity: 5,
    visit: null,
  },
]

function anOffer(percent: number, changes: Partial<PromotionOffer> = {}): PromotionOffer {
  return {
    id: `${percent}`,
    shopId: 's',
    name: `${percent}%`,
    code: null,
    untilDate: '2026-12-31',
    isRunning: true,
    isUsedUp: false,
    isUsedUpByBuyer: false,
    saving: { kind: 'percent', percent, maximumDiscount: null },
    target: 'everything',
    makerId: null,
    listingIds: [],
    minimumSpend: rupiah(0),
    bearer: 'shop',
    ...changes,
  }
}

const best = (offers: PromotionOffer[], code: string | null = null) =>
  bestPromotion({ offers, code, lines, shares })

test('the promotion that saves most counts, with a code or without', () => {
  expect(best([anOffer(5), anOffer(10)]).applied).toMatchObject({ id: '10', total: 5_000n })
  const coded = anOffer(15, { code: 'LIMA' })
  expect(best([anOffer(10), coded], 'LIMA').applied?.code).toBe('LIMA')
  expect(best([anOffer(10), coded]).applied?.id).toBe('10')
  const weak = best([anOffer(10), anOffer(5, { code: 'LIMA' })], 'LIMA')
  expect(weak.applied?.id).toBe('10')
  expect(weak.code?.problem).toEqual({ kind: 'better-without' })
})

test('of two alike the one without a code, so that no code is used up for nothing', () => {
  const coded = anOffer(10, { id: 'coded', code: 'SAMA' })
  expect(best([coded, anOffer(10)], 'SAMA').applied?.code).toBeNull()
})

test('a code says why it does nothing', () => {
  const problem = (changes: Partial<PromotionOffer>) =>
    best([anOffer(10, { code: 'KODE', ...changes })], 'KODE').code?.problem
  expect(problem({})).toBeNull()
  expect(problem({ isRunning: false })).toEqual({ kind: 'over' })
  expect(problem({ isUsedUp: true })).toEqual({ kind: 'used-up' })
  expect(problem({ isUsedUpByBuyer: true })).toEqual({ kind: 'used-by-you' })
  expect(problem({ target: 'listings', listingIds: ['b'] })).toEqual({ kind: 'other-goods' })
  expect(problem({ minimumSpend: rupiah(70_000) })).toEqual({
    kind: 'spend-more',
    missing: 20_000n,
  })
  expect(best([], 'KODE').code?.problem).toEqual({ kind: 'unknown' })
})

test('a promotion in reach is hinted at, and only while nothing is saved yet', () => {
  const far = anOffer(10, { minimumSpend: rupiah(60_000), name: 'Jauh' })
  const near = anOffer(5, { minimumSpend: rupiah(55_000), name: 'Dekat' })
  expect(best([far, near]).hint).toEqual({ name: 'Dekat', missing: 5_000n })
  expect(best([far, anOffer(1)]).hint).toBeNull()
  expect(best([anOffer(10, { minimumSpend: rupiah(100_001) })]).hint).toBeNull()
})
