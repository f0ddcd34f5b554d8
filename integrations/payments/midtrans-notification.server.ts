import { createHash, timingSafeEqual } from 'node:crypto'
import { isSafeId } from './midtrans-transport.server.ts'
import { readAmount, readRefunds, readState } from './midtrans-payment.server.ts'
import type { PaymentNotification, ReadNotificationResult } from './payment-gateway.ts'

/** Midtrans' largest notification is a few kilobytes; more is somebody else. */
const largestNotification = 64_000

type Signed = Record<string, unknown> & {
  order_id: string
  transaction_id: string
  status_code: string
  gross_amount: string
  signature_key: string
}

/**
 * The signature covers order id, status code and amount, exactly as they are spelled. It does not
 * cover the status itself, so a valid notification is a reason to ask, not an answer.
 */
export function readMidtransNotification(
  rawBody: string,
  serverKey: string,
): ReadNotificationResult {
  const body = parse(rawBody)
  if (!body) return { ok: false, reason: 'malformed' }
  const expected = signatureOf({ ...body, serverKey })
  if (!isSame(expected, body.signature_key)) return { ok: false, reason: 'bad-signature' }
  return { ok: true, notification: claimOf(body) }
}

export function readStoredMidtransNotification(rawBody: string): PaymentNotification | null {
  const body = parse(rawBody)
  return body && claimOf(body)
}

function claimOf(body: Signed): PaymentNotification {
  const currency = typeof body.currency === 'string' ? body.currency : null
  return {
    dedupeKey: dedupeKeyOf(body),
    orderId: body.order_id,
    transactionId: body.transaction_id,
    claimedState: readState(body) ?? 'unknown',
    amount: readAmount(body.gross_amount, currency ?? 'IDR'),
    amountAsSent: body.gross_amount,
    currency,
    merchantId: typeof body.merchant_id === 'string' ? body.merchant_id : null,
  }
}

export function signatureOf(signed: {
  order_id: string
  status_code: string
  gross_amount: string
  serverKey: string
}): string {
  return createHash('sha512')
    .update(signed.order_id + signed.status_code + signed.gross_amount + signed.serverKey)
    .digest('hex')
}

/** Midtrans gives its events no id. JSON keeps the parts apart, whatever characters they hold. */
function dedupeKeyOf(body: Record<string, unknown>): string {
  const refunds = readRefunds(body)
    .map(({ refundKey, bankConfirmedAt }) => [refundKey, bankConfirmedAt?.toISOString() ?? ''])
    .toSorted(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0))
  const parts = [
    body.order_id,
    body.transaction_id,
    String(body.transaction_status).toLowerCase(),
    body.status_code,
    body.fraud_status ?? '',
    body.gross_amount,
    refunds,
  ]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

function parse(rawBody: string): Signed | null {
  if (rawBody.length > largestNotification) return null
  try {
    const body: unknown = JSON.parse(rawBody)
    const isObject = typeof body === 'object' && body !== null && !Array.isArray(body)
    return isObject && isWellFormed(body as Record<string, unknown>) ? (body as Signed) : null
  } catch {
    return null
  }
}

function isWellFormed(body: Record<string, unknown>): body is Signed {
  const { order_id, transaction_id, status_code, gross_amount, signature_key } = body
  return (
    typeof order_id === 'string' &&
    typeof transaction_id === 'string' &&
    typeof status_code === 'string' &&
    typeof gross_amount === 'string' &&
    typeof signature_key === 'string' &&
    isSafeId(order_id) &&
    // The signature runs over the three fields without anything between them; fixed shapes keep a
    // character from moving into its neighbour.
    /^[2-5]\d{2}$/.test(status_code) &&
    /^(0|[1-9]\d{0,12})\.\d{2}$/.test(gross_amount) &&
    // The transaction id is not signed, and it will be part of an address we call with our key.
    isSafeId(transaction_id)
  )
}

function isSame(expected: string, claimed: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(claimed)]
  return a.length === b.length && timingSafeEqual(a, b)
}
