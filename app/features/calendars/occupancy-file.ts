import { type CalendarDate } from '#app/features/bookings/calendar-date.ts'
import {
  type IcalEntry,
  icalDays,
  icalFile,
  icalInstant,
} from '#app/features/bookings/ical-file.ts'

/** When a unit or a session is taken, and by what number; nothing about whom. */
export type Occupied = {
  id: string
  madeAt: Date
  /** Of an order, or how many places are taken of how many. */
  number: string | null
  when:
    | { kind: 'nights'; arrival: CalendarDate; departure: CalendarDate }
    | { kind: 'hours'; startsAt: Date; endsAt: Date }
}

/** With what every entry of ours begins, so that we know it again when a site sends it back. */
export const ownSummary = 'Terisi — Lumbung'

/** A calendar for other sites: in Indonesian, because it belongs to the BUM Desa. */
export function occupancyFile(taken: readonly Occupied[]): string {
  return icalFile('Keterisian', taken.map(entryOf))
}

function entryOf({ id, madeAt, number, when }: Occupied): IcalEntry {
  return {
    uid: id,
    madeAt,
    when:
      when.kind === 'nights'
        ? icalDays(when.arrival, when.departure)
        : [`DTSTART:${icalInstant(when.startsAt)}`, `DTEND:${icalInstant(when.endsAt)}`],
    title: number === null ? ownSummary : `${ownSummary} ${number}`,
  }
}
