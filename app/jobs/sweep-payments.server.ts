import { sweepPayments } from '#app/features/payments/reconcile.server.ts'

/** Every hour: jobs that were lost are started again. */
export const sweepPaymentsJob = () => sweepPayments()
