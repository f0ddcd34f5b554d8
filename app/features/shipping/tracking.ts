import type { TrackingStatus } from '#app/core/couriers.ts'

const stages: Record<TrackingStatus, number> = {
  booked: 0,
  onTheWay: 1,
  problem: 1,
  returning: 2,
  returned: 3,
  delivered: 3,
}

/** What is known after the courier said something: old news and words we have not met take nothing back. */
export function statusAfter(
  before: TrackingStatus | null,
  said: TrackingStatus | null,
): TrackingStatus | null {
  if (before === null || said === null) return before ?? said
  const isOver = stages[before] === stages.delivered
  return !isOver && stages[said] >= stages[before] ? said : before
}

export const isOver = (status: TrackingStatus | null) =>
  status !== null && stages[status] === stages.delivered

const hour = 60
/** After so long without an end nobody asks any more: the number was mistyped, or the parcel is lost. */
const followForDays = 30

/** In how many minutes the courier is asked again; null: never. */
export function nextCheckInMinutes(
  {
    status,
    failures,
    recordedAt,
  }: {
    status: TrackingStatus | null
    /** Questions without an answer, one after the other. */
    failures: number
    recordedAt: Date
  },
  now: Date,
): number | null {
  const days = (now.getTime() - recordedAt.getTime()) / 86_400_000
  if (isOver(status) || days > followForDays) return null
  if (failures > 0) return Math.min(5 * 2 ** Math.min(failures - 1, 10), 12 * hour)
  // A number is known to the vendor some hours after the counter gave it.
  return status === null ? 2 * hour : status === 'booked' ? 4 * hour : 3 * hour
}

/**
 * Whether a delivery can be that of this order: what was delivered before the order was handed over is
 * somebody else's parcel, whose number was typed by mistake.
 */
export function isOwnDelivery(
  deliveredAt: Date | null,
  { handedOverAt }: { handedOverAt: Date | null },
): boolean {
  return deliveredAt !== null && handedOverAt !== null && deliveredAt >= dayBefore(handedOverAt)
}

/** People bring the parcel away first and press the button in the evening. */
const dayBefore = (time: Date) => new Date(time.getTime() - 86_400_000)

/** As it stands on the slip of the counter, without what people add to read it better. */
export function parseWaybill(text: string): string | null {
  const number = text.replace(/[\s.]/g, '').toUpperCase()
  return /^[A-Z0-9][A-Z0-9-]{5,29}$/.test(number) ? number : null
}
