import { expect, test } from 'vitest'
import { CalendarUnavailable } from './calendar-source.ts'
import { readCalendar } from './ical-reader.ts'

const window = { from: '2026-11-28', to: '2028-11-27' }

const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:u1', ...lines, 'END:VEVENT']
const read = (text: string | Buffer) => readCalendar(Buffer.from(text as string), window)
const readEvent = (...lines: string[]) => read(calendar(...event(...lines)))

function problemOf(text: string | Buffer): string {
  try {
    read(text)
    return 'none'
  } catch (error) {
    if (!(error instanceof CalendarUnavailable)) throw error
    return error.problem
  }
}

const day = (text: string) => ({ kind: 'day', day: text })
const instant = (text: string) => ({ kind: 'instant', at: new Date(text) })

test.each([
  ['CRLF', '\r\n'],
  ['LF', '\n'],
])('nights as whole days, with lines ended by %s', (_, ending) => {
  const text = calendar(...event('DTSTART;VALUE=DATE:20261201', 'DTEND;VALUE=DATE:20261204'))
  expect(read(text.replaceAll('\r\n', ending))).toEqual([
    { uid: 'u1', summary: '', start: day('2026-12-01'), end: day('2026-12-04') },
  ])
})

test('a time has the zone it says, Greenwich, or the clock of the place', () => {
  expect(
    readEvent(
      'DTSTART;TZID=Asia/Jakarta:20261201T140000',
      'DTEND;TZID=Asia/Jakarta:20261203T110000',
    ),
  ).toMatchObject([{ start: instant('2026-12-01T07:00Z'), end: instant('2026-12-03T04:00Z') }])
  expect(readEvent('DTSTART:20261201T170000Z', 'DTEND:20261202T170000Z')).toMatchObject([
    { start: instant('2026-12-01T17:00Z'), end: instant('2026-12-02T17:00Z') },
  ])
  expect(
    readEvent('DTSTART;TZID="Rumah, sendiri":20261201T140000', 'DURATION:P1DT1H'),
  ).toMatchObject([
    {
      start: { kind: 'wall', day: '2026-12-01', time: '14:00' },
      end: { kind: 'wall', day: '2026-12-02', time: '15:00' },
    },
  ])
  // Half a year away that zone has another offset.
  expect(readEvent('DTSTART;TZID=Europe/Berlin:20270701T000000')).toMatchObject([
    { start: instant('2027-06-30T22:00Z') },
  ])
})

test('a line may be folded anywhere, even within a letter', () => {
  const bytes = Buffer.from(calendar(...event('DTSTART;VALUE=DATE:20261201', 'SUMMARY:Kafé')))
  const cut = bytes.indexOf('é') + 1
  const folded = Buffer.concat([bytes.subarray(0, cut), Buffer.from('\r\n '), bytes.subarray(cut)])
  expect(read(folded)).toMatchObject([{ summary: 'Kafé' }])
  const mid = read(calendar(...event('DTSTART;VALUE=DA\r\n TE:2026\r\n\t1201')))
  expect(mid).toMatchObject([{ start: day('2026-12-01') }])
})

test('what has no end takes its day, and so does what ends before it begins', () => {
  for (const more of [[], ['DTEND;VALUE=DATE:20261201'], ['DTEND;VALUE=DATE:20261120']]) {
    expect(readEvent('DTSTART;VALUE=DATE:20261201', ...more)).toMatchObject([
      { start: day('2026-12-01'), end: day('2026-12-02') },
    ])
  }
})

test('the same UID twice is two events, a cancelled one none; alarms say nothing of time', () => {
  const text = calendar(
    ...event('DTSTART;VALUE=DATE:20261201'),
    ...event('DTSTART;VALUE=DATE:20261205', 'STATUS:CANCELLED'),
    ...event(
      'DTSTART;VALUE=DATE:20261210',
      'BEGIN:VALARM',
      'TRIGGER:-PT15M',
      'DTSTART:x',
      'END:VALARM',
    ),
  )
  expect(read(text).map(({ start }) => start)).toEqual([day('2026-12-01'), day('2026-12-10')])
})

test.each([
  ['FREQ=DAILY;COUNT=3', ['2026-12-01', '2026-12-02', '2026-12-03']],
  ['FREQ=WEEKLY;INTERVAL=2;UNTIL=20261231T000000Z', ['2026-12-01', '2026-12-15', '2026-12-29']],
  ['FREQ=WEEKLY;BYDAY=TU,SA;COUNT=4', ['2026-12-01', '2026-12-05', '2026-12-08', '2026-12-12']],
  ['FREQ=MONTHLY;BYMONTHDAY=1;COUNT=2', ['2026-12-01', '2027-01-01']],
  ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1', ['2026-12-01', '2027-12-01']],
])('%s', (rule, days) => {
  const found = readEvent('DTSTART;VALUE=DATE:20261201', `RRULE:${rule}`)
  expect(found.map(({ start }) => start.kind === 'day' && start.day)).toEqual(days)
})

test('a rule that began long ago, an exception and a moved occurrence', () => {
  const text = calendar(
    ...event('DTSTART;VALUE=DATE:20010101', 'RRULE:FREQ=DAILY;UNTIL=20261203', 'EXDATE:20261201'),
    ...event('RECURRENCE-ID;VALUE=DATE:20261202', 'DTSTART;VALUE=DATE:20270102'),
  )
  const days = read(text).map(({ start }) => start.kind === 'day' && start.day)
  // One from before still lasts when the window begins.
  expect(days).toEqual([
    '2026-11-26',
    '2026-11-27',
    '2026-11-28',
    '2026-11-29',
    '2026-11-30',
    '2026-12-03',
    '2027-01-02',
  ])
})

// Each of these ran for ever in a general expander, or would fill the calendar.
test.each([
  'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=SECONDLY',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=DAILY;INTERVAL=0',
  'FREQ=MONTHLY;BYDAY=1MO',
  'FREQ=WEEKLY;BYDAY=XX',
  'FREQ=DAILY;X-NEW=1',
  'RUBBISH',
])('the rule %s makes the calendar unreadable', (rule) => {
  const text = calendar(...event('DTSTART;VALUE=DATE:20261201', `RRULE:${rule}`))
  expect(problemOf(text)).toBe('unreadable')
})

const often = (count: number, lines: readonly string[]) =>
  calendar(...Array.from({ length: count }, () => lines).flat())
const noon = event('DTSTART:20261201T000000Z')
const everyDay = event('DTSTART;VALUE=DATE:20261201', 'RRULE:FREQ=DAILY')

test.each([
  ['a page instead of a calendar', '<!doctype html><title>Sign in</title>', 'not-a-calendar'],
  ['nothing', '', 'not-a-calendar'],
  ['half of one', calendar(...noon).slice(0, -20), 'cut-off'],
  ['no beginning', calendar(...event()), 'unreadable'],
  ['30 February', calendar(...event('DTSTART;VALUE=DATE:20260230')), 'unreadable'],
  ['a word for a time', calendar(...event('DTSTART:tomorrow')), 'unreadable'],
  ['no end', calendar(...event('DTSTART;VALUE=DATE:20261201', 'DTEND:never')), 'unreadable'],
  [
    'days listed one by one',
    calendar(...event('DTSTART;VALUE=DATE:20261201', 'RDATE;VALUE=DATE:20261205')),
    'unreadable',
  ],
  [
    'a word for a length',
    calendar(...event('DTSTART:20261201T100000Z', 'DURATION:long')),
    'unreadable',
  ],
  ['crossed parts', calendar('BEGIN:VEVENT', 'END:VTODO'), 'unreadable'],
  ['ten thousand events', often(10_000, noon), 'too-much'],
  ['nine times every day', often(9, everyDay), 'too-much'],
])('%s is not believed', (_, text, problem) => expect(problemOf(text)).toBe(problem))

test('bad UTF-8, a byte order mark and a million letters in one line do no harm', () => {
  const bad = Buffer.concat([
    Buffer.from([0xef, 0xbb, 0xbf]),
    Buffer.from(
      calendar(...event('DTSTART;VALUE=DATE:20261201', `SUMMARY:${'x'.repeat(900_000)}~`)),
    ),
  ])
  bad[bad.indexOf('~')] = 0xff
  expect(read(bad)).toMatchObject([{ start: day('2026-12-01') }])
})

test('a calendar without events is one without events', () => {
  expect(read(calendar())).toEqual([])
})
