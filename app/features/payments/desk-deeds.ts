import type { PurchaseStatus } from '#app/features/purchases/purchase-status.ts'
import type { RefundStatus } from '#app/features/refunds/refund-status.ts'
import type { AttemptStatus } from './attempt-status.ts'

/** What a case is about, finer than its kind; who opened it left it in the key. */
export const caseStories = [
  'lateMoney',
  'wrongAmount',
  'foreignRefund',
  'oddRefund',
  'contradiction',
  'reversedAfterHandover',
  'refundLost',
  'sentThoughVoid',
  'sentTwice',
  'refundRefused',
  'refundReturned',
  'payoutDiffers',
  'strayMoney',
  'unknownOrder',
  'collectedDifferently',
  'disputed',
  'other',
] as const
export type CaseStory = (typeof caseStories)[number]

const storyPatterns: readonly (readonly [RegExp, CaseStory])[] = [
  [/^attempt:.+:late$/, 'lateMoney'],
  [/^mismatch:/, 'wrongAmount'],
  [/^foreign-refund:/, 'foreignRefund'],
  [/^odd-refund:/, 'oddRefund'],
  [/^odd:/, 'contradiction'],
  [/^attempt:.+:reversed$/, 'reversedAfterHandover'],
  [/^refund:.+:lost$/, 'refundLost'],
  [/^refund:.+:sent-though-void$/, 'sentThoughVoid'],
  [/^refund:.+:sent-twice$/, 'sentTwice'],
  [/^refund:.+:refused$/, 'refundRefused'],
  [/^refund:.+:returned(:\d+)?$/, 'refundReturned'],
  [/^refund:.+:payout:/, 'payoutDiffers'],
  [/^unknown:manual-transfer:STRAY-/, 'strayMoney'],
  [/^unknown:/, 'unknownOrder'],
  [/^collection:/, 'collectedDifferently'],
  [/^dispute:/, 'disputed'],
]

export function storyOf(dedupeKey: string): CaseStory {
  return storyPatterns.find(([pattern]) => pattern.test(dedupeKey))?.[1] ?? 'other'
}

export type DeskRefund = { status: RefundStatus; isPrepared: boolean }

export type CaseFacts = {
  story: CaseStory
  isOpen: boolean
  attempt: {
    status: AttemptStatus
    purchaseStatus: PurchaseStatus
    /** What came is what the purchase costs. */
    isWhole: boolean
  } | null
  /** Every refund of the attempt. */
  refunds: readonly DeskRefund[]
  /** The ledger's suspense account for this attempt; below zero somebody must still bear a loss. */
  suspense: bigint
}

export type CloseRefusal = 'refund-open' | 'money-missing' | 'dispute-open'

export type CaseDeeds = {
  ask: boolean
  accept: boolean
  giveBack: boolean
  /** The bank has decided about a part of the money; the rest is free again. */
  settle: boolean
  /** `true`, or why not yet; false once it is closed. */
  close: boolean | CloseRefusal
}

/** Which buttons a case has; the commands decide by the same rule under the lock. */
export function deedsOfCase(facts: CaseFacts): CaseDeeds {
  const { attempt, isOpen } = facts
  return {
    ask: attempt !== null,
    accept: canAcceptLateMoney(facts),
    giveBack: isOpen && facts.story === 'wrongAmount' && attempt !== null && isBefore(attempt),
    settle: isOpen && isContested(facts),
    close: isOpen && (closeRefusal(facts) ?? true),
  }
}

const isContested = ({ story, attempt }: Pick<CaseFacts, 'story' | 'attempt'>) =>
  story === 'disputed' && attempt?.status === 'disputed'

const isBefore = ({ status }: { status: AttemptStatus }) => beforeMoney.includes(status)
const beforeMoney: readonly AttemptStatus[] = ['review', 'failed', 'expired', 'cancelled']

/**
 * Money that came too late may still buy what it was meant for while it has not left: no refund was
 * asked for, or only one that waits for a person who has not sent it yet.
 */
export function canAcceptLateMoney({
  attempt,
  refunds,
}: Pick<CaseFacts, 'attempt' | 'refunds'>): boolean {
  return (
    attempt?.status === 'unexpected' &&
    attempt.purchaseStatus === 'expired' &&
    attempt.isWhole &&
    refunds.every(({ status, isPrepared }) =>
      status === 'manual' ? !isPrepared : status === 'refused',
    )
  )
}

/** A case may not be closed by words alone while money is still owed because of it. */
export function closeRefusal({
  story,
  attempt,
  refunds,
  suspense,
}: Pick<CaseFacts, 'story' | 'attempt' | 'refunds' | 'suspense'>): CloseRefusal | null {
  if (isContested({ story, attempt })) return 'dispute-open'
  const isOwed = story === 'refundRefused' || story === 'refundReturned'
  if (isOwed && refunds.some(({ status }) => status === 'manual')) return 'refund-open'
  return suspense < 0n ? 'money-missing' : null
}
