import type { Messages } from '../id.ts'

export const payments = {
  postageOf: (order: string) => `Delivery ${order}`,
  discountOf: (order: string) => `Discount ${order}`,
} satisfies Messages['payments']
