import type { Rupiah } from '#app/core/rupiah.ts'
import { qrOf } from '#app/server/qr-code.server.ts'
import type { PaymentInstructions } from '#integrations/payments/payment-gateway.ts'
import type { TransferPage } from './transfer-page.ts'

type ShownAttempt = { status: string; amount: bigint; rounding: bigint; instructions: unknown }

/** What the buyer transfers to, as it was told when the attempt began; null for any other way to pay. */
export function transferPageOf(attempt: ShownAttempt | null): TransferPage | null {
  if (attempt?.status !== 'pending') return null
  const told = (attempt.instructions ?? {}) as PaymentInstructions
  const { bank, accountNumber, holder, qris, qrisName, nmid } = told
  if (!bank || !accountNumber || !holder) return null
  return {
    bank,
    accountNumber,
    holder,
    amount: attempt.amount as Rupiah,
    rounding: attempt.rounding as Rupiah,
    qris: qris && qrisName && nmid ? { qr: qrOf(qris), name: qrisName, nmid } : null,
  }
}
