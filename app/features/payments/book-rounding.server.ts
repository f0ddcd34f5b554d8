import type { AccountCode } from '#app/features/ledger/accounts.ts'
import { recordTransaction } from '#app/features/ledger/commands.server.ts'
import { postingsForRounding } from '#app/features/ledger/postings.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { Attempt } from './attempts.server.ts'

/** The rupiah that only told a payment apart have bought nothing; they are kept by the platform. */
export async function bookRounding(
  tx: Tx,
  attempt: Attempt,
  { from, paidAt }: { from: AccountCode; paidAt: Date },
): Promise<void> {
  if (attempt.rounding === 0n) return
  await recordTransaction(tx, {
    idempotencyKey: `attempt:${attempt.id}:rounding`,
    event: 'attempt.rounded',
    postings: postingsForRounding(from, attempt.rounding),
    occurredAt: paidAt,
    purchaseId: attempt.purchaseId,
    attemptId: attempt.id,
  })
}
