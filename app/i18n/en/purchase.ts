import { formatRupiah } from '#app/core/rupiah.ts'
import type { Purchase } from '../id/purchase.ts'

export const purchase = {
  title: (number: string) => `Purchase ${number}`,
  keepLink:
    'Keep the address of this page to open it again. Anybody who has it can see this purchase.',
  yourNote: (note: string) => `Your note: ${note}`,
  find: {
    title: 'Find a purchase',
    lead: 'Lost the link? Write the purchase number and the mobile number you bought with. We send the link again.',
    returned:
      'Thank you. We check your payment ourselves and send you the result. To open the purchase in this browser, use the link in our message, or ask for it again here.',
    number: 'Purchase number',
    numberHint: 'Such as LB-7K2M9QTX; it stands in every message from us.',
    phone: 'Mobile number',
    phoneHint: 'The one you bought with, such as 0812-3456-7890.',
    submit: 'Send the link again',
    sentTitle: 'Please look at your messages',
    sentText:
      'If the purchase number and the mobile number belong together, the link is on its way to the e-mail address of that purchase, or to WhatsApp if it has none.',
    sentLater:
      'Nothing after some minutes? Look into your spam folder, then check both numbers and try once more.',
    again: 'Try again',
    hasAccount: 'Bought with an account? All your purchases are there.',
    toAccount: 'See my purchases',
    errors: {
      number: 'A purchase number is LB- and 8 letters or digits.',
      phone: 'Write an Indonesian mobile number, such as 0812-3456-7890.',
    },
  },
  number: 'Purchase number',
  placedOn: 'Placed',
  paidOn: 'Paid',
  status: {
    awaitingPayment: 'Waiting for payment',
    dueOnDelivery: 'Pay on delivery',
    paid: 'Paid',
    expired: 'Time to pay is over',
    cancelled: 'Cancelled',
  },
  awaiting: {
    text: 'Please pay before the time is over. We keep the goods for you until then.',
    timeLeft: 'Time left',
    until: (time: string) => `until ${time}`,
    pay: (total: bigint) => `Pay ${formatRupiah(total)}`,
    otherMethod: 'Pay in another way',
    otherMethodHint: 'We close the earlier way first, so that you do not pay twice.',
    preparing: 'The payment page is being prepared. Please load this page again in a moment.',
    prepare: 'Prepare the payment',
    check: 'I have paid, check again',
    failed: 'The earlier payment did not work. Nothing was charged; please try again.',
    cancel: 'Cancel this purchase',
    cancelHint: 'The goods are released for others. Nothing is charged.',
  },
  instructions: {
    title: 'How to pay',
    bank: 'Bank',
    vaNumber: 'Virtual account number',
    billerCode: 'Biller code',
    billKey: 'Bill key',
    store: 'Store',
    paymentCode: 'Payment code',
    maskedCard: 'Card',
  },
  review: {
    title: 'Your payment is being reviewed',
    text: 'Your payment has arrived and is being reviewed. We keep the goods for you and will tell you.',
    transfer:
      'We have your proof of transfer. Our staff compare it with the bank statement. We keep the goods for you and will tell you.',
  },
  paidText: 'Thank you! Every BUM Desa below now prepares its own order.',
  allOffText:
    'All orders below are cancelled. Where your money goes back stands with each of them.',
  expiredText: 'Nothing was charged. The goods are back on the shelf and can be ordered again.',
  cancelledText: 'This purchase was not continued.',
  lateMoney: (amount: bigint) =>
    `Your payment of ${formatRupiah(amount)} arrived after the time was over. We send it back.`,
  extraMoney: (amount: bigint) =>
    `${formatRupiah(amount)} of yours came in beyond what this purchase asked for. We send it back.`,
  refill: 'Put everything back in the cart',
  orders: 'Orders by BUM Desa',
  order: {
    awaitingPayment: 'Waiting for payment',
    paid: 'Waiting for the BUM Desa to accept',
    accepted: 'Being prepared',
    packed: 'Packed',
    handedOver: { pickup: 'Ready to collect', villageCourier: 'On its way' },
    delivered: 'Received',
    completed: 'Completed',
    cancelled: 'Cancelled',
  },
  clock: {
    acceptBy: (time: string) =>
      `The BUM Desa has until ${time} to accept. Otherwise the order is cancelled and you get your money back.`,
    completes: (time: string) =>
      `Without a complaint the order is completed on ${time}, and the seller gets the money.`,
    arrival: {
      ask: (time: string) =>
        `Do you have it? Press the button below. If nobody says so, we ask you on ${time}.`,
      presume: (time: string) =>
        `Do you have it? Please answer: without an answer we take it as received on ${time}.`,
    },
    complained: (time: string) =>
      `We passed your complaint (${time}) on to the BUM Desa, and the money is held back until it is settled.`,
    accepted: (time: string) => `Accepted ${time}`,
    packed: (time: string) => `Packed ${time}`,
    handedOver: (time: string) => `Handed over ${time}`,
    delivered: (time: string) => `Received ${time}`,
    closed: (time: string) => `Closed ${time}`,
  },
  delivery: {
    pickup: (place: string) => `Collect at ${place}`,
    villageCourier: 'Delivered by the village courier',
    atVisit: (day) => `Goods are taken at the place during the visit, ${day}`,
    afterVisit: (day, shop) =>
      `The goods are still yours: take them at ${shop} from ${day} on. Ask on WhatsApp where.`,
    onSite: 'You come to the place',
  },
  refusal: (reason: string) => `The BUM Desa’s reason: ${reason}`,
  shortage: {
    missing: (count: number) => `${count} not sent`,
    weighed: (weight: string) => `weighed ${weight}`,
    back: (amount: string) => `${amount} back`,
  },
  refund: {
    requested: (amount: bigint) => `A refund of ${formatRupiah(amount)} is being processed.`,
    accepted: (amount: bigint) => `A refund of ${formatRupiah(amount)} is on its way to you.`,
    confirmed: (amount: bigint) => `${formatRupiah(amount)} has been returned.`,
    refused: (amount: bigint) => `We are taking care of the refund of ${formatRupiah(amount)}.`,
    manual: (amount: bigint) =>
      `The refund of ${formatRupiah(amount)} is made by transfer to your account.`,
    atCounter: (amount: bigint) =>
      `The village enterprise hands ${formatRupiah(amount)} back at its counter. Show this page there.`,
  },
  destination: {
    open: 'Say which account',
    change: 'Change the account',
    known: (bank: string, account: string) => `To ${bank} ${account}.`,
    title: 'Which account should the money go to?',
    lead: (amount: bigint) =>
      `The way you paid cannot return money by itself, so we transfer ${formatRupiah(amount)}. Only this page asks for it; we never ask for a PIN or a one-time code.`,
    bank: 'Bank or e-wallet',
    accountNumber: 'Account number',
    accountNumberHint: 'For an e-wallet: its phone number.',
    holder: 'Name of the account holder',
    holderHint: 'Exactly as in the bank book or the app of the bank.',
    submit: 'Send it to this account',
    closed: 'The money is on its way, so the account cannot be changed any more.',
    back: 'Back to the purchase',
    errors: {
      bank: 'Write the name of the bank or e-wallet.',
      accountNumber: 'An account number has 5 to 20 digits.',
      holder: 'Write the holder’s name as in the bank book.',
    },
  },
  complaint: {
    link: { possible: 'Something wrong?', open: 'Your complaint' },
    title: 'Is something wrong with this order?',
    lead: (shop: string, number: string) =>
      `Order ${number} from ${shop}. As long as your complaint is open, the money is held back and does not go to the seller.`,
    kind: 'What is wrong?',
    kinds: {
      notReceived: 'Not received',
      damaged: 'Damaged',
      wrongItem: 'Not what was ordered',
      incomplete: 'Something is missing',
      other: 'Something else',
    },
    words: 'Tell us more',
    wordsHint:
      'Needed for “Something else”. The BUM Desa and the Lumbung staff read it; do not write account numbers.',
    submit: 'Send the complaint',
    back: 'Back to the purchase',
    openTitle: 'Your complaint',
    reply: (shop: string) => `Answer of ${shop}`,
    turn: {
      shop: (time: string) =>
        `The BUM Desa must answer before ${time}. If it does not, the Lumbung staff decides.`,
      buyer: (time: string) =>
        `The BUM Desa has answered. Please say before ${time} whether that settles it; after that the Lumbung staff decides.`,
      admin: () => 'The Lumbung staff is looking at it and decides. We tell you what they decide.',
    },
    reject: 'Not settled, ask Lumbung to decide',
    openText: (time: string) =>
      `Sent ${time}. We told the BUM Desa, and the money is held back. If the two of you cannot agree, the Lumbung staff decides.`,
    withdraw: 'All is well now',
    withdrawHint: 'Press only if it really is settled: the money then goes to the seller.',
    errors: {
      kind: 'Choose one.',
      words: 'Tell us what is wrong in at most 500 characters and 20 plain lines.',
    },
  },
  received: 'I have received this order',
  notReceived: 'Not received yet',
  cancelOrder: 'Cancel this order',
  cancelOrderHint: (total: bigint) => `All of your ${formatRupiah(total)} is returned.`,
  cancelOrderOffer: (amount: bigint) =>
    amount > 0n
      ? `${formatRupiah(amount)} is returned, by the cancellation rules above.`
      : 'By its cancellation rules, no money comes back.',
  changeDate: {
    title: 'Change the date',
    link: 'Change the date',
    lead: 'Choose a free day that costs the same or less. A difference is not paid back. The old ticket is replaced by a new one.',
    leadCalledOff:
      'Choose a day on which there is room. The price stays what you paid, also where that day costs more. The old ticket is replaced by a new one.',
    nights: (count: number) => `Still ${count} ${count === 1 ? 'night' : 'nights'}.`,
    submit: 'Move to this date',
    refusals: {
      full: 'That day is full for your group.',
      'same-date': 'That is your date already. Choose another one.',
      dearer: 'That day costs more than you paid. Cancel this visit, then book that day.',
      'too-late': 'The date can no longer be changed: free cancellation has ended.',
      'bad-date': 'Choose the date first.',
    },
  },
  calledOff: {
    title: (what: string) => `Called off by the BUM Desa: ${what}`,
    reason: (reason: string) => `The reason: ${reason}`,
    choose: (amount: bigint, by: string) =>
      `Choose before ${by}: all of ${formatRupiah(amount)} back, or another date at no extra cost. Without a choice the money comes back by itself.`,
    onlyMoney: (amount: bigint, by: string) =>
      `All of ${formatRupiah(amount)} comes back, before ${by} at the latest. For another day, please send a new group request.`,
    moneyBack: 'Ask for the money back',
    newDate: 'Choose a new date',
    beforePaying: (reason: string) =>
      `That day was called off by the BUM Desa: ${reason}. Please do not pay; cancel this purchase and choose another day.`,
  },
  giveUp: {
    title: 'Cancel a visit',
    link: 'Cancel this visit',
    linkAddOn: 'Cancel this extra',
    linkSome: 'Cancel some or all of it',
    count: 'How many do you cancel?',
    ofHowMany: (all: string) => `Booked at the moment: ${all}.`,
    calculate: 'See how much comes back',
    comesBack: (amount: bigint, percent: number) =>
      `${formatRupiah(amount)} comes back to you (${percent}% of the price).`,
    nothingComesBack: 'No money comes back: the time for that is over.',
    remaining: (rest: string) => `Still coming: ${rest}.`,
    noneRemaining: 'Nobody comes any more; the ticket is no longer valid.',
    withAddOns: 'The extras of this visit are cancelled with it, and counted in.',
    withSomeAddOns: (count: number) =>
      `${count === 1 ? 'One extra is' : `${count} extras are`} cancelled with it, being more than the people who still come, and counted in.`,
    submit: (count: string) => `Cancel ${count}`,
    keep: 'Keep it, back to the purchase',
    cancelled: (count: number, amount: bigint) =>
      amount > 0n
        ? `${count} cancelled, ${formatRupiah(amount)} comes back.`
        : `${count} cancelled, no money comes back.`,
    stillComing: (count: number) => `${count} still coming.`,
    refusals: {
      'already-changed': 'This visit has been cancelled or changed already.',
      'terms-changed':
        'What comes back has changed since this page was opened. See the new amount, and press again if you agree.',
      'no-number': 'Write the number in digits, at least 1.',
      'too-late': 'The day of the visit has come, so it can no longer be cancelled.',
      'too-many': 'That is more than can still be cancelled.',
      'group-too-small': 'The rest is fewer than the smallest group. Cancel fewer, or all of them.',
      'payment-disputed':
        'The bank is looking into this payment. Until that is over, nothing can be cancelled.',
    },
  },
  ask: 'Ask on WhatsApp',
  askText: (number: string) => `Hello, I have a question about order ${number}.`,
  trail: 'Where does my money go?',
  trailText: 'These shares were fixed when you bought and are written in the ledger.',
  trailMaker: 'Village makers',
  trailShop: 'BUM Desa',
  trailPlatform: 'Lumbung service',
  trailShipping: 'Delivery',
  receipt: 'Payment details',
  notices: {
    'transfer-claimed': 'Thank you, your proof was sent.',
    'proof-missing': 'Please choose a photo or a screenshot of the transfer first.',
    'proof-unreadable':
      'We cannot read this picture. Please send a whole photo or screenshot (JPG, PNG or WebP, shortest side 240 pixels).',
    'proof-busy':
      'Many photos are being made ready right now. Nothing is wrong with your proof: send it again in a moment.',
    'proof-too-often': 'Too many photos were sent within an hour. Try again later.',
    'proof-used':
      'This proof was used for another payment. Please send the one of the transfer for this purchase.',
    'way-not-offered': 'This way to pay is not offered for this purchase. Please choose another.',
    'destination-set': 'Thank you. We have noted the account.',
    received: 'Thank you. The order is marked as received.',
    complained:
      'Thank you for telling us. We told the BUM Desa and hold the money back; please contact them on WhatsApp as well.',
    reviewed: 'Thank you. Your review is shown now.',
    'review-withdrawn': 'Your review has been withdrawn.',
    'complaint-handed-over':
      'All right. The Lumbung staff now looks at your complaint and decides; the money stays held back.',
    'complaint-withdrawn': 'We are glad it is settled. Your complaint is closed.',
    'order-cancelled': 'The order is cancelled. We return your money.',
    'tickets-cancelled': 'Cancelled. What comes back is written below.',
    'date-changed': 'The date was changed. Open the new ticket; the old code is no longer valid.',
    'terms-changed':
      'What comes back has changed. See the new amount, and cancel again if you agree.',
    'payment-disputed':
      'The bank is looking into this payment. Until that is over, nothing can be cancelled.',
    'purchase-cancelled': 'The purchase is cancelled. Nothing was charged.',
    'already-changed': 'Things have changed meanwhile. See the latest below.',
    'not-cancellable':
      'The BUM Desa is already preparing this order. Please contact them to cancel.',
    'provider-unavailable':
      'The payment service does not answer right now. Nothing was charged; please try again shortly.',
    'not-paid-yet':
      'We have not received the payment yet. If you have just paid, wait a moment and check again.',
    expired: 'The time to pay is over.',
    paid: 'We have received your payment. Thank you!',
    'too-late': 'Your earlier payment is being processed. Please wait and do not pay again.',
  },
} satisfies Purchase
