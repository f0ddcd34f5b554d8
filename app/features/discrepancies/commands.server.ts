import { newId } from '#app/core/ids.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import { type Actor, systemActor } from '#app/server/scopes.server.ts'

export type DiscrepancyKind =
  | 'paidUnexpectedly'
  | 'amountMismatch'
  | 'reversedAfterFulfilment'
  | 'refundRefused'
  | 'unknownOrder'
  | 'collectedDifferently'
  | 'disputed'

/** One case for one cause, however often it is reported; a closed case is not opened again. */
export async function openDiscrepancy(
  tx: Tx,
  discrepancy: {
    kind: DiscrepancyKind
    attemptId: string | null
    amount: Rupiah
    dedupeKey: string
    /** Never personal data. */
    details: Record<string, string | number | boolean | null>
  },
): Promise<void> {
  const id = newId()
  const { count } = await tx.discrepancy.createMany({
    data: { id, ...discrepancy },
    skipDuplicates: true,
  })
  if (count === 0) return
  await recordAudit(tx, [
    {
      subject: { type: 'discrepancy', id },
      action: 'opened',
      actor: systemActor,
      details: { kind: discrepancy.kind },
    },
  ])
}

/** Says how a case ended. Returns false when it is closed already or was never opened. */
export async function resolveDiscrepancy(
  tx: Tx,
  { dedupeKey, resolution, actor }: { dedupeKey: string; resolution: string; actor: Actor },
): Promise<boolean> {
  const [closed] = await tx.$queryRaw<{ id: string }[]>`
    UPDATE discrepancies SET resolution = ${resolution}, resolved_at = now(),
      resolved_by = ${actor.id}::uuid
    WHERE dedupe_key = ${dedupeKey} AND resolved_at IS NULL
    RETURNING id`
  if (!closed) return false
  await recordAudit(tx, [
    {
      subject: { type: 'discrepancy', id: closed.id },
      action: 'resolved',
      actor,
      details: { resolution },
    },
  ])
  return true
}
