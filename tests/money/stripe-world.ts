import { action } from '#app/routes/webhooks/stripe.ts'
import { useGateway } from '#app/server/gateways.server.ts'
import { createStripeGateway } from '#integrations/payments/stripe.server.ts'
import { type StripeEmulator, startStripeEmulator } from '#tests/emulators/stripe.ts'
import type { KnownPayment } from './oracle.ts'
import { startWebhook } from './payment-world.ts'

const secretKey = 'sk_test_world'
const webhookSecret = 'whsec_world'

export type StripeWorld = StripeEmulator & {
  known: () => KnownPayment[]
  /** How long we wait for each answer from now on. */
  waitAtMost: (timeoutMs: number) => void
}

/** Stripe (our emulator) on one side, our webhook on the other, both over real HTTP. */
export async function startStripeWorld({ timeoutMs = 10_000 } = {}): Promise<StripeWorld> {
  const webhook = await startWebhook(action)
  const emulator = await startStripeEmulator({
    secretKey,
    webhookSecret,
    notificationUrl: webhook.url,
  })
  const waitAtMost = (ms: number) => {
    const gateway = { secretKey, webhookSecret, apiUrl: emulator.url, timeoutMs: ms }
    useGateway(createStripeGateway(gateway), { failures: Infinity })
  }
  waitAtMost(timeoutMs)
  return {
    ...emulator,
    waitAtMost,
    known: () => emulator.controls.transactions().map(knownOf),
    async stop() {
      await emulator.stop()
      await webhook.stop()
    },
  }
}

type Intent = ReturnType<StripeEmulator['controls']['transactions']>[number]

const knownOf = ({ status, ...intent }: Intent): KnownPayment => ({
  ...intent,
  hasMoney: status === 'succeeded',
  isReviewed: false,
  story: status,
})
