import type {
  CancelOutcome,
  CreatePaymentResult,
  OpenedPayment,
  PaymentGateway,
  PaymentReference,
  PaymentRequest,
  ProviderPayment,
} from './payment-gateway.ts'
import {
  readStoredStripeNotification,
  readStripeNotification,
} from './stripe-notification.server.ts'
import {
  disputeList,
  refundList,
  sessionObject,
  type StripeRefund,
  wholeIntent,
  type WholeIntent,
  wholeSession,
} from './stripe-objects.ts'
import { merchantOf, readIntent, readSession } from './stripe-payment.server.ts'
import { refundThroughStripe, stripeRefundFacts } from './stripe-refund.server.ts'
import { sessionRequest, stripeLimits } from './stripe-request.server.ts'
import {
  createTransport,
  type StripeConfig,
  type Transport,
  unavailable,
} from './stripe-transport.server.ts'

/**
 * Stripe Checkout. The token is the page's id (`cs_…`); the transaction is the payment intent (`pi_…`)
 * that the page gets when a buyer pays there.
 */
export function createStripeGateway(config: StripeConfig): PaymentGateway {
  if (!/^\S+$/.test(config.webhookSecret)) throw new TypeError('The webhook secret is empty')
  const transport = createTransport(config)
  const isLive = config.secretKey.includes('_live_')
  const fetchStatus = (reference: PaymentReference) => fetchPayment(transport, reference)
  return {
    provider: 'stripe',
    way: 'foreignCard',
    merchantId: merchantOf(isLive),
    limits: stripeLimits,
    createPayment: (request) => createPayment(transport, request),
    fetchStatus,
    cancelPayment: (payment) => cancelPayment(transport, payment),
    // Nothing is held back for review: only cards are taken, and they are captured at once.
    approveReview: () => Promise.resolve('too-late'),
    denyReview: () => Promise.resolve('too-late'),
    refund: (request) =>
      refundThroughStripe(transport, request, () =>
        fetchStatus({ transactionId: request.transactionId }),
      ),
    refundFacts: () => stripeRefundFacts,
    readNotification: (rawBody, headers) => {
      const { webhookSecret } = config
      return readStripeNotification(rawBody, headers, { webhookSecret, isLive, now: new Date() })
    },
    readStoredNotification: readStoredStripeNotification,
    // Nobody pays under it: who knows us says that there is none.
    check: async () => void (await fetchStatus({ transactionId: 'pi_uji_sambungan' })),
  }
}

async function createPayment(
  transport: Transport,
  request: PaymentRequest,
): Promise<CreatePaymentResult> {
  const params = sessionRequest(request)
  const answer = await transport('create', (stripe) =>
    stripe.checkout.sessions.create(params, { idempotencyKey: `checkout:${request.orderId}` }),
  )
  if (!answer.ok)
    return { ok: false, reason: 'rejected', detail: `${answer.status} ${answer.code}` }
  const session = sessionObject.safeParse(answer.body).data
  if (!session?.url || session.client_reference_id !== request.orderId) {
    throw unavailable('create', 'unreadable', 'unknown')
  }
  const { id: token, url: redirectUrl } = session
  // A repeated call is answered as things stood at the first; what became of the page since is asked.
  const payment = answer.isReplayed
    ? await fetchPayment(transport, { orderId: request.orderId, token })
    : 'not-started'
  if (payment !== 'not-started') return { ok: false, reason: 'duplicate-order', payment }
  return { ok: true, token, redirectUrl }
}

/** Without the page's id nobody was ever sent there, so nothing can have been paid. */
async function fetchPayment(
  transport: Transport,
  reference: PaymentReference,
): Promise<ProviderPayment | 'not-started'> {
  const id = 'transactionId' in reference ? reference.transactionId : reference.token
  if (id === null) return 'not-started'
  const payment = id.startsWith('pi_')
    ? await fetchIntent(transport, id)
    : await fetchSession(transport, id)
  if (payment === 'not-started') return payment
  const isWanted = 'transactionId' in reference || payment?.orderId === reference.orderId
  if (!payment || !isWanted) throw unavailable('status', 'unreadable', 'none')
  return payment
}

async function fetchIntent(transport: Transport, id: string) {
  const answer = await transport('status', (stripe) =>
    stripe.paymentIntents.retrieve(id, { expand: ['latest_charge.refunds'] }),
  )
  if (!answer.ok) return notStartedOrThrow(answer.status)
  const intent = wholeIntent.safeParse(answer.body).data
  if (intent?.id !== id) return null
  const whole = await withAllRefunds(transport, intent)
  return readIntent(whole, await fetchDisputes(transport, intent))
}

async function fetchSession(transport: Transport, id: string) {
  const answer = await transport('status', (stripe) =>
    stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge.refunds'] }),
  )
  if (!answer.ok) return notStartedOrThrow(answer.status)
  const session = wholeSession.safeParse(answer.body).data
  if (session?.id !== id) return null
  const intent = session.payment_intent && (await withAllRefunds(transport, session.payment_intent))
  const disputes = await fetchDisputes(transport, intent)
  return readSession({ ...session, payment_intent: intent }, disputes)
}

function notStartedOrThrow(status: number): 'not-started' {
  if (status === 404) return 'not-started'
  throw unavailable('status', 'unreadable', 'none', `status ${status}`)
}

const mostPages = 20

/**
 * Inside a charge only the newest ten are told. One that is not seen would be taken for one that was never
 * made, and its money sent a second time.
 */
async function withAllRefunds(transport: Transport, intent: WholeIntent): Promise<WholeIntent> {
  const charge = intent.latest_charge
  if (!charge?.refunds?.has_more) return intent
  const data: StripeRefund[] = []
  for (let page = 1; page <= mostPages; page++) {
    const last = data.at(-1)
    const answer = await transport('status', (stripe) =>
      stripe.refunds.list({
        payment_intent: intent.id,
        limit: 100,
        ...(last && { starting_after: last.id }),
      }),
    )
    const told = answer.ok ? refundList.safeParse(answer.body).data : undefined
    if (!told) throw unavailable('status', 'unreadable', 'none')
    data.push(...told.data)
    if (!told.has_more) {
      return { ...intent, latest_charge: { ...charge, refunds: { data, has_more: false } } }
    }
  }
  throw unavailable('status', 'unreadable', 'none', 'refunds without end')
}

/** A charge says for ever that it was disputed; how it ended, only the dispute says. */
async function fetchDisputes(
  transport: Transport,
  intent: { id: string; latest_charge: { disputed: boolean } | null } | null,
) {
  if (!intent?.latest_charge?.disputed) return []
  const answer = await transport('status', (stripe) =>
    stripe.disputes.list({ payment_intent: intent.id, limit: 100 }),
  )
  const found = answer.ok ? disputeList.safeParse(answer.body).data : undefined
  if (!found) throw unavailable('status', 'unreadable', 'none')
  return found.data
}

async function cancelPayment(transport: Transport, payment: OpenedPayment): Promise<CancelOutcome> {
  const { token } = payment
  if (token === null) return 'not-started'
  const answer = await transport('cancel', (stripe) => stripe.checkout.sessions.expire(token))
  if (answer.ok && sessionObject.safeParse(answer.body).data?.status === 'expired') {
    return 'cancelled'
  }
  // It could not be closed, or nobody can read whether it was: the page itself says.
  const told = await fetchPayment(transport, payment)
  if (told === 'not-started') {
    if (!answer.ok && answer.status === 404) return 'not-started'
    throw unavailable('cancel', 'unreadable', 'unknown')
  }
  return ['failed', 'expired', 'cancelled'].includes(told.state) ? 'cancelled' : 'too-late'
}
