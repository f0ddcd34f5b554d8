import type { Messages } from '../id.ts'

export const payments = {
  transfer: {
    exactly: 'Transfer exactly',
    rounding: (amount) =>
      `Includes a unique code of ${amount}. Do not round it: we know your payment by this amount.`,
    bank: 'Bank',
    account: 'Account number',
    holder: 'Account holder',
    qris: 'Or scan QRIS',
    qrisLabel: (name) => `QRIS code of ${name}`,
    qrisHint: 'The amount is filled in. Make sure that your app shows the name above.',
    proof: 'Proof of transfer',
    proofHint: 'A photo or a screenshot. Only the staff who check it see it.',
    submit: 'Send the proof',
  },
  wayToPay: 'How do you want to pay?',
  rounding: 'Unique code',
  ways: {
    transfer: {
      title: 'Bank transfer or QRIS, checked by our staff',
      text: 'A unique code of Rp1–Rp999 is added. After the transfer, upload the proof on the next page.',
    },
    local: {
      title: 'QRIS, bank transfer, e‑wallet',
      text: 'Convenience stores, too. You choose on the next page. Needs an Indonesian account.',
    },
    foreignCard: {
      title: 'International card',
      text: 'Visa, Mastercard and other cards issued by a bank outside Indonesia.',
    },
    onDelivery: {
      title: 'Pay on delivery',
      text: 'Cash or QRIS, when you receive the goods from the village courier or at the pickup point.',
    },
  },
  postageOf: (order: string) => `Delivery ${order}`,
  discountOf: (order: string) => `Discount ${order}`,
} satisfies Messages['payments']
