import type { Cart } from '../id/cart.ts'

export const cart = {} satisfies Cart
