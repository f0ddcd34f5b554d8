import type { Storefront } from '../id/storefront.ts'

export const storefront = {} satisfies Storefront
