import { z } from 'zod'
import { addDays, type CalendarDate, parseCalendarDate } from './calendar-date.ts'

/** As the table has it. */
export const mostCapacity = 100_000
/** A room that is closed for longer is taken out of the calendar instead. */
export const mostNightsBlocked = 366

export const capacityForm = z.object({
  session: z
    .union([z.uuid(), z.literal('')])
    .optional()
    .transform((id) => id || null),
  capacity: z
    .string()
    .trim()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.number().max(mostCapacity)),
})

/** Until when, for a block that begins on `arrival`. */
export const blockForm = (arrival: CalendarDate) =>
  z.object({
    unit: z.uuid(),
    departure: z
      .string()
      .transform((text) => parseCalendarDate(text.trim()))
      .refine(
        (date) => date !== null && date > arrival && date <= addDays(arrival, mostNightsBlocked),
      )
      .transform((date) => date!),
  })

export const freeForm = z.object({ stay: z.uuid() })
