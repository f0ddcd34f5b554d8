import type { CalendarDate } from './calendar-date.ts'

export type IcalEntry = {
  /** The same each time the file is made, so that calendars know it again. */
  uid: string
  madeAt: Date
  /** From `icalDays`, or lines with `icalInstant`. */
  when: readonly string[]
  title: string
  /** Further lines. */
  more?: readonly string[]
}

/** A calendar as RFC 5545 wants it; `what` says in its PRODID which of ours it is. */
export function icalFile(what: string, entries: readonly IcalEntry[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Lumbung//${what}//ID`,
    // A calendar must hold something, and one may have no entries.
    ...(entries.length === 0 ? aZone : []),
    ...entries.flatMap(entryLines),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const aZone = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Jakarta',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0700',
  'TZOFFSETTO:+0700',
  'TZNAME:WIB',
  'END:STANDARD',
  'END:VTIMEZONE',
]

const entryLines = ({ uid, madeAt, when, title, more = [] }: IcalEntry) => [
  'BEGIN:VEVENT',
  `UID:${uid}${icalUidEnd}`,
  `DTSTAMP:${icalInstant(madeAt)}`,
  ...when,
  `SUMMARY:${icalText(title)}`,
  ...more,
  'END:VEVENT',
]

/** How every UID of ours ends. */
export const icalUidEnd = '@lumbung'

/** Whole days; the end is the first that no longer belongs to it, as the departure of a stay is. */
export function icalDays(from: CalendarDate, end: CalendarDate): string[] {
  const day = (date: CalendarDate) => date.replaceAll('-', '')
  return [`DTSTART;VALUE=DATE:${day(from)}`, `DTEND;VALUE=DATE:${day(end)}`]
}

export const icalInstant = (instant: Date) =>
  `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

/** What comes from people must not end a line and begin one of its own. */
export const icalText = (text: string) =>
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
