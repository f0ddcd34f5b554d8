import { ok, refuse, type Result } from '#app/core/result.ts'
import { transaction } from '#app/server/db.server.ts'
import { giveBackAttempts, takeAttempts } from './attempt-limits.server.ts'
import { lockProtected, provePassword, takeCode } from './second-factor.server.ts'
import type { TooMany } from './sign-up.server.ts'
import type { OwnerProof, ProofRefusal } from './owner-proof.ts'

/**
 * The step before something by which money could be led elsewhere: whoever sits at the open telephone types
 * the password again, and where the second factor is on a code, which is used up like any other. Both are
 * counted, and given back when right.
 */
export async function proveOwner(
  userId: string,
  { currentPassword, code }: OwnerProof,
): Promise<Result<undefined, ProofRefusal> & TooMany> {
  const proven = await provePassword(userId, currentPassword)
  if (!proven.ok) return proven
  const attempts = [['code', `prove ${userId}`]] as const
  const allowed = await takeAttempts(attempts)
  if (!allowed.ok) return allowed
  const isRight = await transaction(async (tx) => {
    const user = await lockProtected(tx, userId)
    return !user || (await takeCode(tx, user, code))
  })
  if (!isRight) return refuse('wrong-code')
  await giveBackAttempts(attempts)
  return ok()
}
