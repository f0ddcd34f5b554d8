import type { Parcels } from '../id/parcels.ts'

export const parcels: Parcels = {
  speeds: { economy: 'Economy', regular: 'Regular', nextDay: 'Next day' },
  service: (courier, speed) => `${courier} ${parcels.speeds[speed]}`,
  days: ({ from, to }) => {
    if (from === to) return from === 1 ? 'about 1 working day' : `about ${from} working days`
    return `about ${from}–${to} working days`
  },
  daysUnknown: 'The courier does not say how long it takes',
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
  whatIsLeft: 'Another way can still be chosen:',
}
