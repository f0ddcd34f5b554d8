import type { CourierCode, TrackingStatus } from '#app/core/couriers.ts'

/** Of an order, for its pages. */
export const waybillColumns = {
  courier: true,
  number: true,
  status: true,
  checkedAt: true,
  failures: true,
  events: {
    orderBy: { at: 'desc' },
    take: 30,
    select: { id: true, at: true, note: true, place: true },
  },
} as const

type StoredWaybill = {
  courier: string
  number: string
  status: string | null
  checkedAt: Date | null
  failures: number
  events: { id: string; at: Date; note: string; place: string | null }[]
}

export type ParcelNews = {
  courier: CourierCode
  number: string
  status: TrackingStatus | null
  checkedAt: Date | null
  /** The courier has not answered lately, so this is what was known last. */
  isOld: boolean
  events: StoredWaybill['events']
}

export function newsOf(waybill: StoredWaybill): ParcelNews {
  const { courier, number, status, checkedAt, failures, events } = waybill
  return {
    courier: courier as CourierCode,
    number,
    status: status as TrackingStatus | null,
    checkedAt,
    isOld: failures > 1,
    events: events.map(({ id, at, note, place }) => ({ id, at, note, place })),
  }
}
