import { newId } from '#app/core/ids.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { counterProvider } from '#app/features/ledger/accounts.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import type { PaidWith } from '#prisma/generated/enums.ts'

/** The money is in the BUM Desa's own till or account: paid from the start, and nobody to ask about it. */
export async function writeTakenAttempt(
  tx: Tx,
  payment: {
    purchase: { id: string; number: string }
    paidWith: PaidWith
    amount: Rupiah
    paidAt: Date
    actor: Actor
  },
): Promise<string> {
  const { purchase, paidWith, amount, paidAt, actor } = payment
  const id = newId()
  await tx.$executeRaw`
    INSERT INTO payment_attempts (id, purchase_id, provider, provider_order_id,
      provider_transaction_id, status, amount, method, expires_at, paid_at)
    VALUES (${id}::uuid, ${purchase.id}::uuid, ${counterProvider}, ${purchase.number}, ${purchase.id},
      'paid', ${amount}, ${paidWith}, now(), ${paidAt})`
  await recordAudit(tx, [
    {
      subject: { type: 'attempt', id },
      action: 'status',
      to: 'paid',
      actor,
      details: { paidWith },
    },
  ])
  return id
}
