/** At night nobody is written to of what can wait: from 21.00 to 06.00 in western Indonesia. */
export function isQuiet(now: Date): boolean {
  const hour = (now.getUTCHours() + 7) % 24
  return hour >= 21 || hour < 6
}
