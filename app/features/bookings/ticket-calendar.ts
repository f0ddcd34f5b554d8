import type { Zone } from '#app/core/dates.ts'
import { addDays, type ClockTime, instantAt } from './calendar-date.ts'
import { icalDays, icalFile, icalInstant, icalText } from './ical-file.ts'
import type { Visit } from './visit.ts'

export type CalendarEntry = {
  id: string
  visit: Visit
  zone: Zone
  isCancelled: boolean
  title: string
  place: string
  text: string
}

/** A day without an hour is a whole day, so that no phone moves it into another zone. */
export function calendarFile(entry: CalendarEntry, { now }: { now: Date }): string {
  return icalFile('Tiket', [
    {
      uid: entry.id,
      madeAt: now,
      when: timeLines(entry),
      title: entry.title,
      more: [
        `LOCATION:${icalText(entry.place)}`,
        `DESCRIPTION:${icalText(entry.text)}`,
        `STATUS:${entry.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
      ],
    },
  ])
}

function timeLines({ visit, zone }: CalendarEntry): string[] {
  if (visit.kind === 'day' && visit.startsAt) {
    return [`DTSTART:${icalInstant(instantAt(visit.date, visit.startsAt as ClockTime, zone))}`]
  }
  const end = visit.kind === 'stay' ? visit.departure : addDays(visit.date, 1)
  return icalDays(visit.date, end)
}
