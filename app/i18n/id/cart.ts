export const cart = {}

export type Cart = typeof cart
