export const checkout = {}

export type Checkout = typeof checkout
