import { reconcileAttempt } from '#app/features/payments/reconcile.server.ts'

/** Now, without waiting for the attempt's turn. */
export const checkPaymentJob = ({ attemptId }: { attemptId: string }) => reconcileAttempt(attemptId)
