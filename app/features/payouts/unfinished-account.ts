import type { DestinationField } from '#app/features/refunds/destination.ts'
import type { ProofRefusal } from '#app/features/users/owner-proof.ts'

/** What is wrong with a form for an account, with what was typed but for the password. */
export type UnfinishedAccount = {
  wrong: DestinationField[]
  typed: Record<string, unknown>
  proof: ProofRefusal | null
}
