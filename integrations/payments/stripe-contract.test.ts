import { startStripeEmulator } from '#tests/emulators/stripe.ts'
import { describeGateway } from './gateway-contract.ts'
import { createStripeGateway } from './stripe.server.ts'

const secretKey = 'sk_test_contract'
const webhookSecret = 'whsec_contract'

describeGateway(
  'Stripe',
  async () => {
    const { url: apiUrl, controls, stop } = await startStripeEmulator({ secretKey, webhookSecret })
    // What every provider can do; that most cards are paid back at once is told in stripe.test.ts.
    controls.refundsBegin({ status: 'pending' })
    const signed = ({ rawBody, signature }: { rawBody: string; signature: string }) => ({
      rawBody,
      headers: new Headers({ 'stripe-signature': signature }),
    })
    return {
      gateway: createStripeGateway({ secretKey, webhookSecret, apiUrl }),
      stranger: createStripeGateway({ secretKey: 'sk_test_wrong', webhookSecret, apiUrl }),
      buyer: {
        chooses: (orderId) => controls.choose({ orderId }),
        pays: (orderId) => controls.pay({ orderId }),
        isDenied: (orderId) => controls.deny({ orderId }),
        letsExpire: (orderId) => controls.expire({ orderId }),
      },
      provider: {
        // The package itself asks once more, with the same key, when a connection is cut.
        dropsConnection: (when) =>
          controls.fault({
            call: when === 'after' ? 'refund' : '*',
            kind: `reset-${when}`,
            times: 2,
          }),
        isDown: () => controls.fault({ call: '*', kind: 'error-503' }),
        confirmsRefunds: (orderId) => controls.confirmRefund({ orderId }),
        lastNotification: (orderId) => signed(controls.lastEvent({ orderId })),
        forged: (orderId) => {
          const { rawBody, signature } = controls.lastEvent({ orderId })
          return signed({ rawBody, signature: signature.replace(/v1=.{4}/, 'v1=0000') })
        },
      },
      stop,
    }
  },
  { isRemote: true },
)
