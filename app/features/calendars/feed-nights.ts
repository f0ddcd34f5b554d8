import type { Zone } from '#app/core/dates.ts'
import type { FeedEvent, FeedTime } from '#app/core/feed-event.ts'
import { icalUidEnd } from '#app/features/bookings/ical-file.ts'
import {
  addDays,
  type CalendarDate,
  calendarDate,
  todayAt,
} from '#app/features/bookings/calendar-date.ts'
import { ownSummary } from './occupancy-file.ts'

/** Nights of one unit, as a stay has them. */
export type Nights = { arrival: CalendarDate; departure: CalendarDate }
export type FeedBlock = Nights & { uid: string }

/** How far ahead nights of another site are kept; nobody can book later ones anyway. */
export const feedDays = 730
/** As much of a UID as is kept. */
const longestUid = 200

/**
 * The nights another site has given away, without overlaps and within the window. A time on the clock
 * takes the nights between its days, at least that of its first day: somebody is there in the evening or
 * may be. What the site has from us is left out, or each booking of ours would be one against itself.
 */
export function nightsOfFeed(
  events: readonly FeedEvent[],
  { zone, from, to }: { zone: Zone; from: CalendarDate; to: CalendarDate },
): FeedBlock[] {
  const wanted = events
    .filter(({ uid, summary }) => !uid.endsWith(icalUidEnd) && !summary.startsWith(ownSummary))
    .map(({ uid, start, end }) => {
      const arrival = dayAt(start, zone)
      const [last, next] = [dayAt(end, zone), addDays(arrival, 1)]
      return { uid: uid.slice(0, longestUid), arrival, departure: last > next ? last : next }
    })
    .toSorted(
      (a, b) =>
        compare(a.arrival, b.arrival) || compare(b.departure, a.departure) || compare(a.uid, b.uid),
    )
  const blocks: FeedBlock[] = []
  let free = from
  for (const { uid, arrival, departure } of wanted) {
    const block = {
      uid,
      arrival: arrival > free ? arrival : free,
      departure: departure < to ? departure : to,
    }
    if (block.departure <= block.arrival) continue
    blocks.push(block)
    free = block.departure
  }
  return blocks
}

function dayAt(time: FeedTime, zone: Zone): CalendarDate {
  return time.kind === 'instant' ? todayAt(zone, time.at) : calendarDate(time.day)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * What of the blocks can be taken beside the stays that are there already; the rest has been given away
 * twice. Nothing of ours is ever moved for another site.
 */
export function fitBlocks<Stay extends Nights>(
  blocks: readonly FeedBlock[],
  stays: readonly Stay[],
): { free: FeedBlock[]; clashes: (Nights & { stay: Stay })[] } {
  const own = stays.toSorted((a, b) => compare(a.arrival, b.arrival))
  const free: FeedBlock[] = []
  const clashes: (Nights & { stay: Stay })[] = []
  for (const block of blocks) {
    let { arrival } = block
    for (const stay of own) {
      if (stay.departure <= arrival || stay.arrival >= block.departure) continue
      if (stay.arrival > arrival) free.push({ ...block, arrival, departure: stay.arrival })
      clashes.push({
        stay,
        arrival: stay.arrival > arrival ? stay.arrival : arrival,
        departure: stay.departure < block.departure ? stay.departure : block.departure,
      })
      arrival = stay.departure
    }
    if (arrival < block.departure) free.push({ ...block, arrival })
  }
  return { free, clashes }
}

/** How long a calendar that had nights taken must say that it has none before it is believed. */
const emptyHours = 1

/**
 * A site that suddenly says everything is free may only be broken, and free rooms would be sold twice:
 * it is believed once it has said so for an hour.
 */
export function isBelievedEmpty(
  { before, now, emptySince }: { before: number; now: number; emptySince: Date | null },
  at: Date,
): boolean {
  if (now > 0 || before === 0) return true
  return emptySince !== null && at.getTime() - emptySince.getTime() >= emptyHours * 3_600_000
}

/** After so many failures in a row a calendar is asked four times a day only. */
const mostFailures = 5

/** Every half hour; a minute less, because the clock of the jobs is not exact. */
export function isDue(
  { triedAt, failures }: { triedAt: Date | null; failures: number },
  now: Date,
): boolean {
  if (triedAt === null) return true
  const minutes = failures >= mostFailures ? 6 * 60 : 30
  return now.getTime() - triedAt.getTime() >= (minutes - 1) * 60_000
}
