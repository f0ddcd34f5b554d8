import type { Messages } from '../id.ts'

export const payments = {
  wayToPay: 'How do you want to pay?',
  ways: {
    local: {
      title: 'QRIS, bank transfer, e‑wallet',
      text: 'Convenience stores, too. You choose on the next page. Needs an Indonesian account.',
    },
    foreignCard: {
      title: 'International card',
      text: 'Visa, Mastercard and other cards issued by a bank outside Indonesia.',
    },
  },
  postageOf: (order: string) => `Delivery ${order}`,
  discountOf: (order: string) => `Discount ${order}`,
} satisfies Messages['payments']
