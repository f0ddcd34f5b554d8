import { ok, refuse, type Result } from '#app/core/result.ts'
import { resolveDiscrepancy } from '#app/features/discrepancies/commands.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { lockRefund, moveRefund } from './settle-refund.server.ts'

type Person = Extract<Actor, { type: 'staff' | 'admin' }>
type ManualRefund = { refundId: string; actor: Person }

/** One person says that the transfer was made … */
export function prepareManualRefund({
  refundId,
  actor,
}: ManualRefund): Promise<Result<undefined, 'not-manual'>> {
  return transaction(async (tx) => {
    const refund = await lockRefund(tx, refundId)
    if (refund?.status !== 'manual') return refuse('not-manual')
    await recordAudit(tx, [
      { subject: { type: 'refund', id: refundId }, action: 'prepared', actor },
    ])
    return ok()
  })
}

/** … and another one, who looked at the bank's statement, that it arrived: money out takes two. */
export function approveManualRefund({
  refundId,
  actor,
}: ManualRefund): Promise<Result<undefined, 'not-manual' | 'not-prepared' | 'same-person'>> {
  return transaction(async (tx) => {
    const refund = await lockRefund(tx, refundId)
    if (refund?.status !== 'manual') return refuse('not-manual')
    const prepared = await tx.auditEntry.findFirst({
      where: { subjectType: 'refund', subjectId: refundId, action: 'prepared' },
      orderBy: { sequence: 'desc' },
      select: { actorId: true },
    })
    if (!prepared) return refuse('not-prepared')
    if (prepared.actorId === actor.id) return refuse('same-person')
    await moveRefund(tx, refund, { to: 'confirmed', actor, bankConfirmedAt: new Date() })
    await resolveDiscrepancy(tx, {
      dedupeKey: `refund:${refundId}:refused`,
      resolution: 'refunded-by-hand',
      actor,
    })
    return ok()
  })
}
