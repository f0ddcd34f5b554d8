import { env } from '#app/server/env.server.ts'
import { singleton } from '#app/server/singleton.server.ts'
import type { CalendarSource } from '#integrations/calendars/calendar-source.ts'
import { createIcalSource } from '#integrations/calendars/ical-feed.server.ts'

/** Where the calendars of other sites come from. */
export function calendarSource(): CalendarSource {
  const { CALENDAR_TEST_ORIGIN: allowedOrigin } = env
  return singleton('calendarSource', () => createIcalSource({ timeoutMs: 10_000, allowedOrigin }))
}
