import { z } from 'zod'
import type { TrackingStatus } from '#app/core/couriers.ts'
import { biteshipCode, read, refusalOf } from './biteship-answer.ts'
import {
  CouriersUnavailable,
  type TrackedParcel,
  type Tracking,
  type TrackingEvent,
} from './shipping-rates.ts'
import type { Ask } from '../transport.server.ts'
import { isSameWaybill, noteOf } from './vendor-words.ts'

const tracking = z.object({
  success: z.literal(true),
  waybill_id: z.string(),
  status: z.string(),
  history: z.array(
    z.object({ note: z.string().nullish(), updated_at: z.string(), status: z.string() }),
  ),
})

const noSuchWaybill = 40003003

export async function trackWaybill(
  ask: Ask,
  { courier, waybill }: TrackedParcel,
): Promise<Tracking | null> {
  const path = `/v1/trackings/${encodeURIComponent(waybill)}/couriers/${biteshipCode(courier)}`
  const answer = await ask({ operation: 'track', path })
  if (refusalOf(answer) === noSuchWaybill) return null
  const found = read('track', tracking, answer)
  if (!isSameWaybill(found.waybill_id, waybill)) {
    throw new CouriersUnavailable('biteship', 'track', 'unreadable')
  }
  const events = found.history
    .flatMap(({ note, updated_at: time, status }): TrackingEvent[] => {
      const at = new Date(time)
      if (Number.isNaN(at.getTime())) return []
      return [{ at, status: statusOf(status), note: noteOf(note), place: null }]
    })
    .toSorted((a, b) => Number(a.at) - Number(b.at))
  const status = statusOf(found.status)
  const arrival = events.findLast((event) => event.status === 'delivered')
  return { status, deliveredAt: status === 'delivered' ? (arrival?.at ?? null) : null, events }
}

const statuses: Readonly<Record<string, TrackingStatus>> = {
  placed: 'booked',
  confirmed: 'booked',
  scheduled: 'booked',
  allocated: 'booked',
  picking_up: 'booked',
  picked: 'onTheWay',
  dropping_off: 'onTheWay',
  delivered: 'delivered',
  on_hold: 'problem',
  courier_not_found: 'problem',
  rejected: 'problem',
  disposed: 'problem',
  cancelled: 'problem',
  return_in_transit: 'returning',
  returned: 'returned',
}

/** Pages of its own documentation write `droppingOff` where others write `dropping_off`. */
function statusOf(word: string): TrackingStatus | null {
  const name = word
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  return Object.hasOwn(statuses, name) ? (statuses[name] ?? null) : null
}
