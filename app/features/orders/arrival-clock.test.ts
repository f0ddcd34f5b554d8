import { expect, test } from 'vitest'
import { arrivalClock, type ArrivalFacts } from './arrival-clock.ts'

const order: ArrivalFacts = {
  status: 'handedOver',
  deliveryMethod: 'villageCourier',
  handedOverAt: new Date('2026-11-02T03:00:00Z'),
  pickupDate: null,
  presumedDeliveredAt: null,
  complainedAt: null,
  isDue: false,
}
const later = new Date('2026-11-16T03:00:00Z')

test.each<[string, Partial<ArrivalFacts>, string | null, string | null]>([
  ['with the courier it is asked about after 7 days', {}, 'ask', '2026-11-09T03:00:00.000Z'],
  ['to be picked up, after 3', { deliveryMethod: 'pickup' }, 'ask', '2026-11-05T03:00:00.000Z'],
  [
    'put by for a guest, 3 after his day',
    { deliveryMethod: 'atVisit', pickupDate: new Date('2026-11-06') },
    'ask',
    '2026-11-09T00:00:00.000Z',
  ],
  [
    'or after it was there, when that was later',
    { deliveryMethod: 'atVisit', pickupDate: new Date('2026-11-01') },
    'ask',
    '2026-11-05T03:00:00.000Z',
  ],
  ['asked, it waits', { presumedDeliveredAt: later }, 'presume', later.toISOString()],
  [
    'complained about, nothing runs',
    { presumedDeliveredAt: later, complainedAt: later },
    null,
    null,
  ],
  ['before it left', { status: 'packed' }, null, null],
  ['once it arrived', { status: 'delivered', presumedDeliveredAt: later }, null, null],
])('%s', (_, facts, step, at) => {
  const clock = arrivalClock({ ...order, ...facts })
  expect([clock?.step ?? null, clock?.at.toISOString() ?? null]).toEqual([step, at])
})
