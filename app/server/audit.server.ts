import type { Tx } from './db.server.ts'
import type { Actor } from './scopes.server.ts'
import { newId } from '#app/core/ids.ts'

export type AuditSubject =
  | 'purchase'
  | 'order'
  | 'attempt'
  | 'refund'
  | 'discrepancy'
  | 'user'
  | 'shop'
  | 'job'
  | 'experience'
  | 'resource'
  | 'request'
  | 'listing'
  | 'booking'
  | 'maker'
  | 'payout'
  | 'application'
  | 'review'
  | 'question'
  | 'report'
  | 'refusedSale'
  | 'category'
  | 'holiday'
  | 'announcement'
  | 'dayClosing'
  | 'integration'
  | 'stockTake'
  | 'promotion'

export type AuditRecord = {
  subject: { type: AuditSubject; id: string }
  /** `status` for an edge of a state table, else what was done. */
  action: string
  from?: string | null
  to?: string | null
  actor: Actor
  shopId?: string | null
  /** Never personal data: this table is kept for ten years. */
  details?: Record<string, string | number | boolean | null>
}

/** Writes the trail in the transaction of the deed; the database numbers and chains the rows. */
export async function recordAudit(tx: Tx, records: readonly AuditRecord[]): Promise<void> {
  if (records.length === 0) return
  await tx.auditEntry.createMany({
    data: records.map(({ subject, action, from, to, actor, shopId, details }) => ({
      id: newId(),
      subjectType: subject.type,
      subjectId: subject.id,
      action,
      fromStatus: from ?? null,
      toStatus: to ?? null,
      actorType: actor.type,
      actorId: actor.id,
      shopId: shopId ?? null,
      ...(details ? { details } : {}),
    })),
  })
}
