const [from, until] = [21, 6]

/** By the clocks of western Indonesia, which have no summer time. */
const secondsOfDay = (now: Date) =>
  ((now.getUTCHours() + 7) % 24) * 3600 + now.getUTCMinutes() * 60 + now.getUTCSeconds()

/** At night nobody is written to of what can wait: from 21.00 to 06.00 in western Indonesia. */
export function isQuiet(now: Date): boolean {
  const hour = Math.floor(secondsOfDay(now) / 3600)
  return hour >= from || hour < until
}

/** How long until the night is over. */
export function secondsOfQuiet(now: Date): number {
  const day = 24 * 3600
  return (day + until * 3600 - secondsOfDay(now)) % day
}
