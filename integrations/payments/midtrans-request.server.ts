import type { Rupiah } from '#app/core/rupiah.ts'
import { cleanName, plainEmail } from './display-name.ts'
import { requireWholeLines } from './payment-lines.ts'
import { isSafeId } from './midtrans-transport.server.ts'
import type { AmountLimits, PaymentRequest } from './payment-gateway.ts'

export const midtransLimits: AmountLimits = {
  least: 1n as Rupiah,
  most: 999_999_999_999n as Rupiah,
}

const longestName = 50
const longestUrl = 255
// BCA shows no more than this beside a virtual account.
const longestBuyerName = 30
const shortestExpiryInMinutes = 5

/**
 * The body of Snap's create call. Throws on what only a mistake of ours can cause; repairs what
 * people may freely type (names, phone numbers), because a refused payment page helps nobody.
 */
export function snapRequest(request: PaymentRequest, now: Date) {
  check(request)
  const { orderId, amount, expiresInMinutes, finishUrl } = request
  return {
    transaction_details: { order_id: orderId, gross_amount: Number(amount) },
    item_details: request.lines
      // A line that costs nothing says nothing here, and some methods refuse a price of 0.
      .filter(({ price }) => price !== 0n)
      .map((line, index) => ({
        id: String(index + 1),
        name: cleanName(line.name, longestName) || `Item ${index + 1}`,
        price: Number(line.price),
        quantity: line.quantity,
      })),
    customer_details: customer(request.buyer),
    // Left out, card payments would skip 3-D Secure.
    credit_card: { secure: true },
    // With a start the end is fixed; without one Midtrans counts anew when a method is chosen, and
    // the buyer could pay long after the goods went back on the shelf.
    expiry: {
      start_time: jakartaTime(now),
      unit: 'minute',
      duration: Math.max(shortestExpiryInMinutes, Math.ceil(expiresInMinutes)),
    },
    callbacks: { finish: finishUrl, error: finishUrl },
    gopay: { enable_callback: true, callback_url: finishUrl },
    shopeepay: { callback_url: finishUrl },
  }
}

function check({ orderId, amount, lines, finishUrl }: PaymentRequest): void {
  if (!isSafeId(orderId)) throw new TypeError('This cannot be an order id')
  if (amount < midtransLimits.least || amount > midtransLimits.most) {
    throw new RangeError('No payment has this amount')
  }
  if (lines.some(({ quantity }) => !Number.isSafeInteger(quantity) || quantity < 1)) {
    throw new RangeError('Every line of a payment has a quantity of 1 or more')
  }
  requireWholeLines({ amount, lines })
  if (!/^https?:\/\//.test(finishUrl) || finishUrl.length > longestUrl) {
    throw new TypeError('The address to return to is not a URL of at most 255 characters')
  }
}

function customer({ name, phone, email }: PaymentRequest['buyer']) {
  const number = indonesianPhone(phone)
  const address = plainEmail(email)
  return {
    first_name: cleanName(name, longestBuyerName) || 'Pembeli',
    ...(number ? { phone: number } : {}),
    ...(address ? { email: address } : {}),
  }
}

/** BNI refuses the whole payment for a number that starts otherwise, so any other one stays home. */
export function indonesianPhone(text: string): string | null {
  const digits = text.replace(/[\s().-]/g, '')
  const number = /^62\d/.test(digits) ? `+${digits}` : /^8\d/.test(digits) ? `0${digits}` : digits
  return /^(\+62|0)\d{6,15}$/.test(number) ? number : null
}

function jakartaTime(time: Date): string {
  const shifted = new Date(time.getTime() + 7 * 3_600_000).toISOString()
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 19)} +0700`
}
