import { reconcilePayments } from '#app/features/payments/reconcile.server.ts'

/** Every minute: what no notification told. */
export async function reconcilePaymentsJob(): Promise<void> {
  await reconcilePayments()
}
