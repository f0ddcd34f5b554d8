import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type CalendarEmulator,
  calendarOf,
  startCalendarEmulator,
} from '#tests/emulators/calendars.ts'
import { CalendarUnavailable } from './calendar-source.ts'
import { createIcalSource } from './ical-feed.server.ts'

const window = { from: '2026-11-28', to: '2028-11-27' }
const calendar = calendarOf([['2026-12-01', '2026-12-03']])
let site: CalendarEmulator

beforeAll(async () => {
  site = await startCalendarEmulator()
})
afterAll(() => site.stop())

async function problemOf(
  address: string,
  allowedOrigin: string | undefined = site.origin,
  timeoutMs = 30_000,
) {
  const source = createIcalSource({ timeoutMs, allowedOrigin })
  try {
    await source(address, window)
    return 'none'
  } catch (error) {
    if (!(error instanceof CalendarUnavailable)) throw error
    return error.problem
  }
}

const redirectTo = (location: string) =>
  site.serve(`/to-${encodeURIComponent(location)}`, (_, response) => {
    response.writeHead(302, { Location: location }).end()
  })

test('a calendar is read, also after it has moved', async () => {
  const address = site.serve('/a.ics', calendar)
  const source = createIcalSource({ timeoutMs: 30_000, allowedOrigin: site.origin })
  expect(await source(address, window)).toHaveLength(1)
  expect(await source(redirectTo('/a.ics'), window)).toHaveLength(1)
})

// Without the check of the address, the first four reach the emulator.
test('nothing on this machine or in a private network is asked, unless the setting names it', async () => {
  const { port } = new URL(site.serve('/a.ics', calendar))
  expect(await problemOf(`${site.origin}/a.ics`, 'http://127.0.0.1:1')).toBe('bad-address')
  for (const host of ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '0x7f.1', '2130706433']) {
    expect(await problemOf(`https://${host}/a.ics`)).toBe('private-address')
    expect(await problemOf(`https://${host}:${port}/a.ics`)).toBe('bad-address')
  }
  // A name is looked at where it is resolved, at the moment of connecting.
  expect(await problemOf('https://localhost/a.ics')).toBe('private-address')
  expect(await problemOf('https://169.254.169.254/latest/meta-data')).toBe('private-address')
})

test.each(['ftp://example.org/a', 'http://example.org/a', 'https://a:b@example.org/', 'nonsense'])(
  '%s is no address of a calendar',
  async (address) => expect(await problemOf(address)).toBe('bad-address'),
)

test('a redirect leads nowhere a given address could not', async () => {
  expect(await problemOf(redirectTo('https://127.0.0.1/'))).toBe('private-address')
  expect(await problemOf(redirectTo('https://localhost/'))).toBe('private-address')
  expect(await problemOf(redirectTo('http://10.0.0.1/'))).toBe('bad-address')
  expect(await problemOf(redirectTo('file:///etc/passwd'))).toBe('bad-address')
  const circle = site.serve('/circle', (_, response) => {
    response.writeHead(301, { Location: '/circle' }).end()
  })
  expect(await problemOf(circle)).toBe('refused')
})

test('a site that says no, says nothing, says too much or breaks off', async () => {
  expect(await problemOf(`${site.origin}/nothing`)).toBe('refused')
  const hastily = (address: string) => problemOf(address, site.origin, 1_000)
  expect(await hastily(site.serve('/silent', () => undefined))).toBe('timeout')
  const slow = site.serve('/slow', (_, response) => {
    response.writeHead(200)
    const drip = setInterval(() => response.write('BEGIN'), 100)
    response.on('close', () => clearInterval(drip))
  })
  expect(await hastily(slow)).toBe('timeout')
  expect(await problemOf(site.serve('/big', Buffer.alloc(1_000_001, 'x')))).toBe('too-large')
  const packed = site.serve('/packed', (_, response) => {
    response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(calendar)
  })
  expect(await problemOf(packed)).toBe('unreadable')
  const broken = site.serve('/broken', (_, response) => {
    response.writeHead(200, { 'Content-Length': '1000' })
    response.write('BEGIN:VCALENDAR', () => response.destroy())
  })
  expect(await problemOf(broken)).toBe('unreachable')
  expect(await problemOf(site.serve('/page', '<html>Sign in</html>'))).toBe('not-a-calendar')
})
