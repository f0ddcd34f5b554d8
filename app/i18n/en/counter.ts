import { formatRupiah } from '#app/core/rupiah.ts'
import type { Messages } from '../id.ts'

export const counter = {
  title: 'Counter',
  lead: 'Goods from the same stock and places from the same calendar as on the web.',
  goods: 'Goods',
  findGoods: 'Find goods',
  findGoodsHint: 'Name of the goods',
  noSuchGoods: (words) => `No goods are called “${words}”.`,
  inStock: (count, unit) => (count === 0 ? 'Sold out' : `${count} ${unit} left`),
  back: 'Gate',
  today: 'Sold at the counter today',
  sell: 'Open the counter',
  none: 'Nothing was sold today.',
  sum: 'Total',
  sales: (count) => (count === 1 ? '1 sale' : `${count} sales`),
  latest: 'Sold last',
  undone: 'undone',
  nothingToSell: 'No goods are on sale yet, and no experience is open today.',
  left: (count) => (count === 0 ? 'Full' : count === 1 ? '1 place left' : `${count} places left`),
  notNow: 'Cannot be sold any more today',
  session: (time) => `Session at ${time}`,
  fewer: 'Fewer',
  more: 'More',
  howMany: (name) => `How many: ${name}`,
  total: 'To pay',
  noPromotions: 'Promotions on the web do not count at the counter.',
  paidWith: 'Paid with',
  ways: { cash: 'Cash', qris: 'QRIS of the village enterprise', transfer: 'Bank transfer' },
  wayHints: {
    cash: 'The money is in your hands.',
    qris: 'Look for the notification on your phone first.',
    transfer: 'Look whether it has arrived on the account first.',
  },
  received: 'Money received',
  receivedHint: 'Filled in, the change is worked out. For example 50.000',
  change: (amount) => `Change ${formatRupiah(amount)}`,
  buyer: 'Send the receipt by WhatsApp',
  phone: 'WhatsApp number of the buyer',
  phoneHint: 'Only used to send receipt and tickets. May be left empty.',
  name: 'Name of the buyer',
  someone: 'Buyer',
  letIn: 'They go in now',
  submit: 'Paid',
  problems: {
    form: 'Something needs to be corrected.',
    'nothing-chosen': 'Say how many first.',
    'key-reused': 'This page was used for another sale. Please start again.',
    'day-over':
      'It is another day than that of this list, so tickets cannot be sold yet. Find signal for a moment to get the list of today.',
    'too-old': 'This sale is too long ago to be recorded here.',
    'not-available': 'There is not enough left. What you typed is still below.',
    total: (amount) =>
      `It comes to ${formatRupiah(amount)}. Take the money, then press the button once more.`,
    missing: (amount) => `${formatRupiah(amount)} is missing.`,
  },
  short: {
    left: (name, left) => `${name}: only ${left} left.`,
    full: (name) => `${name}: sold out.`,
    closed: (name) => `${name}: cannot be sold today.`,
  },
  fieldErrors: {
    quantity: 'Write a plain number, 999 at most.',
    paidWith: 'Choose how it was paid.',
    received: 'Write an amount of rupiah, for example 50.000.',
    phone: 'This number is not known. For example 0812 3456 7890.',
    name: 'A name has 80 letters at most, without special signs.',
    'phone-for-name': 'Fill in the number as well, or leave the name empty.',
  },
  receipt: {
    title: (number) => `Sale ${number}`,
    paid: 'PAID',
    undone: 'UNDONE',
    undoneText: (amount, reason) =>
      `${formatRupiah(amount)} must have been handed back to the buyer. The reason: ${reason}`,
    letIn: 'Recorded as let in.',
    soldBy: (name, at) => `Sold by ${name}, ${at}`,
    whatsapp: 'Send by WhatsApp',
    whatsappText: (shop, links) =>
      `Thank you for buying at ${shop}. Your receipt and tickets:\n${links}`,
    whatsappPurchase: (link) => `For a review or a complaint:\n${link}`,
    paper: 'Width of the paper',
    papers: { '58': '58 mm paper', '80': '80 mm paper' },
    print: 'Print',
    again: 'Sell again',
    undo: 'Undo this sale',
  },
  undo: {
    title: 'Undo the sale',
    lead: (amount) =>
      `Hand ${formatRupiah(amount)} back to the buyer. The tickets are void then, and the places can be sold again.`,
    later: (day) =>
      `This was sold on ${day}. The money leaves the drawer today, so it is in today’s count; the count of that day stays as it is.`,
    reason: 'The reason',
    reasonHint: 'For example: wrong number typed. No names of people.',
    reasonError: 'Write the reason, in 200 letters at most.',
    submit: 'The money is handed back, undo',
    keep: 'Keep it',
    refusals: {
      'already-undone': 'This sale was undone already.',
      'already-changed': 'This sale is completed, or its money was returned already.',
      'day-over':
        'Its day is over. Ask the director or the treasurer to undo it, as long as the order is not completed.',
      'already-in': 'Somebody was let in with this ticket already.',
      'not-yours': 'Only who sold it, the director or the treasurer can undo it.',
    },
  },
  onPhone: {
    online: 'Online',
    offline: 'No signal',
    listFrom: (time) => `Prices and stock ${time}`,
    waiting: (count) => (count === 1 ? '1 sale not sent yet' : `${count} sales not sent yet`),
    allSent: 'All sales are sent',
    send: 'Send now',
    sending: 'Sending…',
    old: 'The price list is old',
    oldText: 'Prices and stock may have changed. Look for signal for a moment if you can.',
    signedOut: 'You are signed out. Sign in again, so that the sales can be sent.',
    signIn: 'Sign in again',
    notYours:
      'Sales of another village enterprise are still on this phone. Ask its people to open the counter.',
    refused: (count) =>
      count === 1 ? '1 sale could not be booked' : `${count} sales could not be booked`,
    refusedOne: 'Stock or price have changed. The sale is kept and waits for a decision.',
    unread: (count) =>
      count === 1 ? 'The server cannot read 1 sale' : `The server cannot read ${count} sales`,
    unreadText:
      'They are on this phone only, and are sent again whenever there is signal. Copy or write them down, and tell the director.',
    unreadOne:
      'The server cannot read this sale. It is on this phone still; print it or write it down first.',
    copy: 'Copy',
    forget: 'I have seen it',
    number: (count) => `Phone receipt ${String(count).padStart(4, '0')}`,
    dayOver: (day) =>
      `The tickets on this phone are for ${day}. To sell tickets for today, find signal for a moment. Goods can still be sold.`,
    willTell: 'Kept on this phone, and sent by itself as soon as there is signal.',
    noStorage: 'This phone cannot keep anything',
    noStorageText: 'The sale was not recorded. Free some storage, or leave private browsing.',
    neverOpened: 'The counter is not ready on this phone',
    neverOpenedText: 'Open this page once with signal. After that it works without.',
    tryAgain: 'Try again',
  },
  solve: {
    title: 'To be solved',
    lead: 'Sold without signal, but stock or price had changed, or what came cannot be read. Nothing is lost until you decide.',
    waiting: (count) => (count === 1 ? '1 sale to be solved' : `${count} sales to be solved`),
    nothing: 'Nothing waits for a decision.',
    open: 'Waiting',
    solved: 'Solved',
    noneSolved: 'Nothing has been solved yet.',
    decide: 'Solve',
    decideLead: 'The goods are gone and the money is in the till. What is right?',
    soldBy: (name, at) => `${name}, ${at}`,
    onShelf: (count) => `By the books ${count} are left.`,
    priceNow: (price) => `The price is ${formatRupiah(price)} now.`,
    money: (way) => `The money was received (${way}), the buyer has the goods.`,
    reasons: {
      'not-available': 'There was not enough stock or room.',
      'total-differs': 'The price had changed.',
      'too-old': 'Sent more than two days after it was sold.',
      'not-found': 'It is not on sale any more.',
      'too-little-received': 'Too little money was written down.',
      'key-reused': 'Another sale has the same number and says something else.',
      unread:
        'What the phone sent cannot be read as a whole. Type it once more at the counter and write its number here.',
    },
    clock: (at) => `The clock of the phone was wrong (${at}), so the time is the server’s.`,
    letter: 'What the phone sent, as it came',
    recordedText:
      'This is in the books as another sale: it was typed once more at the counter, or sent twice.',
    number: 'The number of that sale',
    numberHint: 'It is on its receipt. For example: LB-7K3M9QXA',
    recorded: 'It is recorded under this number',
    reason: 'The reason',
    reasonHint: 'For example: stock was counted wrong. No names of people.',
    reasonError: 'Write the reason, at most 200 letters.',
    book: 'Book at the price that was told',
    bookText:
      'The goods were there or the guests did come: stock and places are adjusted and the sale booked at the price the buyer was told.',
    giveBack: 'The money is returned',
    giveBackText: (total) =>
      `Undone: ${formatRupiah(total)} is handed back, and the goods are on the shelf again.`,
    later: 'Later',
    givenBackBy: (names) =>
      names.length > 0
        ? `That the money went back is not for the seller to say, but for ${names.join(' or ')}.`
        : 'That the money went back is for a director or treasurer other than the seller to say. There is nobody yet.',
    refusals: {
      'already-solved': 'Somebody else has solved it.',
      'not-yours':
        'That the money went back is for the director or the treasurer to say, and not for the seller.',
      unread: 'This cannot be booked as it came. Type it once more at the counter.',
      'no-such-sale':
        'There is no sale at the counter with this number, or it stands for another one already.',
    },
    still:
      'It cannot be booked yet: the goods are not on sale, or the visits of that day were called off. Put the goods on sale first, or hand the money back.',
    askHead:
      'It cannot be booked yet: the goods are not on sale, or there is not enough room on that day. If the guests did come, the director or the treasurer can book it.',
    solutions: {
      booked: 'Booked',
      moneyBack: 'Money returned',
      recorded: 'In the books as another sale',
    },
    solvedBy: (name, at, why) => `${name}, ${at}: ${why}`,
  },
  handBack: {
    title: (amount) => `Hand ${formatRupiah(amount)} back to the buyer`,
    text: 'The buyer paid at your place, so the money comes back out of your till as well.',
    done: 'I have handed the money back',
  },
} satisfies Messages['counter']
