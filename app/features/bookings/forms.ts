import { z } from 'zod'
import { parseCalendarDate } from './calendar-date.ts'
import type { Visit } from './visit.ts'

const dateField = z
  .string('date')
  .transform((text) => parseCalendarDate(text.trim()))
  .refine((date) => date !== null, 'date')
  .transform((date) => date!)

/** The fields of a date picker: `date`, and `session` or `departure` where the calendar has them. */
export const visitFields = z
  .object({
    date: dateField.optional(),
    session: z.uuid('date').optional(),
    departure: dateField.optional(),
  })
  .transform(({ date, session, departure }): Visit | null => {
    if (!date) return null
    return departure
      ? { kind: 'stay', date, departure }
      : { kind: 'day', date, sessionId: session ?? null }
  })
