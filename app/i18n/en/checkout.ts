import type { Checkout } from '../id/checkout.ts'

export const checkout = {} satisfies Checkout
