import { z } from 'zod'
import { parseLine } from '#app/core/text.ts'
import { balanceMeans } from './balance.ts'
import { addDays, type CalendarDate, parseCalendarDate } from './calendar-date.ts'
import { shownAmount } from './forms.ts'

/** As the table has it. */
export const mostCapacity = 100_000
/** A room that is closed for longer is taken out of the calendar instead. */
export const mostNightsBlocked = 366

/** Null: the whole day. */
const sessionField = z
  .union([z.uuid(), z.literal('')])
  .optional()
  .transform((id) => id || null)

export const capacityForm = z.object({
  session: sessionField,
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

/** One line in somebody's own words. */
const reasonField = (longest: number) =>
  z.string().transform((text, context) => {
    const reason = parseLine(text, { longest })
    if ('value' in reason) return reason.value
    context.addIssue({ code: 'custom', message: 'reason' })
    return z.NEVER
  })

export const undoReasonMaximum = 300
export const undoBalanceForm = z.object({
  booking: z.uuid(),
  reason: reasonField(undoReasonMaximum),
})

/** CHECK called_off_days_check. */
export const longestCallOffReason = 300
export const callOffForm = z.object({
  session: sessionField,
  reason: reasonField(longestCallOffReason),
})

export const freeForm = z.object({ stay: z.uuid() })
