import { afterAll, expect, test } from 'vitest'
import type { RefundTiers } from '#app/features/bookings/refund-tiers.ts'
import { closeUnpaidPurchase } from '#app/features/purchases/commands.server.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { systemActor } from '#app/server/scopes.server.ts'
import { anExperience, inDays } from '#tests/factories/experiences.ts'
import { aPaidPurchase, aPurchase, tellPayment } from '#tests/factories/purchases.ts'
import { expectInvariants } from './expect-invariants.ts'

// What comes back of a visit that is given up.

afterAll(expectInvariants)

const onDay = (days: number) => ({ kind: 'day', date: inDays(days), sessionId: null }) as const
const half: RefundTiers = [
  { daysBefore: 7, percent: 100 },
  { daysBefore: 3, percent: 50 },
]

const setTiers = (listingId: string, refundTiers: RefundTiers) =>
  db.experience.update({ where: { listingId }, data: { refundTiers: [...refundTiers] } })

const tiersOf = async (purchaseId: string) =>
  (await db.booking.findFirstOrThrow({ where: { purchaseId } })).refundTiers

// Let the booking take the column's default and the first is red; write the tiers again in the
// ON CONFLICT of the hold and the second is.
test('a booking keeps the tiers of its sale, whatever its listing says later', async () => {
  const beach = await anExperience()
  await setTiers(beach.listingId, half)
  const { purchaseId } = await aPaidPurchase([{ variant: beach, visit: onDay(20) }])
  const late = await aPurchase([{ variant: beach, visit: onDay(20) }])
  await transaction((tx) =>
    closeUnpaidPurchase(tx, { purchaseId: late.purchaseId, to: 'expired', actor: systemActor }),
  )
  await setTiers(beach.listingId, [{ daysBefore: 30, percent: 10 }])
  await tellPayment(late.attemptId)
  expect(await tiersOf(purchaseId)).toEqual(half)
  expect(await tiersOf(late.purchaseId)).toEqual(half)
})

test.each([
  ['more than five', [60, 50, 40, 30, 20, 10].map((each) => ({ daysBefore: each, percent: each }))],
  ['more for who cancels later', [{ daysBefore: 7, percent: 50 }, half[0]]],
  ['nearer days first', half.toReversed()],
  ['one day twice', [half[0], { daysBefore: 7, percent: 50 }]],
  ['more than everything', [{ daysBefore: 7, percent: 101 }]],
  ['half a day', [{ daysBefore: 0.5, percent: 50 }]],
  ['words', [{ daysBefore: 'tujuh', percent: 50 }]],
  ['no list', { daysBefore: 7, percent: 50 }],
  ['nothing in a tier', [{}]],
])('the database takes no tiers with %s', async (_, tiers) => {
  const { listingId } = await anExperience()
  const change = db.$executeRaw`
    UPDATE experiences SET refund_tiers = ${JSON.stringify(tiers)}::jsonb
    WHERE listing_id = ${listingId}::uuid`
  await expect(change).rejects.toThrow('experiences_refund_tiers_check')
})
