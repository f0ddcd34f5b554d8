export const purchase = {}

export type Purchase = typeof purchase
