import { createHash } from 'node:crypto'
import { jakartaTime } from '../shared/clock.ts'
import { methodOf } from './methods.ts'
import type { Transaction } from './world.ts'

export type Body = Record<string, unknown>

/** Everything Midtrans tells about a transaction, except the words around it. */
export function transactionBody(tx: Transaction): Body {
  return {
    transaction_time: jakartaTime(tx.createdAt),
    transaction_status: tx.status,
    transaction_id: tx.transactionId,
    payment_type: methodOf(tx.method).paymentType,
    order_id: tx.orderId,
    merchant_id: tx.merchantId,
    gross_amount: tx.grossAmount,
    currency: tx.currency,
    // Indomaret is the one method without a verdict.
    ...(tx.fraud && tx.method !== 'indomaret' ? { fraud_status: tx.fraud } : {}),
    ...(tx.settledAt === null ? {} : { settlement_time: jakartaTime(tx.settledAt) }),
    expiry_time: jakartaTime(tx.expiresAt),
    ...tx.fields,
    ...refundFields(tx),
  }
}

function refundFields(tx: Transaction): Body {
  if (tx.refunds.length === 0) return {}
  return {
    refund_amount: `${refundedSum(tx)}.00`,
    refunds: tx.refunds.map((refund) => ({
      refund_chargeback_id: refund.id,
      refund_amount: `${refund.amount}.00`,
      created_at: jakartaTime(refund.createdAt),
      reason: refund.reason,
      ...(refund.key === null ? {} : { refund_key: refund.key }),
      ...(refund.confirmedAt === null
        ? {}
        : { refund_method: refund.method, bank_confirmed_at: jakartaTime(refund.confirmedAt) }),
    })),
  }
}

export function refundedSum(tx: Transaction): number {
  return tx.refunds.reduce((sum, refund) => sum + refund.amount, 0)
}

export function statusCodeOf(tx: Transaction): string {
  if (tx.status === 'pending') return '201'
  if (tx.status === 'capture' && tx.fraud === 'challenge') return '201'
  return ['deny', 'cancel', 'expire'].includes(tx.status) ? '202' : '200'
}

export function statusBody(tx: Transaction, serverKey: string): Body {
  // The status call, unlike the notification, tells an expired payment with 407.
  const code = tx.status === 'expire' ? '407' : statusCodeOf(tx)
  return {
    status_code: code,
    status_message: 'Success, transaction is found',
    ...transactionBody(tx),
    // Seen in Midtrans' own sample for DANA.
    ...(tx.method === 'dana' && tx.status === 'pending' ? { transaction_status: 'PENDING' } : {}),
    signature_key: sign(tx.orderId, code, tx.grossAmount, serverKey),
  }
}

export function notificationBody(tx: Transaction, serverKey: string): Body {
  const code = statusCodeOf(tx)
  return {
    ...transactionBody(tx),
    status_message: 'midtrans payment notification',
    status_code: code,
    signature_key: sign(tx.orderId, code, tx.grossAmount, serverKey),
  }
}

export function sign(orderId: string, code: string, amount: string, serverKey: string): string {
  return createHash('sha512')
    .update(orderId + code + amount + serverKey)
    .digest('hex')
}
