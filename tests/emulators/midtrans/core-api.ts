import { randomUUID } from 'node:crypto'
import { jakartaTime } from '../shared/clock.ts'
import { refundedSum, statusBody, transactionBody, type Body } from './bodies.ts'
import * as lifecycle from './lifecycle.ts'
import { methodOf, methods, type MethodKey } from './methods.ts'
import type { ApiAnswer } from './snap-api.ts'
import { type ApiCall, findTransaction, latestOf, type Transaction, type World } from './world.ts'

const day = 86_400_000

/** Midtrans says HTTP 200 to most refusals and puts the code into the body. */
function refuse(code: string, message: string, httpStatus = 200): ApiAnswer {
  return {
    status: httpStatus,
    body: { status_code: code, status_message: message, id: randomUUID() },
  }
}

const notFound = (httpStatus = 200) => refuse('404', "Transaction doesn't exist.", httpStatus)
const cannotModify = () => refuse('412', 'Merchant cannot modify the status of the transaction')

export async function callCore(
  world: World,
  call: ApiCall,
  id: string,
  body: Body,
): Promise<ApiAnswer> {
  if (call === 'charge') return charge(world, body)
  const tx = findTransaction(world, id)
  if (!tx) return notFound(call === 'status' ? 404 : 200)
  switch (call) {
    case 'status':
      return { status: 200, body: statusBody(tx, world.serverKey) }
    case 'cancel':
      if (tx.status !== 'pending' && tx.status !== 'capture') return cannotModify()
      await lifecycle.begin(lifecycle.cancel(world, tx))
      return done(tx, '200', 'Success, transaction is canceled')
    case 'expire':
      if (tx.status !== 'pending') return cannotModify()
      await lifecycle.begin(lifecycle.expire(world, tx))
      return done(tx, '407', 'Success, transaction is expired')
    case 'approve':
      if (tx.status !== 'capture' || tx.fraud !== 'challenge') return cannotModify()
      tx.fraud = 'accept'
      await lifecycle.begin(lifecycle.announce(world, tx))
      return done(tx, '200', 'Success, transaction is approved')
    case 'deny':
      if (tx.status !== 'capture' || tx.fraud !== 'challenge') return cannotModify()
      tx.fraud = 'deny'
      await lifecycle.begin(lifecycle.deny(world, tx))
      return done(tx, '200', 'Success, transaction is denied')
    default:
      return refund(world, tx, body)
  }
}

function done(tx: Transaction, code: string, message: string): ApiAnswer {
  return {
    status: 200,
    body: { status_code: code, status_message: message, ...transactionBody(tx) },
  }
}

async function refund(world: World, tx: Transaction, body: Body): Promise<ApiAnswer> {
  const { refundDays, partialRefund } = methodOf(tx.method)
  const key = body.refund_key === undefined ? `refund-${world.count + 1}` : String(body.refund_key)
  if (!/^[A-Za-z0-9_-]+$/.test(key)) return refuse('400', 'refund_key is not valid')
  if (tx.refunds.some((known) => known.key === key)) return refuse('406', 'Duplicate refund ID')
  const paidAt = tx.settledAt ?? tx.createdAt
  const isOpen = tx.status === 'settlement' || tx.status === 'partial_refund'
  const isInTime = refundDays !== undefined && world.clock.now() <= paidAt + refundDays * day
  if (!isOpen || !isInTime || isAsleep(world, tx)) return cannotModify()

  const left = Number(tx.grossAmount) - refundedSum(tx)
  const amount = body.amount === undefined ? left : body.amount
  const isPossible =
    typeof amount === 'number' && Number.isInteger(amount) && amount >= 1 && amount <= left
  if (!isPossible || (!partialRefund && amount !== left)) {
    return refuse('414', 'Refund amount is invalid')
  }
  if (world.banksRefuseRefunds) {
    return {
      status: 200,
      body: {
        ...transactionBody(tx),
        status_code: '202',
        status_message: 'Refund is denied by the bank',
        transaction_status: 'settlement',
        refund_amount: '0.00',
        refund_key: key,
      },
    }
  }
  await lifecycle.begin(
    lifecycle.refund(world, tx, { key, amount, reason: String(body.reason ?? '') }),
  )
  return {
    status: 200,
    body: {
      ...transactionBody(tx),
      status_code: '200',
      status_message: 'Success, refund request is approved',
      refund_amount: `${amount}.00`,
      refund_key: key,
      refund_chargeback_id: tx.refunds.at(-1)?.id,
    },
  }
}

/** ShopeePay gives nothing back from 23:55 to 06:00. */
function isAsleep(world: World, tx: Transaction): boolean {
  const time = jakartaTime(world.clock.now()).slice(11, 16)
  return tx.method === 'shopeepay' && (time >= '23:55' || time < '06:00')
}

async function charge(world: World, body: Body): Promise<ApiAnswer> {
  const details = body.transaction_details as Body | undefined
  const orderId = String(details?.order_id ?? '')
  const amount = details?.gross_amount
  const method = methodAsked(body)
  if (!/^[A-Za-z0-9\-_~.]{1,50}$/.test(orderId) || !Number.isInteger(amount) || !method) {
    return refuse('400', 'One or more parameters in the payload is invalid.')
  }
  const latest = latestOf(world, orderId)
  if (latest && !['deny', 'cancel', 'expire'].includes(latest.status)) {
    return refuse('406', 'The request could not be completed due to a conflict: order_id')
  }
  const tx = lifecycle.addTransaction(world, {
    orderId,
    amount: Number(amount),
    method,
    expiresAt: world.clock.now() + methodOf(method).defaultMinutes * 60_000,
    sessionToken: null,
    notificationUrls: world.defaultNotificationUrls,
    customFields: {},
  })
  await lifecycle.begin(lifecycle.announce(world, tx))
  return done(tx, '201', 'Success, transaction is created')
}

function methodAsked(body: Body): MethodKey | undefined {
  const variant =
    (body.bank_transfer as Body | undefined)?.bank ?? (body.cstore as Body | undefined)?.store
  return (Object.keys(methods) as MethodKey[]).find((key) => {
    const method = methodOf(key)
    return method.paymentType === body.payment_type && method.variant === variant
  })
}
