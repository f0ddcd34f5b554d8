import type Stripe from 'stripe'
import type { Rupiah } from '#app/core/rupiah.ts'
import { cleanName, plainEmail } from './display-name.ts'
import type { AmountLimits, PaymentRequest } from './payment-gateway.ts'
import { requireWholeLines } from './payment-lines.ts'
import { toMinor } from './stripe-objects.ts'
import { orderIdKey } from './stripe-payment.server.ts'

/** From US$ 0.50 up, with room for the exchange rate; 12 digits with the two that Stripe adds. */
export const stripeLimits: AmountLimits = {
  least: 10_000n as Rupiah,
  most: 9_999_999_999n as Rupiah,
}

const mostLines = 100
const longestName = 250
/** Stripe wants 30 minutes from when it hears of it; the request was written a moment before. */
const shortestExpiryInMinutes = 31

/** The same for the same attempt, to the letter: Stripe compares what comes under one idempotency key. */
export function sessionRequest(request: PaymentRequest): Stripe.Checkout.SessionCreateParams {
  check(request)
  const { orderId, askedAt, expiresInMinutes, finishUrl, locale } = request
  const email = plainEmail(request.buyer.email)
  const minutes = Math.max(shortestExpiryInMinutes, Math.ceil(expiresInMinutes))
  return {
    mode: 'payment',
    // What else an account offers may take days, and its refunds have other rules.
    allowed_payment_method_types: ['card'],
    line_items: linesOf(request),
    client_reference_id: orderId,
    metadata: { [orderIdKey]: orderId },
    payment_intent_data: { metadata: { [orderIdKey]: orderId }, transfer_group: orderId },
    expires_at: Math.floor(askedAt.getTime() / 1_000) + minutes * 60,
    success_url: finishUrl,
    cancel_url: finishUrl,
    locale,
    ...(email ? { customer_email: email } : {}),
  }
}

/** A line cannot be negative there, so what has a discount is told as one line. */
function linesOf({ amount, lines }: PaymentRequest) {
  const shown = lines.filter(({ price }) => price !== 0n)
  const isPlain = shown.length <= mostLines && shown.every(({ price }) => price > 0n)
  if (isPlain) return shown.map((line) => lineItem(line.name, line.price, line.quantity))
  const names = shown.filter(({ price }) => price > 0n).map(({ name }) => name)
  return [lineItem(names.join(', '), amount, 1)]
}

function lineItem(name: string, price: Rupiah, quantity: number) {
  return {
    quantity,
    price_data: {
      currency: 'idr',
      unit_amount: toMinor(price),
      product_data: { name: cleanName(name, longestName) || 'Item' },
    },
  }
}

function check({ orderId, amount, lines, finishUrl }: PaymentRequest): void {
  if (!/^[A-Za-z0-9\-_~.]{1,50}$/.test(orderId)) throw new TypeError('This cannot be an order id')
  if (amount < stripeLimits.least || amount > stripeLimits.most) {
    throw new RangeError('No card payment has this amount')
  }
  requireWholeLines({ amount, lines })
  if (!/^https?:\/\//.test(finishUrl)) throw new TypeError('The address to return to is not a URL')
}
