import { openDiscrepancy, resolveDiscrepancy } from '#app/features/discrepancies/commands.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import type { ProviderPayment } from '#integrations/payments/payment-gateway.ts'
import type { Attempt } from './attempts.server.ts'

/**
 * The bank contests a payment: everything about it stands still, and who does not answer the bank in time
 * has lost. So somebody must know of it at once. Each time is a case of its own.
 */
export async function openDispute(
  tx: Tx,
  { id: attemptId, amount }: Attempt,
  { dispute }: ProviderPayment,
): Promise<void> {
  const before = await tx.discrepancy.count({ where: { attemptId, kind: 'disputed' } })
  await openDiscrepancy(tx, {
    kind: 'disputed',
    attemptId,
    amount: dispute?.contested ?? amount,
    dedupeKey: `dispute:${attemptId}:${before + 1}`,
    details: { answerBy: dispute?.answerBy?.toISOString() ?? null },
  })
  await recordEvent(tx, { type: 'attempt.disputed', attemptId })
}

export async function endDispute(
  tx: Tx,
  attemptId: string,
  end: { resolution: 'dispute-won' | 'dispute-lost' | 'dispute-part-lost'; actor: Actor },
): Promise<void> {
  const open = await tx.discrepancy.findMany({
    where: { attemptId, kind: 'disputed', resolvedAt: null },
    select: { dedupeKey: true },
  })
  for (const { dedupeKey } of open) await resolveDiscrepancy(tx, { dedupeKey, ...end })
}
