import { formatRupiah } from '#app/core/rupiah.ts'
import type { Messages } from '../id.ts'

export const collections = {
  title: 'Pay on delivery',
  order: (total) => `Order now, ${formatRupiah(total)}`,
  notOffered: 'Paying on delivery is not possible for this purchase:',
  refusals: {
    'several-shops':
      'it works for goods of one BUM Desa only. Buy them one after the other, or pay now.',
    visits: 'trips, and goods that wait for a visit, are paid for first.',
    'not-this-way': 'this BUM Desa does not offer it for the delivery you chose.',
    district: 'the village courier takes no money in your kecamatan.',
    'too-much': 'the amount is more than a courier may carry.',
    'too-many-open': 'orders of yours are still unpaid. Take and pay those first.',
    'not-taken-before':
      'some of your earlier orders were never taken. For a while, please pay in advance.',
  },
  due: (total) => `Have ${formatRupiah(total)} ready to pay when you receive the goods.`,
  dueText: 'Pay the village courier or the pickup point, in cash or by the QRIS of the BUM Desa.',
  notElsewhere: 'Do not pay before you hold the goods. We ask for the money in no other way.',
  differs:
    'The BUM Desa recorded another amount than was due. A colleague there is comparing it; there is nothing for you to do.',
  cancelHint: 'Nothing was paid, so nothing has to come back.',
  toCollect: (total) => `Collect ${formatRupiah(total)}`,
  boughtOn: (time) => `Ordered ${time}`,
  stands: 'Passed on to the BUM Desa',
  acceptBy: (time) =>
    `The BUM Desa must accept this order by ${time}. Otherwise it is cancelled and nothing is charged.`,
  slipHint: 'A6 or A5 paper. What is to be collected is printed large for the courier.',
  isDue: 'To be collected on delivery',
  offBill: (amount) => `${amount} not charged`,
  unsent: 'Not sent, or weighed less',
  moneyTrailText: 'Without what is not sent: that is not charged, so nobody has a share of it.',
  part: {
    lead: 'What is missing and the difference in weight is not charged, and the buyer is told. You hand over the rest.',
    check: 'Work out the new sum',
    confirm: (amount, due) => `Take ${amount} off, so that ${due} is due?`,
    confirmNothing: 'Record the weight? The sum that is due stays.',
    confirmText:
      'This cannot be undone. If the slip is printed already, print it again: the sum to collect stands on it.',
    submit: 'Yes, record it',
  },
  refuseLead: 'The buyer reads the reason. Nothing was paid yet, so nothing has to come back.',
  advice: 'Collect the money when you hand over the goods, then record it on this page.',
  adviceDiffers: 'The money is not what was due. Waiting for a second person to decide.',
  panel: {
    title: (due) => `Have you received ${formatRupiah(due)} from the buyer?`,
    text: 'Record the money as soon as the buyer holds the goods. Another amount than is due is looked at by a second person first.',
    amount: 'Money received',
    amountHint: 'In rupiah, for example 85.000',
    wrongAmount: 'Write the amount in whole rupiah, for example 85.000. Nothing yet? Write 0.',
    paidWith: 'Paid by',
    ways: { cash: 'Cash', qris: 'QRIS of the BUM Desa', transfer: 'Transfer' },
    wrongWay: 'Choose cash or QRIS.',
    submit: 'Record the money',
    notTaken: 'Not taken after all',
    notTakenText:
      'The buyer refused, was not at home, or never came. The goods go back into stock and the order is cancelled. After three of these a buyer has to pay in advance.',
    notTakenSubmit: 'The goods are back, cancel the order',
  },
  difference: {
    title: (taken, due) => `${formatRupiah(taken)} received, ${formatRupiah(due)} due`,
    short: (amount) =>
      `${formatRupiah(amount)} short. This money is in no book until a second person decides; the BUM Desa bears what is missing, not its makers.`,
    over: (amount) =>
      `${formatRupiah(amount)} too much. This money is in no book until a second person decides; the surplus goes back to the buyer.`,
    own: 'You recorded it yourself. A colleague decides.',
    why: 'What happened?',
    whyHint: 'For example: change was miscounted, the courier has handed it in since.',
    wrongWhy: 'Write the reason, 300 characters at most.',
    submit: (due) => `Book ${formatRupiah(due)}`,
  },
  today: {
    title: (count) =>
      count === 1
        ? 'Money of 1 order not received yet'
        : `Money of ${count} orders not received yet`,
    text: (sum) =>
      `${formatRupiah(sum)} is due when the goods are handed over. Record it when it comes, or cancel what is not taken.`,
    differs: (count) =>
      count === 1
        ? '1 order has another amount than was due; a second person must look.'
        : `${count} orders have another amount than was due; a second person must look.`,
    see: 'See the orders',
  },
  letters: {
    agreed: (p) => ({
      subject: `Order ${p.number} is with the BUM Desa`,
      paragraphs: [
        'Thank you for buying from the villages. Your goods are set aside.',
        `Have ${p.total} ready and pay when you hold the goods. The BUM Desa answers within 48 hours.`,
      ],
    }),
    collected: (p) => ({
      subject: `The BUM Desa has received the money of ${p.number}`,
      paragraphs: ['Thank you, the BUM Desa has recorded your money. Here is the receipt:'],
    }),
    withCourier: (p) => ({
      subject: `Order ${p.number} is on its way`,
      paragraphs: [
        `The village courier has your order from ${p.shop}. Please make sure your phone can be reached.`,
        `Have ${p.total} ready: you pay the courier when you receive the goods.`,
      ],
    }),
    readyForPickup: (p) => ({
      subject: `Order ${p.number} is ready`,
      paragraphs: [
        `Your order from ${p.shop} is ready at ${p.place}${p.hours && ` (${p.hours})`}.`,
        `Say the order number ${p.number} there, and pay ${p.total}.`,
      ],
    }),
    dueLowered: (p) => ({
      subject: `Order ${p.number} now costs ${p.total}`,
      lead: `We are sorry: what ${p.shop} has ready is less than you ordered:`,
      due: `Have just ${p.total} ready when you receive the goods. The details are on the page of your purchase.`,
    }),
    notTaken: (p) =>
      `According to ${p.shop} you did not take this order, so we cancelled it. Nothing is charged. If that is wrong, talk to them.`,
    nothingPaid: 'You have paid nothing, so nothing has to come back.',
    shopNewOrder: (p) => ({
      subject: `New order ${p.number}, to be paid on delivery`,
      paragraphs: [
        `A new order is to be paid when it is handed over: collect ${p.total}. Please accept or decline it before ${p.acceptBefore}; after that it is cancelled by itself.`,
      ],
    }),
  },
} satisfies Messages['collections']
