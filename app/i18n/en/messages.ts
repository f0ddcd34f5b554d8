import type { Messages } from '../id/messages.ts'

export const messages = {
  greeting: (name: string) => `Hello ${name},`,
  greetingToStranger: 'Hello,',
  shopGreeting: (shop: string) => `Hello ${shop},`,
  signature: ['Warm regards,', 'Lumbung, the market of village-owned enterprises'],
  openPurchase: 'See your purchase',
  openOrder: 'Open the order',
  openMaker: 'See the money of the maker',
  openStall: 'Open your stall',
  openAccount: 'Open your account',
  openQuestion: 'Answer the question',
  openAnswer: 'See the answer',
  openDesk: 'See how it is',
  shopSuspended: (p: { about: string; reason: string }) => ({
    subject: `${p.about} is suspended`,
    paragraphs: [
      'The people who run Lumbung suspended your shop: for now nothing of it can be bought. Paid orders and visits must still be fulfilled, and what you are owed for them does not change.',
      `Reason: ${p.reason}`,
      'Tell the people who run Lumbung when the reason is gone or wrong.',
    ],
  }),
  shopResumed: (p: { about: string; isOpen: boolean }) => ({
    subject: `${p.about} may sell again`,
    paragraphs: [
      p.isOpen
        ? 'Your shop is on Lumbung again.'
        : 'Your shop is still closed as it was before; open it in the settings.',
    ],
  }),
  reportDecided: {
    upheld: (p) => ({
      subject: `We acted on your report about ${p.about}`,
      paragraphs: [
        'Thank you for reporting. We have looked at it and acted on it.',
        `Reason: ${p.reason}`,
      ],
    }),
    kept: (p) => ({
      subject: `We looked at your report about ${p.about}`,
      paragraphs: [
        'Thank you for reporting. We have looked at it, and what you reported stays as it is.',
        `Reason: ${p.reason}`,
      ],
    }),
  },
  reportUpheld: {
    review: (p) => ({
      subject: `A review of ${p.about} was hidden`,
      paragraphs: [
        'Those who run Lumbung have hidden a review. It is no longer counted.',
        `Reason: ${p.reason}`,
      ],
    }),
    question: (p) => ({
      subject: `A question about ${p.about} was hidden`,
      paragraphs: [
        'Those who run Lumbung have hidden a question and its answer.',
        `Reason: ${p.reason}`,
      ],
    }),
    listing: (p) => ({
      subject: `${p.about} is hidden from the shop`,
      paragraphs: [
        `Those who run Lumbung have hidden ${p.about}, so for now nobody can order it. Orders that exist go on.`,
        `Reason: ${p.reason}`,
        'Put it right, then press “Ask to look again” on its page.',
      ],
    }),
    shop: (p) => ({
      subject: `A warning for ${p.about}`,
      paragraphs: [
        'Those who run Lumbung received a report about your shop and found it right.',
        `Reason: ${p.reason}`,
      ],
    }),
  },
  reportUndone: (p) => ({
    subject: `The decision about ${p.about} was changed`,
    paragraphs: [
      'Those who run Lumbung have looked at their decision again, and what was hidden is back. Goods and visits come back paused: put them on sale again if you still sell them.',
      `Reason: ${p.reason}`,
    ],
  }),
  questionAsked: ({ title }) => ({
    subject: `A question about ${title}`,
    paragraphs: [`A buyer asks about ${title}. Who gets a quick answer buys more often.`],
  }),
  questionAnswered: ({ title }) => ({
    subject: `Your question about ${title} was answered`,
    paragraphs: [`The seller has answered your question about ${title}.`],
  }),
  stockQuestion: {
    letter: {
      subject: 'Do you still have your goods?',
      paragraphs: [
        'The stock of these has not changed for some days. Tap one link for each; there is no need to sign in. Links work for 7 days.',
      ],
    },
    asks: ({ title, unit, seen }: { title: string; unit: string; seen: number }) =>
      `${title}: are there still ${seen} ${unit}?`,
    yes: 'Yes, they are there',
    none: 'Sold out',
  },
  openApplication: 'See the application',
  applicationSent: ({ name }) => ({
    subject: `${name} would like to sell through your BUM Desa`,
    paragraphs: [`${name} asks to sell through your BUM Desa. Read it and answer.`],
  }),
  applicationDecided: {
    approved: ({ shop }) => ({
      subject: 'Your application is accepted',
      paragraphs: [`${shop} accepts you as a maker. You can take pictures and list goods now.`],
    }),
    refused: ({ shop, reason }) => ({
      subject: 'Your application is not accepted yet',
      paragraphs: [`${shop} cannot accept your application. The reason: ${reason}`],
    }),
  },
  openReceipt: 'See the proof of payment',
  payoutPaid: {
    transfer: ({ shop, amount, day, number }) => ({
      subject: `${amount} was transferred to you`,
      paragraphs: [
        `${shop} transferred ${amount} to you on ${day} (${number}).`,
        'If it has not arrived within two working days, ask the people of the BUM Desa.',
      ],
    }),
    cash: ({ shop, amount, day, number }) => ({
      subject: `${amount} was paid to you in cash`,
      paragraphs: [
        `${shop} has recorded that you received ${amount} in cash on ${day} (${number}).`,
        'If you did not, tell the people of the BUM Desa at once.',
      ],
    }),
  },
  greetingAdmins: 'Hello admin,',
  openConnections: 'Open the connections',
  transferAccountSet: ({ bank, end }) => ({
    subject: 'The account that buyers transfer to was changed',
    paragraphs: [
      `From now on buyers are asked to transfer to ${bank} ${end}, or by the QRIS that goes with it.`,
      'This was changed in the settings of the server. If you know nothing of it, stop transfers and call whoever runs the server at once.',
    ],
  }),
  payoutAccountSet: {
    byMaker: ({ bank, end }) => ({
      subject: 'Your account was changed',
      paragraphs: [
        `Your share is transferred to ${bank} ${end} from now on.`,
        'If it was not you who changed it, tell the people of the BUM Desa at once.',
      ],
    }),
    byShop: ({ shop, bank, end }) => ({
      subject: 'The BUM Desa changed your account',
      paragraphs: [
        `${shop} has recorded your account: ${bank} ${end}. Your share is transferred there.`,
        'If that is not your account, tell the people of the BUM Desa at once.',
      ],
    }),
    toTreasurer: ({ maker, bank, end, hours }) => ({
      subject: `The account of ${maker} was changed`,
      paragraphs: [
        `From now on ${maker} is paid to ${bank} ${end}.`,
        `Ask the person directly. The first transfer there can be approved after ${hours} hours.`,
      ],
    }),
  },
  permitEnding: (p) => ({
    subject: `${p.kind} of ${p.title} ends soon`,
    paragraphs: [
      `Number ${p.number} is valid until ${p.ends}. After that buyers no longer see it, and with a halal certificate the halal badge goes too.`,
      'Please have it renewed now and write the new number on the page of permits as soon as there is one: a renewal counts when the old one has ended.',
    ],
  }),
  openPermits: 'Open the page of permits',
  makerStatus: {
    paused: ({ shop }) => ({
      subject: 'Your goods are not shown for now',
      paragraphs: [
        `${shop} has paused your stall: your goods are not shown and cannot be ordered for the time being.`,
        'Orders that run are fulfilled, and their money stays yours. Ask the people of the BUM Desa for the reason.',
      ],
    }),
    active: ({ shop }) => ({
      subject: 'Your goods are shown again',
      paragraphs: [
        `${shop} has opened your stall again. What is on sale can be ordered as before.`,
      ],
    }),
  },
  makerDetached: ({ shop, maker }) => ({
    subject: 'Your account no longer runs a stall',
    paragraphs: [
      `${shop} has taken your account off the stall ${maker}. You cannot open that stall any more.`,
      'Goods, orders and money of the stall stay as they are. You can still shop with your account. Do you think this is a mistake? Ask the people of the BUM Desa.',
    ],
  }),
  total: 'Total',
  totalPaid: 'Total paid',
  discount: (name: string) => `Already off by the promotion ${name}`,
  postage: 'Delivery',
  pickup: 'Picked up',
  atVisit: (day) => `during your visit, ${day}`,
  fromDay: (day) => `at the BUM Desa from ${day} on`,
  line: (title: string, quantity: number) => `${title} × ${quantity}`,
  keepLink: 'Keep this link to yourself: whoever opens it can see your purchase.',
  purchasePlaced: (p: { number: string; payBefore: string }) => ({
    subject: `Purchase ${p.number} is waiting for your payment`,
    paragraphs: [
      `Thank you for buying from the villages. Your goods are set aside until ${p.payBefore}.`,
      'Please pay before then. Otherwise they go back on sale, and you are not charged anything.',
    ],
    action: 'Pay now',
  }),
  purchasePaid: (p: { number: string; shops: number }) => ({
    subject: `We received your payment for ${p.number}`,
    paragraphs: ['Thank you, your payment has arrived. This is your receipt:'],
    after: [
      p.shops === 1
        ? 'The village enterprise answers within 48 hours. If it does not, you get all your money back.'
        : `Each of the ${p.shops} village enterprises answers within 48 hours. What is not answered is refunded in full.`,
    ],
  }),
  purchaseExpired: (p: { number: string }) => ({
    subject: `The time to pay for ${p.number} is over`,
    paragraphs: [
      'We did not receive your payment in time, so the goods are back on sale. You are not charged anything.',
      'Still interested? You are welcome to order again. If you have paid in the meantime, do not worry: we match the money first, then your order goes on or the money comes back.',
    ],
    action: 'Look again at Lumbung',
  }),
  transferRejected: (p: { number: string }) => ({
    subject: `We did not find your transfer for ${p.number}`,
    paragraphs: [
      'We compared the proof you sent with the statement of our bank, but the money is not in our account. So this transfer does not count as a payment.',
      'Please ask your bank first whether the transfer went through and went to the right account number. If the money comes in later after all, we still match it: your order goes on or the money comes back.',
      'As long as the purchase can still be paid, you can pay again on its page.',
    ],
    action: 'See the purchase',
  }),
  purchaseLink: (p: { number: string }) => ({
    subject: `The link of purchase ${p.number}`,
    paragraphs: [
      'You asked for the link of this purchase once more. On its page you can see how it stands, pay, or write to the BUM Desa.',
    ],
    after: ['It was not you? Just ignore this message; the link was sent to you alone.'],
  }),
  orderAccepted: (p: { number: string; shop: string }) => ({
    subject: `${p.shop} accepted order ${p.number}`,
    paragraphs: [`Good news: ${p.shop} accepted your order and is preparing it.`],
  }),
  orderPacked: (p: { number: string; shop: string }) => ({
    subject: `Order ${p.number} is packed`,
    paragraphs: [`${p.shop} has packed your order.`],
  }),
  orderWithCourier: (p: { number: string; shop: string }) => ({
    subject: `Order ${p.number} is on its way`,
    paragraphs: [
      `Your order from ${p.shop} is with the village courier. Please keep your phone within reach.`,
      'When it has arrived, press “I have received it” on the page of your purchase.',
    ],
  }),
  orderReadyForPickup: (p: { number: string; shop: string; place: string; hours: string }) => ({
    subject: `Order ${p.number} is ready to be picked up`,
    paragraphs: [
      `Your order from ${p.shop} is ready at ${p.place}${p.hours && ` (${p.hours})`}.`,
      `Tell them your order number: ${p.number}.`,
    ],
  }),
  orderReadyForGuest: (p) => ({
    subject: `Order ${p.number} is ready for you`,
    paragraphs: [
      `Your goods from ${p.shop} are ready. You take them ${p.when}.`,
      `Tell them your order number: ${p.number}.`,
    ],
  }),
  orderDelivered: (p: { number: string; shop: string; complainBefore: string }) => ({
    subject: `Order ${p.number} has arrived`,
    paragraphs: [
      `Your order from ${p.shop} is marked as delivered. We hope you like it.`,
      `Is anything missing or wrong? Tell us before ${p.complainBefore}; after that the order counts as completed.`,
    ],
  }),
  arrivalAsked: {
    villageCourier: (p) => ({
      subject: `Order ${p.number}: has it arrived?`,
      paragraphs: [
        `Your order from ${p.shop} has been with the village courier for a week and is not marked as delivered. Do you have it?`,
        `Please answer on your purchase page. If it has not arrived, say so there as well. Without an answer until ${p.answerBefore} we take it as received.`,
      ],
    }),
    pickup: (p) => ({
      subject: `Order ${p.number}: have you collected it?`,
      paragraphs: [
        `Your order from ${p.shop} has been ready to collect for three days. Do you have it?`,
        `Please answer on your purchase page. If you could not collect it yet, say so there as well. Without an answer until ${p.answerBefore} we take it as received.`,
      ],
    }),
  },
  complaintAnswered: (p) => ({
    subject: `An answer to your complaint (order ${p.number})`,
    paragraphs: [
      `${p.shop} has answered your complaint. Please read it on the page of your purchase and say whether that settles it.`,
      `Not settled? Say so there too: then the Lumbung staff decides. If we hear nothing from you, they look at it after ${p.answerBefore}, and the money stays held back.`,
    ],
  }),
  complaintTaken: {
    shopSilent: (p) => ({
      subject: `Your complaint about order ${p.number} is with the Lumbung staff`,
      paragraphs: [
        `${p.shop} did not answer your complaint within 2×24 hours. The Lumbung staff looks into it now and decides.`,
        'The money stays held back until there is a decision. All is well after all? Just say so on the page of your purchase.',
      ],
    }),
    buyerSilent: (p) => ({
      subject: `Your complaint about order ${p.number} is with the Lumbung staff`,
      paragraphs: [
        `We have not heard from you whether the answer of ${p.shop} settles it. The Lumbung staff looks into it now and decides.`,
        'The money stays held back until there is a decision. All is well after all? Just say so on the page of your purchase.',
      ],
    }),
  },
  complaintHandedOver: {
    silent: (p) => ({
      subject: `Complaint ${p.number} is past its time`,
      paragraphs: [
        `${p.shop} did not answer the buyer’s complaint within 2×24 hours. It is yours to decide now.`,
      ],
    }),
    answered: (p) => ({
      subject: `Complaint ${p.number} waits for a decision`,
      paragraphs: [
        `${p.shop} has answered, but the buyer did not say that this settles it. It is yours to decide now.`,
      ],
    }),
  },
  paymentDisputed: (p: { number: string; amount: string; before: string | null }) => ({
    subject: `Payment ${p.number} is contested through the bank`,
    paragraphs: [
      `The owner of the card contests ${p.amount} of purchase ${p.number}. The money of its sellers is frozen until the bank has decided.`,
      p.before
        ? `Send the evidence (order, waybill, messages) on the provider’s dashboard before ${p.before}. Without an answer the money is lost.`
        : 'See on the provider’s dashboard until when evidence can be sent. Without an answer the money is lost.',
    ],
  }),
  openCase: 'Open the case',
  openComplaint: 'Open the complaint',
  complaintSettled: (p) => ({
    subject: `What we decided about your complaint (order ${p.number})`,
    paragraphs: [
      `The Lumbung staff looked at your complaint about the order from ${p.shop}. As far as we found, the order was fulfilled, so the money goes to the seller on ${p.completes}.`,
      'You disagree? The consumer complaint service stands at the bottom of every page of Lumbung.',
    ],
  }),
  orderCancelled: {
    subject: (p: { number: string }) => `Order ${p.number} was cancelled`,
    shopRefused: (p: { shop: string }) => `We are sorry: ${p.shop} cannot fulfil your order.`,
    shopWords: (words: string) => `The reason: ${words}`,
    notAcceptedInTime: (p: { shop: string }) =>
      `We are sorry: ${p.shop} did not answer within 48 hours, so we cancelled this order.`,
    operatorCancelled: (p: { shop: string }) =>
      `Your visit was called off by ${p.shop}, and all of your money comes back.`,
    buyerCancelled: (p: { shop: string }) =>
      `As you asked, we cancelled your order from ${p.shop}.`,
    shopGaveBack: (p: { shop: string }) =>
      `${p.shop} accepted your complaint and gives the money back.`,
    complaintUpheld: (p: { shop: string }) =>
      `The Lumbung staff looked at your complaint about the order from ${p.shop} and decided that you get your money back.`,
    reversed: (p: { shop: string }) =>
      `The bank took your payment back, so we cancelled your order from ${p.shop}. Please ask your bank if this was not you.`,
    refund: (p: { amount: string }) =>
      `Your money, ${p.amount}, goes back the way you paid. We will tell you when it has been sent.`,
    undone: (p: { shop: string }) =>
      `This sale at the counter of ${p.shop} was cancelled, and the money was handed back on the spot.`,
    refundAtCounter: (p: { amount: string }) =>
      `Your money, ${p.amount}, is handed back by the village enterprise that took it.`,
    othersGoOn: 'Your orders from other village enterprises in this purchase go on.',
  },
  orderShortened: {
    subject: (p: { number: string }) => `A part of order ${p.number} is not sent`,
    lead: (p: { shop: string }) => `We are sorry: ${p.shop} sends your order incomplete:`,
    missing: (p: {
      title: string
      missing: number
      quantity: number
      reason: 'outOfStock' | 'damaged'
    }) =>
      `${p.title}: ${p.missing} of ${p.quantity} not sent because ${p.reason === 'damaged' ? 'damaged' : 'out of stock after all'}.`,
    weighed: (p: { title: string; weight: string }) => `${p.title}: weighed ${p.weight}.`,
    rest: 'Everything else is sent. The details are on the page of your purchase.',
  },
  ticketsCancelled: (p: { what: string; count: number; remaining: number }) => ({
    subject: `${p.count} cancelled: ${p.what}`,
    paragraphs: [
      `As you asked, ${p.count} of ${p.count + p.remaining} for ${p.what} are cancelled.`,
      p.remaining > 0
        ? `${p.remaining} still coming. Open the ticket once more: its number has changed.`
        : 'The ticket is no longer valid.',
    ],
  }),
  visitCalledOff: (p: { what: string; shop: string; reason: string; chooseBy: string }) => ({
    subject: `Called off by the BUM Desa: ${p.what}`,
    paragraphs: [
      `We are sorry: ${p.shop} called off ${p.what}. The reason: ${p.reason}`,
      `Open the page of your purchase and choose before ${p.chooseBy}: all of your money back, or a new date at no extra cost. Without a choice the money comes back by itself.`,
    ],
  }),
  calledOffMoneyBack: (p: { what: string }) => ({
    subject: `Money back: ${p.what}`,
    paragraphs: [`${p.what} was called off by the BUM Desa, and all of your money comes back.`],
  }),
  shopCalledOffMoneyBack: (p: { number: string; what: string }) => ({
    subject: `Money back for order ${p.number}`,
    paragraphs: [
      `You called off ${p.what}, and the money now goes back to the buyer. There is nothing for you to do.`,
    ],
  }),
  visitMoved: (p: { what: string }) => ({
    subject: `New date: ${p.what}`,
    paragraphs: [
      `Your visit is now: ${p.what}.`,
      'The old code is no longer valid. Open the new ticket on your purchase page.',
    ],
  }),
  goodsWait: (p) => `You take the goods of the same order ${p.when}.`,
  noMoneyBack: 'By its cancellation rules, no money comes back.',
  refundConfirmed: (p: { number: string; amount: string }) => ({
    subject: `Money for purchase ${p.number} has been returned`,
    paragraphs: [
      `The refund of ${p.amount} is confirmed. On a card it may take a few working days to show.`,
    ],
  }),
  refundManual: (p: { number: string; amount: string }) => ({
    subject: `We are arranging your refund for purchase ${p.number}`,
    paragraphs: [
      `The way you paid cannot return money by itself, so a member of our staff will send you ${p.amount}.`,
      'Say which account on the page of your purchase. We never ask for a PIN, a password or a one-time code.',
    ],
  }),
  refundAccountSet: (p: { number: string; amount: string; bank: string; lastDigits: string }) => ({
    subject: `The account for the refund of purchase ${p.number} is noted`,
    paragraphs: [
      `The refund of ${p.amount} will be sent to ${p.bank}, to the number that ends in ${p.lastDigits}.`,
      'Not your account? Change it on the page of your purchase before the money is sent, and tell us.',
    ],
  }),
  refundReturned: (p: { number: string; amount: string }) => ({
    subject: `Your bank sent back the money for purchase ${p.number}`,
    paragraphs: [
      `The refund of ${p.amount} could not be booked on the card or account, for example because it was closed. The money is still yours, and a member of our staff will send it to you.`,
      'Say or correct the account on the page of your purchase. We never ask for a PIN, a password or a one-time code.',
    ],
  }),
  refundAtCounter: (p: { number: string; amount: string }) => ({
    subject: `Money for purchase ${p.number} is handed back at the counter`,
    paragraphs: [
      `You paid the village enterprise directly, so it hands ${p.amount} back itself. Show the page of your purchase at its counter.`,
    ],
  }),
  refundAtCounterDone: (p: { number: string; amount: string }) => ({
    subject: `Money for purchase ${p.number} has been returned`,
    paragraphs: [
      `The village enterprise recorded that it handed ${p.amount} back to you. You do not have it? Write to it from the page of your purchase.`,
    ],
  }),
  shopNewOrder: (p: { number: string; acceptBefore: string }) => ({
    subject: `New order ${p.number}`,
    paragraphs: [
      `There is a new, paid order. Please accept or refuse it before ${p.acceptBefore}; after that it is cancelled by itself and the buyer is refunded.`,
    ],
  }),
  shopOrderExpiring: (p: { number: string; acceptBefore: string }) => ({
    subject: `Order ${p.number} is still unanswered`,
    paragraphs: [
      `This order will be cancelled by itself on ${p.acceptBefore}. There is still time: accept it if you have the goods, refuse it if not.`,
    ],
  }),
  shopCalendarCollided: (p) => ({
    subject: `Calendars collide: ${p.number}`,
    paragraphs: [
      `The nights of order ${p.number} (${p.title}) are taken at ${p.host} as well. We changed nothing about the order here.`,
      'Look at both calendars, then tell one of the guests soon: move them to another place or give the money back.',
    ],
  }),
  shopOrderComplained: (p) => ({
    subject: `A complaint about order ${p.number}`,
    paragraphs: [
      `The buyer complains: ${p.what}. More stands on the page of the order; please contact the buyer and answer from there before ${p.answerBefore}. After that the Lumbung staff decides.`,
      'The money of this order is held back until the buyer says that all is well, you give it back, or the Lumbung staff decides.',
    ],
  }),
  shopComplaintTaken: {
    shopSilent: (p) => ({
      subject: `The complaint about order ${p.number} is with the Lumbung staff`,
      paragraphs: [
        'The buyer’s complaint was not answered within 2×24 hours. The Lumbung staff decides now.',
        'The money of this order stays held back until there is a decision. Until then you may still give it back from the page of the order.',
      ],
    }),
    buyerSilent: (p) => ({
      subject: `The complaint about order ${p.number} is with the Lumbung staff`,
      paragraphs: [
        'The buyer did not say whether your answer settles it. The Lumbung staff decides now.',
        'The money of this order stays held back until there is a decision. Until then you may still give it back from the page of the order.',
      ],
    }),
    notSettled: (p) => ({
      subject: `The complaint about order ${p.number} is with the Lumbung staff`,
      paragraphs: [
        'The buyer says that your answer does not settle it. The Lumbung staff decides now.',
        'The money of this order stays held back until there is a decision. Until then you may still give it back from the page of the order.',
      ],
    }),
  },
  shopTicketsCancelled: (p: {
    number: string
    what: string
    count: number
    remaining: number
  }) => ({
    subject: `${p.count} cancelled of order ${p.number}`,
    paragraphs: [
      `The buyer cancelled ${p.count} of ${p.count + p.remaining} for ${p.what}. The places can be booked again.`,
    ],
  }),
  shopVisitMoved: (p: { number: string; what: string }) => ({
    subject: `The date of order ${p.number} was changed`,
    paragraphs: [`The buyer changed the date of the visit: ${p.what}. Your calendar has followed.`],
  }),
  shopOrderCancelled: {
    subject: (p: { number: string }) => `Order ${p.number} is cancelled`,
    notAcceptedInTime:
      'This order was not answered within 48 hours, so it was cancelled. The buyer is refunded and the stock is back on the shelf.',
    operatorCancelled:
      'Your village enterprise called the visit off, and the money goes back to the buyer.',
    buyerCancelled:
      'The buyer cancelled this order. Please do not send it; the stock is back on the shelf.',
    reversed:
      'The bank took the payment of this order back. Please do not send it; the stock is back on the shelf.',
    reversedAfterHandOver:
      'The bank took the payment of this order back although you had handed the goods over. Lumbung staff will contact you; keep the proof of handing over.',
    shopGaveBack: 'Your village enterprise gave the money of this order back after a complaint.',
    complaintUpheld:
      'The Lumbung staff decided that the buyer’s complaint is right, so the money of this order goes back. The stock stays as it is: you had handed the goods over.',
    shopRefused:
      'This order was refused by the village enterprise. The buyer is refunded and the stock is back on the shelf.',
  },
  request: {
    open: 'See your request',
    asked: (p) => ({
      subject: `Your request ${p.number} is on its way`,
      paragraphs: [
        `${p.title}, ${p.date}, ${p.people} people. ${p.shop} answers before ${p.answerBefore}.`,
        'Nothing has to be paid yet. Keep this link to see the answer or to withdraw.',
      ],
    }),
    confirmed: (p) => ({
      subject: `${p.shop} agrees to request ${p.number}`,
      paragraphs: [
        `${p.title}, ${p.date}, ${p.people} people: ${p.price} for the whole group.`,
        `The day is kept for you until ${p.payBefore}. Pay before then; after that it is open to others again.`,
        ...(p.answer ? [`They say: ${p.answer}`] : []),
      ],
    }),
    declined: (p) => ({
      subject: `Request ${p.number} cannot be met`,
      paragraphs: [
        `Sorry, ${p.shop} cannot receive your group on ${p.date}. You are not charged anything.`,
        ...(p.answer ? [`The reason: ${p.answer}`] : []),
      ],
    }),
    expired: (p) => ({
      subject: `Request ${p.number} is out of time`,
      paragraphs: [
        p.price
          ? `No payment reached us in time, so ${p.date} is open to others again. You are not charged anything.`
          : `${p.shop} did not answer within 24 hours. You are not charged anything; ask for another day, or contact them directly.`,
      ],
    }),
  },
  shopRequest: {
    open: 'Open the request',
    asked: (p) => ({
      subject: `New group request ${p.number}`,
      paragraphs: [
        `${p.title}, ${p.date}, ${p.people} people. Please agree or decline before ${p.answerBefore}; after that the request lapses.`,
      ],
    }),
    withdrawn: (p) => ({
      subject: `Request ${p.number} was withdrawn`,
      paragraphs: [
        `${p.title}, ${p.date}, ${p.people} people: they do not come. The day is open again.`,
      ],
    }),
    expired: (p) => ({
      subject: `Request ${p.number} is out of time`,
      paragraphs: [
        p.price
          ? `${p.title}, ${p.date}: not paid in time. The day is open again.`
          : `${p.title}, ${p.date}: not answered within 24 hours, so it lapsed.`,
      ],
    }),
  },
  whatsapp: {
    toBuyer: (p: { shop: string; number: string }) =>
      `Hello, this is ${p.shop} at Lumbung, about order ${p.number}.`,
    toShop: (p: { shop: string; number: string }) =>
      `Hello ${p.shop}, I have a question about order ${p.number} at Lumbung.`,
  },
} satisfies Messages
