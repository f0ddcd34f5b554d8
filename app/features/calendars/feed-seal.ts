/** For what the addresses of other sites' calendars are sealed. */
export const feedSeal = 'calendar feed'
/** And the tokens of our own. */
export const linkSeal = 'calendar link'
