import type { Tx } from '#app/server/db.server.ts'
import { loadCalendars, loadTaken } from './calendar.server.ts'
import { todayAt } from './calendar-date.ts'
import { lastDayKnown, type Opening, openingsOf } from './openings.ts'

/** For the search index: every way to come to these experiences, from today on. */
export async function loadOpenings(
  client: Tx,
  listingIds: readonly string[],
): Promise<Map<string, Opening[]>> {
  const calendars = await loadCalendars(client, listingIds)
  // Where it is still today; in the east it may be tomorrow already.
  const firstDay = todayAt('WIB', new Date())
  const lastDays = Array.from(calendars.values(), ({ rules }) => lastDayKnown(rules, firstDay))
  const taken = await loadTaken(client, Array.from(calendars.keys()), {
    from: firstDay,
    to: lastDays.reduce((a, b) => (a > b ? a : b), firstDay),
  })
  return new Map(
    Array.from(calendars, ([listingId, calendar]) => {
      const ofListing = taken.get(listingId) ?? { slots: new Map(), stays: [] }
      return [listingId, openingsOf(calendar, { firstDay, taken: ofListing })]
    }),
  )
}
