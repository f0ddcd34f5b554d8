import { env } from '#app/server/env.server.ts'
import { midtransAddresses } from '#app/server/midtrans-addresses.ts'
import { transferBook } from '#app/server/transfer-book.server.ts'
import { createMidtransGateway } from '#integrations/payments/midtrans.server.ts'
import { createManualTransferGateway } from '#integrations/payments/manual-transfer.server.ts'
import type { PaymentGateway, PaymentProvider } from '#integrations/payments/payment-gateway.ts'
import { createStripeGateway } from '#integrations/payments/stripe.server.ts'

type ProviderSetup = {
  isConfigured: () => boolean
  create: () => PaymentGateway
  /** Hosts of its payment pages, where a form of ours may lead. */
  pageOrigins: () => readonly string[]
  /** A payment is known by its amount alone, so no two open ones may have the same. */
  hasUniqueAmounts?: true
}

const timeoutMs = 5_000

/** Every provider we know, in the order buyers are offered them. Another one is another entry here. */
export const paymentProviders = {
  midtrans: {
    isConfigured: () => Boolean(env.MIDTRANS_SERVER_KEY && env.MIDTRANS_MERCHANT_ID),
    create() {
      const { MIDTRANS_SERVER_KEY: serverKey = '', MIDTRANS_MERCHANT_ID: merchantId = '' } = env
      const { snapUrl, coreUrl } = midtransAddresses(env)
      return createMidtransGateway({ serverKey, merchantId, snapUrl, coreUrl, timeoutMs })
    },
    pageOrigins: () =>
      env.MIDTRANS_SNAP_URL
        ? [new URL(env.MIDTRANS_SNAP_URL).origin]
        : ['https://app.midtrans.com', 'https://app.sandbox.midtrans.com'],
  },
  stripe: {
    isConfigured: () => Boolean(env.STRIPE_SECRET_KEY && env.STRIPE_WEBHOOK_SECRET),
    create() {
      const { STRIPE_SECRET_KEY: secretKey = '', STRIPE_WEBHOOK_SECRET: webhookSecret = '' } = env
      return createStripeGateway({
        secretKey,
        webhookSecret,
        apiUrl: env.STRIPE_API_URL,
        timeoutMs,
      })
    },
    pageOrigins: () =>
      env.STRIPE_API_URL ? [new URL(env.STRIPE_API_URL).origin] : ['https://checkout.stripe.com'],
  },
  'manual-transfer': {
    isConfigured: () => transferAccount() !== null,
    create() {
      const account = transferAccount()
      if (!account) throw new Error('There is no account that buyers transfer to')
      return createManualTransferGateway({ account, book: transferBook })
    },
    // Its page is ours.
    pageOrigins: () => [],
    hasUniqueAmounts: true,
  },
} as const satisfies Record<PaymentProvider, ProviderSetup>

/** Where buyers transfer to; null where it is not set. */
export function transferAccount() {
  const { TRANSFER_BANK: bank, TRANSFER_ACCOUNT: accountNumber } = env
  const { TRANSFER_HOLDER: holder, TRANSFER_QRIS: qris } = env
  return bank && accountNumber && holder ? { bank, accountNumber, holder, qris } : null
}

/** Whose payments are known by their amount, as people find it on a statement. */
export const providersByAmount: readonly string[] = Object.entries<ProviderSetup>(paymentProviders)
  .filter(([, setup]) => setup.hasUniqueAmounts)
  .map(([provider]) => provider)

export const hasUniqueAmounts = (provider: string): boolean => providersByAmount.includes(provider)

export const configuredProviders = (): PaymentProvider[] =>
  (Object.keys(paymentProviders) as PaymentProvider[]).filter((provider) =>
    paymentProviders[provider].isConfigured(),
  )

/** Where a payment form may lead. */
export const paymentPageOrigins = (): string[] =>
  configuredProviders().flatMap((provider) => paymentProviders[provider].pageOrigins())
