import { addDays, type CalendarDate } from './calendar-date.ts'

/** One time that people were let in. Made on the phone at the gate, perhaps without signal. */
export type GateScan = {
  /** Made by the phone, so that what it sends twice is one. */
  id: string
  gate: string
  /** By the clock of the phone. */
  scannedAt: Date
  /** How many of the ticket came in. */
  count: number
}

export type GateTicket = {
  date: CalendarDate
  /** Of a stay; its guests may come in until the morning they leave. */
  departure: CalendarDate | null
  count: number
  isCancelled: boolean
  /** By the BUM Desa: its guests choose between the money and another day. Such a ticket is cancelled, too. */
  isCalledOff?: boolean
}

export type GateVerdict =
  /** `left` may come in now; of a group some are perhaps inside already. */
  | { kind: 'valid'; left: number }
  /** The last who came in: when, and by which gate. */
  | { kind: 'already-in'; at: Date; gate: string }
  | { kind: 'other-day'; date: CalendarDate; when: 'yesterday' | 'tomorrow' | 'past' | 'later' }
  | { kind: 'cancelled' }
  | { kind: 'called-off' }
  | { kind: 'forged' }

/** `ticket` is null for a code nobody signed, or that is none of this place. */
export function gateVerdict(
  ticket: GateTicket | null,
  { scans, today }: { scans: readonly GateScan[]; today: CalendarDate },
): GateVerdict {
  if (!ticket) return { kind: 'forged' }
  if (ticket.isCancelled) return { kind: ticket.isCalledOff ? 'called-off' : 'cancelled' }
  if (today < ticket.date) {
    return {
      kind: 'other-day',
      date: ticket.date,
      when: ticket.date === addDays(today, 1) ? 'tomorrow' : 'later',
    }
  }
  const last = ticket.departure ?? ticket.date
  if (today > last) {
    return {
      kind: 'other-day',
      date: last,
      when: last === addDays(today, -1) ? 'yesterday' : 'past',
    }
  }
  const { left, entered } = mergeScans(ticket.count, scans)
  const latest = entered.at(-1)
  if (left > 0 || !latest) return { kind: 'valid', left }
  return { kind: 'already-in', at: latest.scannedAt, gate: latest.gate }
}

export type MergedScans = {
  /** Who came in rightly, by time. */
  entered: GateScan[]
  /** Who came in on a code that was used up elsewhere, which a gate without signal cannot know. */
  twice: { scan: GateScan; tooMany: number }[]
  /** How many may still come in. */
  left: number
}

/**
 * What several gates know, put together: the same whichever gate is heard first and however often. The
 * earlier scan has the place; at the same moment the smaller id.
 */
export function mergeScans(count: number, scans: readonly GateScan[]): MergedScans {
  const byId = new Map<string, GateScan>()
  // A phone that names two scans alike is heard once, the earlier time.
  for (const scan of scans.toSorted(compareScans)) {
    if (!byId.has(scan.id)) byId.set(scan.id, scan)
  }
  const merged: MergedScans = { entered: [], twice: [], left: count }
  for (const scan of byId.values()) {
    const inside = Math.min(scan.count, merged.left)
    if (inside > 0) merged.entered.push({ ...scan, count: inside })
    if (inside < scan.count) merged.twice.push({ scan, tooMany: scan.count - inside })
    merged.left -= inside
  }
  return merged
}

function compareScans(a: GateScan, b: GateScan): number {
  return (
    a.scannedAt.getTime() - b.scannedAt.getTime() ||
    compare(a.id, b.id) ||
    compare(a.gate, b.gate) ||
    a.count - b.count
  )
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
