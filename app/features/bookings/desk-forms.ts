import { z } from 'zod'
import { parseLine } from '#app/core/text.ts'
import { balanceMeans } from './balance.ts'
import { addDays, type CalendarDate, parseCalendarDate } from './calendar-date.ts'
import { shownAmount } from './forms.ts'

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

export const receiveBalanceForm = z.object({
  booking: z.uuid(),
  amount: shownAmount,
  means: z.enum(balanceMeans),
})

export const undoReasonMaximum = 300
export const undoBalanceForm = z.object({
  booking: z.uuid(),
  reason: z.string().transform((text, context) => {
    const reason = parseLine(text, { longest: undoReasonMaximum })
    if ('value' in reason) return reason.value
    context.addIssue({ code: 'custom', message: 'reason' })
    return z.NEVER
  }),
})

export const freeForm = z.object({ stay: z.uuid() })
