import { add, multiply } from '#app/core/rupiah.ts'
import type { PaymentRequest } from './payment-gateway.ts'

/** Only a mistake of ours makes lines that are not the payment; no provider hears of it. */
export function requireWholeLines({
  amount,
  lines,
}: Pick<PaymentRequest, 'amount' | 'lines'>): void {
  const sum = add(...lines.map(({ price, quantity }) => multiply(price, quantity)))
  if (sum !== amount) throw new RangeError(`The lines add up to ${sum}, the payment is ${amount}`)
}
