import { followDueFeeds } from '#app/features/calendars/follow-feed.server.ts'

/** Every half hour: what other sites have given away is blocked here. */
export const followCalendarsJob = () => followDueFeeds()
