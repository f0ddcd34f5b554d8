/** How long until a time, in the two largest units people would say; null once it is over. */
export function timeLeft(
  until: Date,
  { now }: { now: Date },
): { days: number; hours: number; minutes: number } | null {
  const minutes = Math.floor((until.getTime() - now.getTime()) / 60_000)
  if (minutes < 0) return null
  return {
    days: Math.floor(minutes / 1440),
    hours: Math.floor((minutes % 1440) / 60),
    minutes: minutes % 60,
  }
}
