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

/** As many as a calendar can take at once. Left empty: nobody said. */
const guestsField = z
  .string()
  .trim()
  .regex(/^([1-9]\d{0,2})?$/, 'guests')
  .transform((digits) => (digits === '' ? null : Number(digits)))

/** The fields of a date picker: `date`, and `session`, or `departure` and `guests`, where there are some. */
export const visitFields = z
  .object({
    date: dateField,
    session: z.uuid('session').optional(),
    departure: dateField.optional(),
    guests: guestsField.optional(),
  })
  .refine(({ date, departure }) => departure === undefined || departure > date, {
    path: ['departure'],
    error: 'departure',
  })
  .transform(({ date, session, departure, guests }): { visit: Visit } => ({
    visit: departure
      ? { kind: 'stay', date, departure, ...(guests && { guests }) }
      : { kind: 'day', date, sessionId: session ?? null },
  }))

/** Another day for a booked visit; who stays, stays as long as before. */
export const newVisitFields = (current: Visit) =>
  z
    .object({ date: dateField, session: z.uuid('session').optional() })
    .transform(({ date, session }): Visit => {
      if (current.kind === 'day') return { kind: 'day', date, sessionId: session ?? null }
      const nights = daysBetween(current.date, current.departure)
      return { ...current, date, departure: addDays(date, nights) }
    })

/** As it was shown, so that nobody takes another sum than the page said. */
export const shownAmount = z
  .string()
  .regex(/^\d{1,12}$/)
  .transform((digits) => rupiah(BigInt(digits)))
