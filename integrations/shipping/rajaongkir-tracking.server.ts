import { z } from 'zod'
import type { TrackingStatus } from '#app/core/couriers.ts'
import { isNothing, read } from './rajaongkir-answer.ts'
import {
  CouriersUnavailable,
  type TrackedParcel,
  type Tracking,
  type TrackingEvent,
} from './shipping-rates.ts'
import type { Ask } from '../transport.server.ts'
import { isSameWaybill, noteOf } from './vendor-words.ts'

const text = z.string().nullish()
const waybill = z.object({
  data: z.object({
    delivered: z.boolean(),
    summary: z.object({ waybill_number: z.string(), status: text }),
    delivery_status: z
      .object({ status: text, pod_receiver: text, pod_date: text, pod_time: text })
      .nullish(),
    manifest: z
      .array(
        z.object({
          manifest_description: text,
          manifest_date: text,
          manifest_time: text,
          city_name: text,
        }),
      )
      .nullish(),
  }),
})

export async function trackWaybill(
  ask: Ask,
  { courier, waybill: number, phone }: TrackedParcel,
): Promise<Tracking | null> {
  const query = new URLSearchParams({
    awb: number,
    courier,
    // JNE shows where a parcel is only to who knows the end of the receiver's number.
    ...(phone && { last_phone_number: phone.replace(/\D/g, '').slice(-5) }),
  })
  const answer = await ask({ operation: 'track', path: `/track/waybill?${query}`, method: 'POST' })
  if (isNothing(answer)) return null
  const { data } = read('track', waybill, answer)
  if (!isSameWaybill(data.summary.waybill_number, number)) {
    throw new CouriersUnavailable('rajaongkir', 'track', 'unreadable')
  }
  const events = (data.manifest ?? []).flatMap((each): TrackingEvent[] => {
    const at = westernTime(each.manifest_date, each.manifest_time)
    const place = noteOf(each.city_name) || null
    return at ? [{ at, status: null, note: noteOf(each.manifest_description), place }] : []
  })
  const status = statusOf(data)
  const { pod_date: day, pod_time: time } = data.delivery_status ?? {}
  const deliveredAt = status === 'delivered' ? westernTime(day, time) : null
  return { status, deliveredAt, events: events.toSorted((a, b) => Number(a.at) - Number(b.at)) }
}

type Waybill = z.infer<typeof waybill>['data']

/** Its flag alone says that a parcel has arrived: words differ from courier to courier. */
function statusOf({
  delivered,
  summary,
  delivery_status: last,
  manifest,
}: Waybill): TrackingStatus {
  const word = `${last?.status ?? ''} ${summary.status ?? ''}`
  // A parcel that came back to its sender was delivered as well.
  if (/retur|return/i.test(word)) return delivered ? 'returned' : 'returning'
  if (delivered) return 'delivered'
  return manifest?.length ? 'onTheWay' : 'booked'
}

/** Its times carry no zone; they are those of Jakarta. */
function westernTime(day: string | null | undefined, time: string | null | undefined): Date | null {
  const clock = /^\d{2}:\d{2}(:\d{2})?$/.test(time ?? '') ? time : '00:00'
  const at = new Date(`${day}T${clock}+07:00`)
  return Number.isNaN(at.getTime()) ? null : at
}
