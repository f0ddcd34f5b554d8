import type { Rupiah } from '#app/core/rupiah.ts'
import type { UnavailableReason } from '../unavailable-reason.ts'

/** `failed` is also what was completed first and then came back from the bank. */
export type PayoutState = 'underway' | 'completed' | 'failed'

export type Payout = { reference: string; amount: Rupiah; state: PayoutState }

/** A service through which people send money to accounts, asked how that went. It never sends any itself. */
export interface PayoutWatch {
  readonly provider: 'iris'
  /** What a reference of its payouts can be; it is asked about no other. */
  readonly references: RegExp
  /**
   * The payout that a notice is about; null for what is not signed by the provider or cannot be read. Notices
   * repeat and overtake each other, so that nothing else in them is believed.
   */
  referenceIn(notice: { rawBody: string; headers: Headers }): string | null
  /** However its letters were typed. Null: it knows no such payout. Throws `PayoutsUnavailable`. */
  findPayout(reference: string): Promise<Payout | null>
  /** Throws `PayoutsUnavailable` when it cannot be used now. */
  check(): Promise<void>
}

export class PayoutsUnavailable extends Error {
  override readonly name = 'PayoutsUnavailable'
  readonly reason: UnavailableReason

  constructor(operation: string, reason: UnavailableReason) {
    super(`payouts: ${operation} failed: ${reason}`)
    this.reason = reason
  }
}
