import type { Parcels } from '../id/parcels.ts'

export const parcels: Parcels = {
  speeds: { economy: 'Economy', regular: 'Regular', nextDay: 'Next day' },
  service: (courier, speed) => `${courier} ${parcels.speeds[speed]}`,
  days: ({ from, to }) => {
    if (from === to) return from === 1 ? 'about 1 working day' : `about ${from} working days`
    return `about ${from}–${to} working days`
  },
  daysUnknown: 'The courier does not say how long it takes',
  shown: {
    title: 'Sent all over Indonesia by parcel courier',
    price: 'The price goes by weight and place, and is shown before you pay.',
  },
  problems: {
    away: 'We cannot ask the parcel couriers for their prices just now. Please try again in a few minutes.',
    'no-weight':
      'Parcel couriers cannot be chosen yet: this BUM Desa has not said what one of the goods weighs.',
    'local-only': 'Parcel couriers cannot be chosen: one of the goods is only sold nearby.',
    'no-area': 'Parcel couriers cannot be chosen yet: they do not know your village.',
    nobody: 'No parcel courier goes to your village.',
  },
  desk: {
    title: 'Parcel courier',
    lead: (price) =>
      `The buyer has paid the postage, ${price}. That money belongs to the BUM Desa: pay it at the counter of the courier.`,
    courier: 'Courier',
    service: 'Service at the counter',
    weight: 'Weight it was reckoned by',
    grams: (grams) => `${grams} grams`,
    takes: 'How long it takes',
  },
  waybill: {
    title: 'Waybill number',
    lead: 'It stands on the slip of the counter. The buyer sees it, and we ask the courier where the parcel is.',
    number: 'Waybill number',
    numberHint: 'As on the slip, for example JX1234567890.',
    courier: 'Courier on the slip',
    handOver: 'Hand over with this number',
    save: 'Save the number',
    change: 'Change the number',
    problems: {
      number: 'Write the number as on the slip: 6 to 30 letters and digits.',
      courier: 'Choose the courier.',
    },
    numberOf: (courier) => `${courier} waybill:`,
    statuses: {
      booked: 'Taken in at the counter',
      onTheWay: 'On its way',
      problem: 'Something holds it up',
      returning: 'Going back to the sender',
      returned: 'Back at the sender',
      delivered: 'Delivered, says the courier',
    },
    nothingYet: 'No news from the courier yet. It usually takes some hours after the hand-over.',
    checked: (time) => `The courier was asked on ${time}.`,
    oldNews: (time) =>
      `The courier does not answer just now. This is the last we know, from ${time}.`,
  },
  whatIsLeft: 'Another way can still be chosen:',
}
