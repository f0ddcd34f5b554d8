import { expect } from 'vitest'
import { attemptsOf, bookedAtProvider, purchaseOf } from './payment-world.ts'

/** A payment as its provider knows it at the end. */
export type KnownPayment = {
  orderId: string
  transactionId: string
  hasMoney: boolean
  isDisputed: boolean
  /** Captured, but held back. */
  isReviewed: boolean
  amount: bigint
  refunds: readonly { key: string | null; amount: number; confirmedAt: number | null }[]
  /** For whoever reads a failure. */
  story: string
}

/**
 * What must be true of a purchase, told by nothing but what the provider knows at the end; written
 * without any of the code it judges.
 */
export async function expectTruth(
  { known: listKnown }: { known: () => KnownPayment[] },
  purchase: { purchaseId: string; total: bigint },
): Promise<void> {
  const attempts = await attemptsOf(purchase.purchaseId)
  const orderIds = attempts.map(({ providerOrderId }) => providerOrderId)
  const known = listKnown().filter(({ orderId }) => orderIds.includes(orderId))
  const withMoney = known.filter(({ hasMoney }) => hasMoney)
  const story = {
    known: known.map((payment) => payment.story),
    attempts: attempts.map(({ status }) => status),
  }

  const moneyAttempts = attempts.filter(({ status }) =>
    ['paid', 'disputed', 'unexpected'].includes(status),
  )
  expect(
    new Set(moneyAttempts.map(({ providerTransactionId }) => providerTransactionId)),
    `each payment once: ${JSON.stringify(story)}`,
  ).toEqual(new Set(withMoney.map(({ transactionId }) => transactionId)))
  expect(moneyAttempts).toHaveLength(withMoney.length)

  const { status } = await purchaseOf(purchase.purchaseId)
  expect(status === 'paid', `paid at most once and only with money: ${JSON.stringify(story)}`).toBe(
    attempts.filter((attempt) => ['paid', 'disputed'].includes(attempt.status)).length === 1,
  )
  for (const tx of withMoney) {
    const attempt = attempts.find(
      ({ providerTransactionId }) => providerTransactionId === tx.transactionId,
    )
    // A chargeback of money that bought nothing has no sale to freeze; it is a case of its own.
    if (attempt?.status === 'unexpected') continue
    expect(attempt?.status === 'disputed', 'disputed exactly when the bank says so').toBe(
      tx.isDisputed,
    )
  }
  const kept = withMoney.reduce((sum, tx) => sum + tx.amount, 0n)
  const gone = withMoney
    .flatMap(({ refunds }) => refunds)
    .filter(({ confirmedAt }) => confirmedAt !== null)
    .reduce((sum, { amount }) => sum + BigInt(amount), 0n)
  expect(await bookedAtProvider(purchase.purchaseId), `the ledger: ${JSON.stringify(story)}`).toBe(
    kept - gone,
  )
  const reviewed = known.some(({ isReviewed }) => isReviewed)
  // Beside money that came (and perhaps went), a second payment under suspicion has no state of its own:
  // it is nothing until it is money, and then it is money too much.
  const hadMoney = attempts.some(({ status: each }) =>
    ['paid', 'disputed', 'unexpected', 'reversed'].includes(each),
  )
  if (!hadMoney) {
    expect(attempts.some((attempt) => attempt.status === 'review')).toBe(reviewed)
  }
}
