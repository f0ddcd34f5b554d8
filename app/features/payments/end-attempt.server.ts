import { db, transaction } from '#app/server/db.server.ts'
import { gatewayOf } from '#app/server/gateways.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { isLive } from './attempt-status.ts'
import { type Attempt, getAttempt, lockPayment, moveAttempt } from './attempts.server.ts'
import { checkPayment } from './check-payment.server.ts'
import { hasMoney } from './verdict.ts'

/** Whether the provider was ever asked to open a page for it. */
export const mayHavePage = ({ redirectUrl, checks, status }: Attempt) =>
  redirectUrl !== null || (status === 'created' && checks > 0)

/**
 * Nothing can be paid by this attempt any more, unless it was already: the provider is asked first,
 * then its page and what was begun there are cancelled, and only then is our row closed. Gives back the
 * attempt as it is afterwards; with money or under review it is left alone. Throws
 * `GatewayUnavailable` when the provider cannot be asked; then nothing has changed here.
 *
 * A card that is captured between the question and the cancellation is voided by it: the buyer keeps
 * the money and the next check finds the attempt cancelled.
 */
export async function endAttempt(attemptId: string, actor: Actor): Promise<Attempt> {
  const before = await requireAttempt(attemptId)
  if (mayHavePage(before)) {
    await checkPayment(attemptId)
    const attempt = await requireAttempt(attemptId)
    if (hasMoney(attempt.status) || attempt.status === 'review') return attempt
    await cancelAtProvider(attempt)
  }
  await transaction(async (tx) => {
    const { attempts } = await lockPayment(tx, before.purchaseId)
    const attempt = attempts.find(({ id }) => id === attemptId)
    if (!attempt || !isLive(attempt.status) || attempt.status === 'review') return
    await moveAttempt(tx, attempt, { to: 'cancelled', actor })
  })
  return requireAttempt(attemptId)
}

/** Closes page and transaction; what was paid in between is found by asking once more. */
export async function cancelAtProvider(attempt: Attempt): Promise<void> {
  const { providerOrderId: orderId, providerToken: token } = attempt
  const outcome = await gatewayOf(attempt.provider).cancelPayment({ orderId, token })
  if (outcome === 'too-late') await checkPayment(attempt.id)
}

async function requireAttempt(attemptId: string): Promise<Attempt> {
  const attempt = await getAttempt(db, attemptId)
  if (attempt) return attempt
  throw new Error(`There is no attempt ${attemptId}`)
}
