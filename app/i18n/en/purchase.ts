import type { Purchase } from '../id/purchase.ts'

export const purchase = {} satisfies Purchase
