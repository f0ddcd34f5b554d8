import type { PaymentWay } from '#app/core/payment-way.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { type BreakerOptions, createBreaker } from '#app/server/breaker.server.ts'
import { configuredProviders, paymentProviders } from '#app/server/payment-providers.server.ts'
import { singleton } from '#app/server/singleton.server.ts'
import {
  GatewayUnavailable,
  type PaymentGateway,
  type PaymentProvider,
} from '#integrations/payments/payment-gateway.ts'

const gateways = singleton('gateways', () => new Map<string, PaymentGateway>())

/** The provider an attempt was made with. Made at the first use, because an emulator's address is found out at the start. */
export function gatewayOf(provider: string): PaymentGateway {
  const known = gateways.get(provider)
  if (known) return known
  const configured = configuredProviders().find((each) => each === provider)
  if (!configured) throw new Error(`There is no payment provider ${provider}`)
  return useGateway(paymentProviders[configured].create())
}

/** Whether there is a gateway to ask about it. */
export const isInUse = (provider: string): boolean =>
  gateways.has(provider) || configuredProviders().some((each) => each === provider)

/** With whom a purchase of this total can be paid, in the order they are offered. */
function gatewaysFor(total: Rupiah): PaymentGateway[] {
  return configuredProviders()
    .map(gatewayOf)
    .filter(({ limits }) => limits.least <= total && total <= limits.most)
}

export const waysToPay = (total: Rupiah): PaymentWay[] => gatewaysFor(total).map(({ way }) => way)

/** The provider behind what a buyer chose; `null` when that is not offered for this total. */
export function providerOfWay(way: string, total: Rupiah): PaymentProvider | null {
  return gatewaysFor(total).find((gateway) => gateway.way === way)?.provider ?? null
}

/** Puts a gateway in its place behind a circuit breaker; tests bring one with shorter patience. */
export function useGateway(gateway: PaymentGateway, breaker: BreakerOptions = {}): PaymentGateway {
  const guarded = withBreaker(gateway, breaker)
  gateways.set(gateway.provider, guarded)
  return guarded
}

export function withBreaker(gateway: PaymentGateway, options: BreakerOptions = {}): PaymentGateway {
  const guarded = createBreaker({
    ...options,
    // An answer we cannot read about one payment says nothing about the others.
    isOutage: (error) => error instanceof GatewayUnavailable && error.reason !== 'unreadable',
    leftAlone: (operation) => leftAlone(gateway, operation),
  })
  return {
    ...gateway,
    createPayment: (request) => guarded('create', () => gateway.createPayment(request)),
    fetchStatus: (reference) => guarded('status', () => gateway.fetchStatus(reference)),
    cancelPayment: (payment) => guarded('cancel', () => gateway.cancelPayment(payment)),
    approveReview: (payment) => guarded('approve', () => gateway.approveReview(payment)),
    denyReview: (payment) => guarded('deny', () => gateway.denyReview(payment)),
    refund: (request) => guarded('refund', () => gateway.refund(request)),
  }
}

function leftAlone({ provider }: PaymentGateway, operation: string): GatewayUnavailable {
  return new GatewayUnavailable({
    provider,
    operation,
    reason: 'server-error',
    effect: 'none',
    detail: 'left alone after several failures',
  })
}
