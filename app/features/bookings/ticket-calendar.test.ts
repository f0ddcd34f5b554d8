import { expect, test } from 'vitest'
import { calendarDate } from './calendar-date.ts'
import { type CalendarEntry, calendarFile } from './ticket-calendar.ts'

const now = new Date('2026-11-28T01:02:03.456Z')
const entry: CalendarEntry = {
  id: 'b1',
  visit: { kind: 'day', date: calendarDate('2026-12-31'), sessionId: null },
  zone: 'WIB',
  isCancelled: false,
  title: 'Pantai Serang',
  place: 'Serang, Panggungrejo',
  text: 'Kode',
}
const file = (changes: Partial<CalendarEntry>) => calendarFile({ ...entry, ...changes }, { now })

test('a day is a whole day over the end of the year, a stay ends on its morning of departure', () => {
  expect(file({})).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n')
  const [date, departure] = [calendarDate('2027-02-27'), calendarDate('2027-03-01')]
  expect(file({ visit: { kind: 'stay', date, departure } })).toContain(
    'DTSTART;VALUE=DATE:20270227\r\nDTEND;VALUE=DATE:20270301\r\n',
  )
})

test('a session is an instant: eight o’clock in Papua is an hour before midnight of Greenwich', () => {
  const visit = { ...entry.visit, startsAt: '08:00' }
  expect(file({ visit, zone: 'WIT' })).toContain('DTSTART:20261230T230000Z\r\n')
})

test('words of people begin no line of their own, and no line is too long', () => {
  const title = `Tur, kopi; dan \\ teh\r\nSTATUS:CANCELLED ${'é€😀'.repeat(40)}`
  const text = file({ title })
  expect(text).toContain(String.raw`SUMMARY:Tur\, kopi\; dan \\ teh\nSTATUS:CANCELLED`)
  const lines = text.split('\r\n')
  expect(lines.filter((line) => line.startsWith('STATUS:'))).toEqual(['STATUS:CONFIRMED'])
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  expect(text.replaceAll('\r\n ', '')).toContain('é€😀'.repeat(40))
})
