import { env } from '#app/server/env.server.ts'
import { singleton } from '#app/server/singleton.server.ts'
import { createMidtransGateway } from '#integrations/payments/midtrans.server.ts'
import {
  GatewayUnavailable,
  type PaymentGateway,
  type PaymentProvider,
} from '#integrations/payments/payment-gateway.ts'

const gateways = singleton('gateways', () => new Map<string, PaymentGateway>())

/** The provider an attempt was made with. Made at the first use, because the emulator's address is found out at the start. */
export function gatewayOf(provider: string): PaymentGateway {
  const known = gateways.get(provider)
  if (known) return known
  if (provider !== 'midtrans') throw new Error(`There is no payment provider ${provider}`)
  return useGateway(newMidtrans())
}

/** With whom a new purchase is paid. */
export const checkoutProvider = (): PaymentProvider => 'midtrans'

/** Puts a gateway in its place behind a circuit breaker; tests bring one with shorter patience. */
export function useGateway(gateway: PaymentGateway, breaker: BreakerOptions = {}): PaymentGateway {
  const guarded = withBreaker(gateway, breaker)
  gateways.set(gateway.provider, guarded)
  return guarded
}

function newMidtrans(): PaymentGateway {
  const { MIDTRANS_SERVER_KEY, MIDTRANS_MERCHANT_ID } = env
  if (!MIDTRANS_SERVER_KEY || !MIDTRANS_MERCHANT_ID) {
    throw new Error('Midtrans is not configured and its emulator was not started')
  }
  // Keys of the sandbox say so themselves.
  const sandbox = MIDTRANS_SERVER_KEY.startsWith('SB-') ? '.sandbox' : ''
  return createMidtransGateway({
    serverKey: MIDTRANS_SERVER_KEY,
    merchantId: MIDTRANS_MERCHANT_ID,
    snapUrl: env.MIDTRANS_SNAP_URL ?? `https://app${sandbox}.midtrans.com/snap/v1`,
    coreUrl: env.MIDTRANS_CORE_URL ?? `https://api${sandbox}.midtrans.com`,
    timeoutMs: 5_000,
  })
}

type BreakerOptions = { failures?: number; pauseMs?: number }

/**
 * A provider that does not answer is left alone for a while, so that buyers hear at once that paying
 * must wait instead of each holding a connection for five seconds. One call at a time tries again.
 */
export function withBreaker(
  gateway: PaymentGateway,
  { failures: most = 5, pauseMs = 10_000 }: BreakerOptions = {},
): PaymentGateway {
  let failures = 0
  let closedUntil = 0

  async function guarded<T>(operation: string, call: () => Promise<T>): Promise<T> {
    if (failures >= most) {
      if (Date.now() < closedUntil) throw leftAlone(gateway, operation)
      closedUntil = Date.now() + pauseMs
    }
    try {
      const answer = await call()
      failures = 0
      return answer
    } catch (error) {
      if (error instanceof GatewayUnavailable && isOutage(error)) {
        failures++
        closedUntil = Date.now() + pauseMs
      }
      throw error
    }
  }

  return {
    ...gateway,
    createPayment: (request) => guarded('create', () => gateway.createPayment(request)),
    fetchStatus: (reference) => guarded('status', () => gateway.fetchStatus(reference)),
    cancelPayment: (payment) => guarded('cancel', () => gateway.cancelPayment(payment)),
    expirePayment: (payment) => guarded('expire', () => gateway.expirePayment(payment)),
    approveReview: (payment) => guarded('approve', () => gateway.approveReview(payment)),
    denyReview: (payment) => guarded('deny', () => gateway.denyReview(payment)),
    refund: (request) => guarded('refund', () => gateway.refund(request)),
  }
}

/** An answer we cannot read about one payment says nothing about the others. */
const isOutage = ({ reason }: GatewayUnavailable) => reason !== 'unreadable'

function leftAlone({ provider }: PaymentGateway, operation: string): GatewayUnavailable {
  return new GatewayUnavailable({
    provider,
    operation,
    reason: 'server-error',
    effect: 'none',
    detail: 'left alone after several failures',
  })
}
