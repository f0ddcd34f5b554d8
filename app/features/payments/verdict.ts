import type { AttemptStatus } from './attempt-status.ts'

/** What a provider can say about a payment, in our words (integrations/payments/payment-gateway.ts). */
export type SeenState =
  | 'pending'
  | 'authorized'
  | 'review'
  | 'paid'
  | 'failed'
  | 'expired'
  | 'cancelled'
  | 'reversed'
  | 'refunded'
  | 'partiallyRefunded'
  | 'disputed'

/**
 * What follows when the provider says something about an attempt.
 * `capture`: money is here. `extra`: money of a second transaction under the same order id.
 * `keepApart`: money came, and went back or is contested before we heard of it: it buys nothing.
 * `reverse`: the bank took money back. `dispute`/`redeem`: a chargeback, and its end in our favour.
 * `letGo`: something is alive at the provider that nobody waits for; it must be cancelled there.
 * `odd`: cannot happen; a person must look. `begin`, `review`, `fail`, `expire`, `cancel`: a plain edge.
 */
export type Verdict =
  | 'nothing'
  | 'begin'
  | 'review'
  | 'fail'
  | 'expire'
  | 'cancel'
  | 'capture'
  | 'keepApart'
  | 'reverse'
  | 'dispute'
  | 'redeem'
  | 'extra'
  | 'letGo'
  | 'odd'

type Row = Record<AttemptStatus, Verdict>

const beforeMoney = (verdict: Verdict) =>
  ({
    created: verdict,
    pending: verdict,
    review: verdict,
    failed: verdict,
    expired: verdict,
    cancelled: verdict,
  }) as const

const ofMoney = (verdict: Verdict) =>
  ({ paid: verdict, unexpected: verdict, disputed: verdict, reversed: 'nothing' }) as const

const ending = (verdict: Verdict): Row => ({
  created: verdict,
  pending: verdict,
  review: verdict,
  failed: verdict === 'fail' ? 'nothing' : verdict,
  expired: 'nothing',
  cancelled: 'nothing',
  // No money any more where money was: the words are those of a payment that never came.
  ...ofMoney('reverse'),
})

const reviewing: Row = { ...beforeMoney('review'), ...ofMoney('nothing') }
const captured: Row = { ...beforeMoney('capture'), ...ofMoney('nothing') }
const keptApart: Row = { ...beforeMoney('keepApart'), ...ofMoney('nothing') }

/**
 * Every answer for every state of an attempt, about the transaction that the attempt stands for.
 * (`failed`, `expired`, `cancelled` are not the end: the page may still be open, and money may be late.)
 */
const verdicts = {
  pending: { ...beforeMoney('begin'), review: 'nothing', ...ofMoney('nothing') },
  // We never ask for an authorization only; if one appears, a person looks at it.
  authorized: reviewing,
  review: reviewing,
  paid: { ...captured, disputed: 'redeem', reversed: 'odd' },
  failed: ending('fail'),
  expired: ending('expire'),
  cancelled: ending('cancel'),
  reversed: ending('fail'),
  // The first thing heard of it is that it left again: no BUM Desa may pack goods for that.
  refunded: keptApart,
  partiallyRefunded: keptApart,
  disputed: {
    ...beforeMoney('keepApart'),
    paid: 'dispute',
    unexpected: 'odd',
    disputed: 'nothing',
    reversed: 'nothing',
  },
} as const satisfies Record<SeenState, Row>

const moneyStatuses: readonly AttemptStatus[] = ['paid', 'unexpected', 'disputed', 'reversed']
const moneyStates: readonly SeenState[] = ['paid', 'refunded', 'partiallyRefunded', 'disputed']
const closedStatuses: readonly AttemptStatus[] = ['failed', 'expired', 'cancelled']

export const hasMoney = (status: AttemptStatus) => moneyStatuses.includes(status)
export const saysMoney = (state: SeenState) => moneyStates.includes(state)

export function verdictOn(
  attempt: {
    status: AttemptStatus
    /** The answer is about the transaction this attempt was last seen with. */
    isSameTransaction: boolean
    /** The purchase is unpaid and no other attempt is live, so this one may be alive (again). */
    mayBeLive: boolean
  },
  seen: SeenState,
): Verdict {
  if (hasMoney(attempt.status) && !attempt.isSameTransaction) {
    return saysMoney(seen) ? 'extra' : 'nothing'
  }
  const verdict = wayGivenUp(attempt, seen) ? 'begin' : verdicts[seen][attempt.status]
  if (verdict === 'begin' && closedStatuses.includes(attempt.status) && attempt.isSameTransaction) {
    // Old news: this very transaction is over already.
    return 'nothing'
  }
  if ((verdict === 'begin' || verdict === 'review') && !attempt.mayBeLive) return 'letGo'
  return verdict
}

/** A card that was looked at is over once the buyer has begun another way to pay on the same page. */
function wayGivenUp(
  attempt: { status: AttemptStatus; isSameTransaction: boolean },
  seen: SeenState,
): boolean {
  return attempt.status === 'review' && seen === 'pending' && !attempt.isSameTransaction
}
