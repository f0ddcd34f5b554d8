import { createBreaker } from '#app/server/breaker.server.ts'
import { env } from '#app/server/env.server.ts'
import { midtransAddresses } from '#app/server/midtrans-addresses.ts'
import { singleton } from '#app/server/singleton.server.ts'
import { createIris } from '#integrations/payouts/iris.server.ts'
import { PayoutsUnavailable, type PayoutWatch } from '#integrations/payouts/payout-watch.ts'

const inUse = singleton('payouts', () => ({ watch: null as PayoutWatch | null }))

/** Says what became of money that admins sent through it; null where they use their bank. */
export function payoutWatch(): PayoutWatch | null {
  const { IRIS_API_KEY, IRIS_MERCHANT_KEY } = env
  if (inUse.watch) return inUse.watch
  if (!IRIS_API_KEY || !IRIS_MERCHANT_KEY) return null
  const keys = { apiKey: IRIS_API_KEY, merchantKey: IRIS_MERCHANT_KEY }
  return usePayouts(createIris({ ...keys, baseUrl: midtransAddresses(env).irisUrl }))
}

/** Puts a service in its place behind a circuit breaker; null: none. */
export function usePayouts(watch: PayoutWatch | null): PayoutWatch | null {
  inUse.watch = watch && withBreaker(watch)
  return inUse.watch
}

function withBreaker(watch: PayoutWatch): PayoutWatch {
  const guarded = createBreaker({
    // An answer we cannot read about one payout says nothing about the others.
    isOutage: (error) => error instanceof PayoutsUnavailable && error.reason !== 'unreadable',
    leftAlone: (operation) => new PayoutsUnavailable(operation, 'server-error'),
  })
  return {
    ...watch,
    findPayout: (reference) => guarded('payout', () => watch.findPayout(reference)),
  }
}
