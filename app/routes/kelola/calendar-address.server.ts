import { type CalendarDate, parseCalendarDate } from '#app/features/bookings/calendar-date.ts'
import { notFound } from '#app/server/guards.server.ts'

/** The day in the address; a day that does not exist has no page. */
export function requireDay(date: string | undefined): CalendarDate {
  const day = parseCalendarDate(date ?? '')
  return day && /^20[2-9]/.test(day) ? day : notFound()
}

/** Those the address means: the one experience it names, else all. One that is not here is not found. */
export function chooseExperiences<E extends { slug: string }>(
  experiences: readonly E[],
  wisata: string | undefined,
): readonly E[] {
  if (wisata === undefined) return experiences
  const chosen = experiences.filter(({ slug }) => slug === wisata)
  return chosen.length > 0 ? chosen : notFound()
}

/** Which experience the address names, if any. */
export function wisataOf(request: Request): string | undefined {
  return new URL(request.url).searchParams.get('wisata') || undefined
}
