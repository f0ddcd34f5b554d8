import { startPayment } from '#app/features/payments/start-payment.server.ts'

/** The web request does it right after the checkout; this is for when it did not get that far. */
export async function startPaymentJob({ attemptId }: { attemptId: string }): Promise<void> {
  await startPayment(attemptId)
}
