import { purchase } from './purchase.ts'
import type { Help, HelpFacts, HelpSection } from '../id/help.ts'

const sections = (f: HelpFacts): HelpSection[] => [
  {
    id: 'beli',
    title: 'How to buy',
    steps: [
      'Choose goods from any village and put them into the cart. Goods of several BUM Desa may be mixed.',
      'Open the cart, check the quantities and go on to payment. A name and a mobile number are enough; no account is needed.',
      'Choose for each BUM Desa: brought by the village courier, or collected by you. The postage is shown at once.',
      'Look once more, then pay once for everything.',
      'Keep the link of your purchase page. It shows how each order stands, and there you cancel or ask.',
    ],
    text: [
      'Some BUM Desa have a minimum order, and some goods are made only after you order. Both are said before you pay.',
    ],
  },
  {
    id: 'bayar',
    title: 'How to pay',
    text: [
      'You choose on the payment page: QRIS, e-wallet, card, bank virtual account, or a convenience store. Nothing is charged beyond what the last step says.',
    ],
    points: [
      `We keep the goods for ${f.holdMinutes} minutes while you pay. With a virtual account or a store they are kept until its deadline, ${f.slowHoldMinutes} minutes at most.`,
      'After that the goods go back on sale and nothing is charged.',
      'Paid after the time was over? If everything is still there, the purchase goes on. If not, your money comes back.',
      `The payment page is stuck? Open your purchase page again and press “${purchase.awaiting.otherMethod}”. ${purchase.awaiting.otherMethodHint}`,
    ],
  },
  {
    id: 'terima',
    title: 'Collecting and receiving',
    text: [
      `Once you have paid, each BUM Desa has ${f.acceptHours} hours to accept your order; then it packs it.`,
    ],
    points: [
      'Village courier: brought to your address for a flat price for each kecamatan (district). Not every BUM Desa reaches every kecamatan; what is not brought you can collect.',
      `Collect it yourself: free, at the place and hours written on the order. Come once it says “${purchase.order.handedOver.pickup}”, and say the order number.`,
      `You have it? Press “${purchase.received}” on your purchase page.`,
      `Not marked as received? We ask you ${f.askCourierDays} days after the courier got it, or ${f.askPickupDays} days after it was ready to collect. Without an answer for ${f.presumeDays} days the order counts as received.`,
      `It does not come? Press “${purchase.complaint.link.possible}” or, when we ask, “${purchase.notReceived}”: we tell the BUM Desa, and the money waits.`,
    ],
  },
  {
    id: 'batal',
    title: 'Cancelling',
    points: [
      'Not paid yet: cancel on your purchase page at any time. Nothing is charged.',
      `Paid, but not accepted by the BUM Desa: press “${purchase.cancelOrder}”. All of its money comes back.`,
      `Accepted by the BUM Desa: you cannot cancel it alone, unless it has not been handed over ${f.buyerWaitsDays} days later. Before that, ask the BUM Desa; it can still cancel as long as the goods have not been handed over.`,
      `A visit (tickets, nights, tours): each place says how much comes back, less as the day draws near. You read it before you pay, then on your purchase page and on the ticket. Where a place says nothing: all of it until ${f.freeCancelDays} days before the first day. If the organiser cancels, all of the money comes back.`,
      `The BUM Desa refuses, or does not answer within ${f.acceptHours} hours: the order is cancelled by itself and the money comes back.`,
    ],
    text: ['Each order is cancelled by itself; your orders of other BUM Desa go on.'],
  },
  {
    id: 'uang-kembali',
    title: 'Getting money back',
    text: [
      'All the money of the cancelled order comes back, with its postage. You need not ask for it: the refund starts as soon as the order is cancelled.',
    ],
    points: [
      'QRIS, e-wallets and cards: back the way you paid. With a card it may take some working days until you see it.',
      'Virtual accounts, Mandiri bills and stores cannot send money back, so our staff transfers it. Say on your purchase page to which account.',
      'We never ask for a PIN, a password or an OTP code, and only your purchase page asks for an account.',
    ],
  },
  {
    id: 'masalah',
    title: 'Something missing, broken or wrong',
    text: [
      `Press “${purchase.complaint.link.possible}” on that order and say what is wrong, at most ${f.completeDays} days after it was received; then the order is complete and the money is the seller’s. While your complaint is open, the money waits.`,
      'Talk to the BUM Desa with the WhatsApp button as well: it can give your money back. If the two of you cannot agree, the Lumbung staff decides.',
      'Not solved? The complaint service is at the bottom of every page.',
    ],
  },
  {
    id: 'bumdes',
    title: 'What is a BUM Desa?',
    text: [
      'A Badan Usaha Milik Desa (village-owned enterprise) is a legal entity founded by a village to do business for the good of its people. A BUM Desa Bersama is founded by several villages together.',
      'On Lumbung every shop is a BUM Desa. It sells what makers of its village make, accepts and packs the orders, and answers to you. Its registration numbers stand on the page of the shop.',
      'Once you have paid, your purchase page shows where your money goes: how much to the makers, how much to the BUM Desa, and how much to Lumbung.',
    ],
  },
]

export const help = {
  title: 'Help',
  description:
    'How to buy, pay, collect and cancel on Lumbung, how money comes back, and what a BUM Desa is.',
  lead: 'Short answers about shopping in the villages.',
  contents: 'On this page',
  lostTitle: 'Lost the link of a purchase?',
  lostText: 'With the purchase number and your mobile number we send it again.',
  sections,
} satisfies Help
