import { ok, refuse, type Result } from '#app/core/result.ts'
import {
  forgetPapers,
  lookOfPaper,
  type PaperRefusal,
  takePaperOf,
} from '#app/features/uploads/take-paper.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor, PurchaseToken } from '#app/server/scopes.server.ts'
import { isUniqueViolation } from '#app/server/unique-violation.server.ts'
import { checkPayment } from './check-payment.server.ts'

export type ClaimRefusal =
  | 'not-found'
  /** Nothing is waited for any more, or a proof was sent already. */
  | 'not-waiting'
  | 'proof-missing'
  | 'proof-unreadable'
  /** So many were sent for this purchase within an hour. */
  | 'proof-too-often'
  /** So many pictures wait that this one must be sent again. */
  | 'proof-busy'
  /** The very same file came with another payment. */
  | 'proof-used'

/**
 * The buyer says that the money was sent and shows it. The picture is made anew (a phone writes the
 * place into it) and kept with the payment, where only admins see it. From now on the goods are kept
 * for a day, so that two people can look at the statement.
 */
export async function claimTransfer(
  token: PurchaseToken,
  { form, actor }: { form: FormData; actor: Actor },
): Promise<Result<undefined, ClaimRefusal>> {
  const attempt = await db.paymentAttempt.findFirst({
    // Money that came beside it and goes back is no payment that is waited for.
    where: { purchase: { token }, status: { not: 'unexpected' } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, purchaseId: true, providerOrderId: true, status: true },
  })
  if (!attempt) return refuse('not-found')
  if (attempt.status !== 'pending') return refuse('not-waiting')
  const { purchaseId } = attempt
  const paper = await takePaperOf({ purchaseId }, form, 'proof')
  if (!paper.ok) return refuse(reasons[paper.reason] ?? 'proof-unreadable')
  if (!paper.value) return refuse('proof-missing')
  const { bytes: proof, hash: proofHash } = paper.value
  const proofLook = await lookOfPaper(paper.value)
  const claimed = await transaction(async (tx) => {
    await forgetPapers(tx, { purchaseId }, [proofHash])
    return writeClaim(tx, { attempt, actor, proof, proofHash, proofLook })
  }).catch((error: unknown) => {
    if (isUniqueViolation(error)) return refuse('proof-used')
    throw error
  })
  if (claimed.ok) await checkPayment(attempt.id)
  return claimed
}

const reasons: Partial<Record<PaperRefusal, ClaimRefusal>> = {
  empty: 'proof-missing',
  gone: 'proof-missing',
  'too-often': 'proof-too-often',
  busy: 'proof-busy',
}

type Claim = {
  attempt: { id: string; purchaseId: string; providerOrderId: string }
  actor: Actor
  proof: Uint8Array<ArrayBuffer>
  proofHash: string
  proofLook: string
}

async function writeClaim(
  tx: Tx,
  { attempt, actor, ...shown }: Claim,
): Promise<Result<undefined, ClaimRefusal>> {
  await takeBackRejected(tx, attempt, shown.proofHash)
  const { count } = await tx.manualTransfer.updateMany({
    where: {
      orderId: attempt.providerOrderId,
      claimedAt: null,
      confirmedAt: null,
      rejectedAt: null,
      closedAt: null,
    },
    data: { ...shown, claimedAt: new Date() },
  })
  if (count === 0) return refuse('not-waiting')
  const subject = { type: 'attempt', id: attempt.id } as const
  await recordAudit(tx, [{ subject, action: 'transfer-claimed', actor }])
  return ok()
}

/** Who was told that the money is not there, and pays the same purchase again, may show the same picture again. */
async function takeBackRejected(
  tx: Tx,
  { purchaseId }: Claim['attempt'],
  proofHash: string,
): Promise<void> {
  const attempts = await tx.paymentAttempt.findMany({
    where: { purchaseId },
    select: { providerOrderId: true },
  })
  await tx.manualTransfer.updateMany({
    where: {
      orderId: { in: attempts.map(({ providerOrderId }) => providerOrderId) },
      proofHash,
      rejectedAt: { not: null },
    },
    data: { proof: null, proofHash: null, proofLook: null },
  })
}
