import {
  type Destination,
  type DestinationField,
  destinationForm,
} from '#app/features/refunds/destination.ts'
import { takeProof } from '#app/features/users/owner-proof.ts'
import { proveOwner } from '#app/features/users/prove-owner.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import type { UnfinishedAccount } from './unfinished-account.ts'

/**
 * The typed account, from who has just proven to be who is signed in; or what is wrong with it. Where a maker
 * is paid is what a thief would change at an open telephone.
 */
export async function readAccount(
  request: Request,
  userId: string,
): Promise<{ ok: true; destination: Destination } | { ok: false; unfinished: UnfinishedAccount }> {
  const { proof, typed } = takeProof(await readForm(request))
  const form = destinationForm.safeParse(typed)
  if (!form.success) {
    const wrong = form.error.issues.map(({ path }) => path[0] as DestinationField)
    return { ok: false, unfinished: { wrong, typed, proof: null } }
  }
  const proven = await proveOwner(userId, proof)
  if (!proven.ok) return { ok: false, unfinished: { wrong: [], typed, proof: proven.reason } }
  return { ok: true, destination: form.data }
}
