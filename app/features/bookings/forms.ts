import { z } from 'zod'
import { rupiah } from '#app/core/rupiah.ts'
import { addDays, daysBetween, parseCalendarDate } from './calendar-date.ts'
import type { Visit } from './visit.ts'

const dateField = z.string('date').transform((text, context) => {
  const date = parseCalendarDate(text.trim())
  if (date) return date
  context.addIssue({ code: 'custom', message: 'date' })
  return z.NEVER
})

/** The fields of a date picker: `date`, and `session` or `departure` where the calendar has them. */
export const visitFields = z
  .object({
    date: dateField,
    session: z.uuid('session').optional(),
    departure: dateField.optional(),
  })
  .transform(({ date, session, departure }): { visit: Visit } => ({
    visit: departure
      ? { kind: 'stay', date, departure }
      : { kind: 'day', date, sessionId: session ?? null },
  }))

/** Another day for a booked visit; who stays, stays as long as before. */
export const newVisitFields = (current: Visit) =>
  z
    .object({ date: dateField, session: z.uuid('session').optional() })
    .transform(({ date, session }): Visit => {
      if (current.kind === 'day') return { kind: 'day', date, sessionId: session ?? null }
      const nights = daysBetween(current.date, current.departure)
      return { kind: 'stay', date, departure: addDays(date, nights) }
    })

/** As it was shown, so that nobody takes another sum than the page said. */
export const shownAmount = z
  .string()
  .regex(/^\d{1,12}$/)
  .transform((digits) => rupiah(BigInt(digits)))
