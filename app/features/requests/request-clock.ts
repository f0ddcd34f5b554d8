/** How long a BUM Desa has to answer, and then the buyer to pay. */
export const answerWithinHours = 24
export const payWithinHours = 24

/** So many hours from now, but never after the visit has begun. */
export function deadline({
  now,
  hours,
  startsAt,
}: {
  now: Date
  hours: number
  startsAt: Date
}): Date {
  return new Date(Math.min(now.getTime() + hours * 3_600_000, startsAt.getTime()))
}
