import { extendHolds } from '#app/features/availability/commands.server.ts'
import type { Tx } from '#app/server/db.server.ts'

/** Stock, purchase and attempt end together; none of them ever ends earlier than it was promised. */
export async function keepForPayment(
  tx: Tx,
  { purchaseId, attemptId, minutes }: { purchaseId: string; attemptId: string; minutes: number },
): Promise<void> {
  await extendHolds(tx, { purchaseId, minutes })
  await tx.$executeRaw`
    UPDATE payment_attempts
    SET expires_at = greatest(expires_at, now() + make_interval(mins => ${minutes}::int))
    WHERE id = ${attemptId}::uuid`
  await tx.$executeRaw`
    UPDATE purchases
    SET expires_at = greatest(expires_at, now() + make_interval(mins => ${minutes}::int))
    WHERE id = ${purchaseId}::uuid`
}
