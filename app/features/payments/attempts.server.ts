import { newCode, newId } from '#app/core/ids.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'

/**
 * Writes the row of one try to pay; the provider is called only after the commit. The order id at the
 * provider is the attempt's own and never used again, so a second try can never be taken for the first.
 */
export async function createAttempt(
  tx: Tx,
  attempt: {
    purchaseId: string
    purchaseNumber: string
    provider: string
    amount: Rupiah
    minutes: number
    actor: Actor
  },
): Promise<string> {
  const id = newId()
  const providerOrderId = `${attempt.purchaseNumber}-${newCode(6)}`
  await tx.$executeRaw`
    INSERT INTO payment_attempts
      (id, purchase_id, provider, provider_order_id, amount, expires_at, next_check_at)
    VALUES (${id}::uuid, ${attempt.purchaseId}::uuid, ${attempt.provider}, ${providerOrderId},
      ${attempt.amount}, now() + make_interval(mins => ${attempt.minutes}::int), now() + interval '1 minute')`
  await recordAudit(tx, [
    { subject: { type: 'attempt', id }, action: 'status', to: 'created', actor: attempt.actor },
  ])
  await recordEvent(tx, { type: 'attempt.created', attemptId: id })
  return id
}
