import type { Zone } from '#app/core/dates.ts'
import { addDays, type ClockTime, instantAt } from './calendar-date.ts'
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

/** RFC 5545. A day without an hour is a whole day, so that no phone moves it into another zone. */
export function calendarFile(entry: CalendarEntry, { now }: { now: Date }): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lumbung//Tiket//ID',
    'BEGIN:VEVENT',
    `UID:${entry.id}@lumbung`,
    `DTSTAMP:${instantText(now)}`,
    ...timeLines(entry),
    `SUMMARY:${escaped(entry.title)}`,
    `LOCATION:${escaped(entry.place)}`,
    `DESCRIPTION:${escaped(entry.text)}`,
    `STATUS:${entry.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function timeLines({ visit, zone }: CalendarEntry): string[] {
  if (visit.kind === 'day' && visit.startsAt) {
    return [`DTSTART:${instantText(instantAt(visit.date, visit.startsAt as ClockTime, zone))}`]
  }
  const end = visit.kind === 'stay' ? visit.departure : addDays(visit.date, 1)
  const day = (date: string) => date.replaceAll('-', '')
  return [`DTSTART;VALUE=DATE:${day(visit.date)}`, `DTEND;VALUE=DATE:${day(end)}`]
}

const instantText = (instant: Date) => `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

/** What comes from people must not end a line and begin one of its own. */
const escaped = (text: string) =>
  text.replace(/[\\;,]/g, String.raw`\$&`).replace(/\r\n|\r|\n/g, String.raw`\n`)

/** No line is longer than 75 octets, and none is cut inside a letter. */
function folded(line: string): string {
  const bytes = new TextEncoder()
  let [text, length] = ['', 0]
  for (const letter of line) {
    const more = bytes.encode(letter).length
    const isFull = length + more > 75
    text += isFull ? `\r\n ${letter}` : letter
    length = isFull ? 1 + more : length + more
  }
  return text
}
