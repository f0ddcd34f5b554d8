import {
  readMidtransNotification,
  readStoredMidtransNotification,
} from './midtrans-notification.server.ts'
import { readPayment } from './midtrans-payment.server.ts'
import { midtransRefundFacts, refundThroughMidtrans } from './midtrans-refund.server.ts'
import { midtransLimits, snapRequest } from './midtrans-request.server.ts'
import {
  createTransport,
  pathId,
  unavailable,
  type Answer,
  type MidtransConfig,
  type Transport,
} from './midtrans-transport.server.ts'
import type {
  CancelOutcome,
  CreatePaymentResult,
  OpenedPayment,
  PaymentGateway,
  PaymentReference,
  PaymentRequest,
  PaymentState,
  ProviderPayment,
  ReviewOutcome,
} from './payment-gateway.ts'

export function createMidtransGateway(config: MidtransConfig): PaymentGateway {
  const transport = createTransport(config)
  const fetchStatus = (reference: PaymentReference) => fetchPayment(transport, reference)
  return {
    provider: 'midtrans',
    way: 'local',
    merchantId: config.merchantId,
    limits: midtransLimits,
    createPayment: (request) => createPayment(transport, request, config.serverKey),
    fetchStatus,
    cancelPayment: (payment) => cancelPayment(transport, payment),
    approveReview: ({ transactionId }) => decide(transport, 'approve', transactionId),
    denyReview: ({ transactionId }) => decide(transport, 'deny', transactionId),
    refund: (request) =>
      refundThroughMidtrans(transport, request, () =>
        fetchStatus({ transactionId: request.transactionId }),
      ),
    refundFacts: midtransRefundFacts,
    // All that counts is in the body; Midtrans sends no headers of its own.
    readNotification: (rawBody) => readMidtransNotification(rawBody, config.serverKey),
    readStoredNotification: readStoredMidtransNotification,
    // Nobody pays under it: who knows us says that there is none.
    check: async () => void (await fetchStatus({ transactionId: 'uji-sambungan' })),
  }
}

async function createPayment(
  transport: Transport,
  request: PaymentRequest,
  serverKey: string,
): Promise<CreatePaymentResult> {
  const body = snapRequest(request, new Date())
  const answer = await transport.snap('create', (snap) => snap.createTransaction(body))
  if (answer.code < 400) {
    const { token, redirect_url: redirectUrl } = answer.body
    if (typeof token === 'string' && typeof redirectUrl === 'string' && isWebUrl(redirectUrl)) {
      return { ok: true, token, redirectUrl }
    }
    throw unavailable('create', 'unreadable', 'unknown')
  }
  // The reason is told in words only, and in the language of the account; so Midtrans is asked
  // whether it knows a payment by this id.
  const payment = await fetchPayment(transport, { orderId: request.orderId, token: null })
  if (payment !== 'not-started') return { ok: false, reason: 'duplicate-order', payment }
  const detail = JSON.stringify(answer.body.error_messages ?? answer.code).slice(0, 300)
  return { ok: false, reason: 'rejected', detail: detail.replaceAll(serverKey, '…') }
}

async function fetchPayment(
  transport: Transport,
  reference: PaymentReference,
): Promise<ProviderPayment | 'not-started'> {
  const wanted = 'orderId' in reference ? reference.orderId : reference.transactionId
  const id = pathId(wanted)
  const { code, body } = await transport.core('status', (core) => core.transaction.status(id))
  if (code === 404 && body.status_code !== undefined) return 'not-started'
  // 407 is how an expired payment is told.
  const payment = code < 400 || code === 407 ? readPayment(body) : null
  const told = payment && ('orderId' in reference ? payment.orderId : payment.transactionId)
  if (!payment || told !== wanted) throw unavailable('status', 'unreadable', 'none', `code ${code}`)
  return payment
}

async function cancelPayment(transport: Transport, payment: OpenedPayment): Promise<CancelOutcome> {
  const { token } = payment
  const id = pathId(payment.orderId)
  const closePage = async () => token !== null && (await transport.cancelToken(token)).code < 400
  // The page first: once it is closed, no new transaction can begin behind our back.
  const isPageClosed = await closePage()
  const answer = await transport.core('cancel', (core) => core.transaction.cancel(id))
  const outcome = await whetherCancelled(answer, () => fetchPayment(transport, payment))
  if (isPageClosed) return outcome === 'not-started' ? 'cancelled' : outcome
  // A page with a pending transaction cannot be closed; now that this is gone, it can, and must be:
  // the buyer would only have to choose another method there.
  if (outcome === 'cancelled') await closePage()
  return outcome
}

const ended: readonly PaymentState[] = ['failed', 'expired', 'cancelled']

async function whetherCancelled(
  answer: Answer,
  fetchStatus: () => Promise<ProviderPayment | 'not-started'>,
): Promise<CancelOutcome> {
  const told = answer.code < 400 ? readPayment(answer.body) : null
  if (told?.state === 'cancelled') return 'cancelled'
  const payment = await fetchStatus()
  if (payment === 'not-started') return 'not-started'
  if (ended.includes(payment.state)) return 'cancelled'
  if (answer.code === 412) return 'too-late'
  throw unavailable('cancel', 'unreadable', 'unknown')
}

async function decide(
  transport: Transport,
  decision: 'approve' | 'deny',
  transactionId: string,
): Promise<ReviewOutcome> {
  const id = pathId(transactionId)
  const answer = await transport.core(decision, (core) => core.transaction[decision](id))
  if (answer.code === 404) return 'not-started'
  if (answer.code >= 400) return 'too-late'
  return 'done'
}

function isWebUrl(text: string): boolean {
  return /^https?:$/.test(URL.parse(text)?.protocol ?? '')
}
