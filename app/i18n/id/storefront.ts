export const storefront = {}

export type Storefront = typeof storefront
