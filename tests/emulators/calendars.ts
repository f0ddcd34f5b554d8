import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

export type CalendarEmulator = {
  /** Scheme, host and port: what CALENDAR_TEST_ORIGIN must be. */
  origin: string
  /** From now on this path answers so. */
  serve(path: string, answer: string | Buffer | Answer): string
  stop(): Promise<void>
}

/** Another site that gives out calendars: real HTTP, and whatever it pleases to say. */
export async function startCalendarEmulator(): Promise<CalendarEmulator> {
  const answers = new Map<string, Answer>()
  const server = createServer((request, response) => {
    const answer = answers.get(request.url ?? '')
    if (answer) answer(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    serve(path, answer) {
      const say: Answer = (_, response) => {
        response.writeHead(200, { 'Content-Type': 'text/calendar' }).end(answer)
      }
      answers.set(path, typeof answer === 'function' ? answer : say)
      return origin + path
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A calendar with whole days taken, each as `[first, departure]`. */
export function calendarOf(nights: readonly (readonly [string, string])[]): string {
  const day = (text: string) => text.replaceAll('-', '')
  const events = nights.flatMap(([from, to]) => [
    'BEGIN:VEVENT',
    `UID:${from}@example`,
    'SUMMARY:Reserved',
    `DTSTART;VALUE=DATE:${day(from)}`,
    `DTEND;VALUE=DATE:${day(to)}`,
    'END:VEVENT',
  ])
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n')
}
