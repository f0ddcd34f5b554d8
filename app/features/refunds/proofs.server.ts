import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import {
  forgetPapers,
  type PaperRefusal,
  takePaperOf,
} from '#app/features/uploads/take-paper.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, pool, transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { isUniqueViolation } from '#app/server/unique-violation.server.ts'
import { lockRefund } from './settle-refund.server.ts'

type Admin = Extract<Actor, { type: 'admin' }>
export type TakenProof = { paper: Uint8Array<ArrayBuffer>; hash: string }

/** Null when nothing was chosen: a bank does not always give a paper. */
export async function takeProof(
  { id: userId }: Admin,
  form: FormData,
): Promise<Result<TakenProof | null, PaperRefusal>> {
  const taken = await takePaperOf({ userId }, form, 'proof')
  if (!taken.ok) return taken
  return ok(taken.value && { paper: taken.value.bytes, hash: taken.value.hash })
}

/** Asked before a picture for it is made anew, which costs seconds. */
export const hasRefund = async (id: string): Promise<boolean> =>
  (await db.refund.count({ where: { id } })) > 0

type Shown = { refundId: string; reference: string; actor: Admin; proof: TakenProof }

/** Throws a unique violation when this very picture is a proof already: see `onceUsed`. */
export async function keepProof(
  tx: Tx,
  { refundId, reference, actor, proof }: Shown,
): Promise<void> {
  const id = newId()
  await tx.refundProof.create({ data: { id, refundId, reference, addedBy: actor.id, ...proof } })
  await forgetPapers(tx, { userId: actor.id }, [proof.hash])
  await recordAudit(tx, [
    {
      subject: { type: 'refund', id: refundId },
      action: 'proof-added',
      actor,
      details: { proof: id },
    },
  ])
}

/** One picture shows one transfer. */
export async function onceUsed<T>(deed: Promise<T>) {
  try {
    return await deed
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('proof-used')
    throw error
  }
}

export type AddProofRefusal = 'not-found' | 'not-yours' | 'proof-used'

/** Of the transfer that is recorded now, not of one before it (also a trigger of the database). */
export async function isProven(tx: Tx, refundId: string): Promise<boolean> {
  const [proven] = await tx.$queryRaw<object[]>`
    SELECT r.id FROM refunds r WHERE r.id = ${refundId}::uuid AND (r.no_proof_reason IS NOT NULL
      OR EXISTS (SELECT FROM refund_proofs p WHERE p.refund_id = r.id
        AND bare_reference(p.reference) = bare_reference(r.transfer_reference)))`
  return proven !== undefined
}

/** Why the bank gave no paper of the recorded transfer, said by who recorded it. */
export function explainNoProof({
  refundId,
  actor,
  reason,
}: Omit<Shown, 'reference' | 'proof'> & { reason: string }): Promise<
  Result<undefined, 'not-found' | 'not-yours'>
> {
  return transaction(async (tx): Promise<Result<undefined, 'not-found' | 'not-yours'>> => {
    if (!(await lockRefund(tx, refundId))) return refuse('not-found')
    const { count } = await tx.refund.updateMany({
      where: { id: refundId, preparedBy: actor.id, status: 'manual' },
      data: { noProofReason: reason },
    })
    if (count === 0) return refuse('not-yours')
    const subject = { type: 'refund', id: refundId } as const
    const details = { noProof: reason }
    await recordAudit(tx, [{ subject, action: 'proof-missing', actor, details }])
    return ok()
  })
}

/**
 * The paper came later than the transfer was recorded, or shows it better. It stands beside what is there
 * already, and only who says that the money was sent shows it.
 */
export function addProof({
  refundId,
  actor,
  proof,
}: Omit<Shown, 'reference'>): Promise<Result<undefined, AddProofRefusal>> {
  return onceUsed(
    transaction(async (tx): Promise<Result<undefined, AddProofRefusal>> => {
      if (!(await lockRefund(tx, refundId))) return refuse('not-found')
      const { preparedBy, transferReference: reference } = await tx.refund.findUniqueOrThrow({
        where: { id: refundId },
        select: { preparedBy: true, transferReference: true },
      })
      if (preparedBy !== actor.id || reference === null) return refuse('not-yours')
      await keepProof(tx, { refundId, reference, actor, proof })
      return ok()
    }),
  )
}

/**
 * A proof shows what the second person must find on the statement: until he has, only who added it sees it.
 * Of refunds `r` and refund_proofs `p`; the admin who looks is $2.
 */
const isVisible = `(r.status <> 'manual' OR p.added_by = $2::uuid)`

export type RefundProof = {
  id: string
  addedByName: string | null
  addedAt: Date
  /** Null for who may not see it yet. */
  reference: string | null
  state: 'visible' | 'hidden' | 'erased'
}

/** All that were ever added, the newest first. */
export async function listProofs(refundId: string, { id: adminId }: Admin): Promise<RefundProof[]> {
  const { rows } = await pool.query<RefundProof>(
    `SELECT p.id, u.name AS "addedByName", p.added_at AS "addedAt",
       CASE WHEN ${isVisible} THEN p.reference END AS reference,
       CASE WHEN p.paper IS NULL THEN 'erased' WHEN ${isVisible} THEN 'visible' ELSE 'hidden' END
         AS state
     FROM refund_proofs p JOIN refunds r ON r.id = p.refund_id LEFT JOIN users u ON u.id = p.added_by
     WHERE p.refund_id = $1::uuid ORDER BY p.id DESC`,
    [refundId, adminId],
  )
  return rows
}

/** Each look stays in the trail. */
export async function readProof({
  refundId,
  proofId,
  actor,
}: {
  refundId: string
  proofId: string
  actor: Admin
}): Promise<Uint8Array | null> {
  const { rows } = await pool.query<{ paper: Buffer }>(
    `SELECT p.paper FROM refund_proofs p JOIN refunds r ON r.id = p.refund_id
     WHERE p.refund_id = $1::uuid AND ${isVisible} AND p.id = $3::uuid AND p.paper IS NOT NULL`,
    [refundId, actor.id, proofId],
  )
  const [found] = rows
  if (!found) return null
  const subject = { type: 'refund', id: refundId } as const
  await recordAudit(db, [{ subject, action: 'proof-read', actor, details: { proof: proofId } }])
  return found.paper
}
