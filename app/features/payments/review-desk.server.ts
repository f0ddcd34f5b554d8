import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import { gatewayOf } from '#app/server/gateways.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { GatewayUnavailable } from '#integrations/payments/payment-gateway.ts'
import { getAttempt, lockPayment } from './attempts.server.ts'
import { type Checked, checkPayment } from './check-payment.server.ts'
import { isUndecidedTransfer } from './transfer-desk.server.ts'

type AttemptDeed = { attemptId: string; actor: Extract<Actor, { type: 'admin' }> }
type Decision = 'approve' | 'deny'

/** Asks what is true now; however often it is pressed, the answer is believed once. */
export async function askProviderAgain({
  attemptId,
  actor,
}: AttemptDeed): Promise<Result<Checked, 'not-found' | 'provider-silent'>> {
  if (!(await getAttempt(db, attemptId))) return refuse('not-found')
  const checked = await checkQuietly(attemptId)
  const outcome = checked.ok ? checked.value : checked.reason
  await recordAudit(db, [
    { subject: { type: 'attempt', id: attemptId }, action: 'asked', actor, details: { outcome } },
  ])
  return checked
}

export type ReviewRefusal =
  | 'not-found'
  | 'already-changed'
  | 'wrong-amount'
  | 'provider-silent'
  | 'still-review'

/** A second press this soon only looks at what the first one did. */
const restSeconds = 10

/**
 * A person decided about a payment that the provider holds back. The trail is written first, so that no
 * decision reaches the provider without it; what became of it, only the provider says.
 */
export async function decideReview({
  attemptId,
  actor,
  decision,
}: AttemptDeed & { decision: Decision }): Promise<Result<Checked, ReviewRefusal>> {
  const taken = await transaction((tx) => takeDecision(tx, { attemptId, actor, decision }))
  if (!taken.ok) return taken
  const { provider, transactionId, isFirst } = taken.value
  if (isFirst) {
    const told = await tell({ provider, transactionId, decision })
    if (!told.ok) return told
  }
  const checked = await checkQuietly(attemptId)
  if (!checked.ok) return checked
  const after = await getAttempt(db, attemptId)
  return after?.status === 'review' ? refuse('still-review') : checked
}

type Taken = { provider: string; transactionId: string; isFirst: boolean }

async function takeDecision(
  tx: Tx,
  { attemptId, actor, decision }: AttemptDeed & { decision: Decision },
): Promise<Result<Taken, ReviewRefusal>> {
  const known = await getAttempt(tx, attemptId)
  if (!known) return refuse('not-found')
  const { attempts } = await lockPayment(tx, known.purchaseId)
  const attempt = attempts.find(({ id }) => id === attemptId)
  if (!attempt) return refuse('not-found')
  // A transfer is denied even after its goods were let go; its order id is its transaction.
  const isTransfer = decision === 'deny' && (await isUndecidedTransfer(tx, attempt))
  const transactionId = isTransfer ? attempt.providerOrderId : attempt.providerTransactionId
  if ((attempt.status !== 'review' && !isTransfer) || !transactionId)
    return refuse('already-changed')
  // Approving takes the wrong amount from the card; it can only be denied or given back.
  if (decision === 'approve' && (await hasOpenMismatch(tx, attemptId)))
    return refuse('wrong-amount')
  const isFirst = !(await wasDecidedJustNow(tx, attemptId))
  if (isFirst) {
    const action = decision === 'approve' ? 'review-approved' : 'review-denied'
    await recordAudit(tx, [{ subject: { type: 'attempt', id: attemptId }, action, actor }])
  }
  return ok({ provider: attempt.provider, transactionId, isFirst })
}

async function hasOpenMismatch(tx: Tx, attemptId: string): Promise<boolean> {
  const where = { attemptId, kind: 'amountMismatch', resolvedAt: null } as const
  return (await tx.discrepancy.count({ where })) > 0
}

async function wasDecidedJustNow(tx: Tx, attemptId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<object[]>`
    SELECT id FROM audit_entries WHERE subject_id = ${attemptId}::uuid
      AND action IN ('review-approved', 'review-denied')
      AND at > now() - make_interval(secs => ${restSeconds}::int)`
  return rows.length > 0
}

async function tell({
  provider,
  transactionId,
  decision,
}: Omit<Taken, 'isFirst'> & { decision: Decision }): Promise<Result<undefined, 'provider-silent'>> {
  const gateway = gatewayOf(provider)
  try {
    if (decision === 'approve') await gateway.approveReview({ transactionId })
    else await gateway.denyReview({ transactionId })
    return ok()
  } catch (error) {
    if (error instanceof GatewayUnavailable) return refuse('provider-silent')
    throw error
  }
}

async function checkQuietly(attemptId: string): Promise<Result<Checked, 'provider-silent'>> {
  try {
    return ok(await checkPayment(attemptId))
  } catch (error) {
    if (error instanceof GatewayUnavailable) return refuse('provider-silent')
    throw error
  }
}
