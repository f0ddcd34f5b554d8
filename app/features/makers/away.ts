import { z } from 'zod'
import { type CalendarDate, isCalendarDate } from '#app/core/dates.ts'

/** Days on which a maker makes nothing, both included. */
export type Away = { from: CalendarDate; to: CalendarDate }

/** What stands in the form before anything is typed. */
export const typedAway = (away: { from: string | null; to: string | null } | null) => ({
  from: away?.from ?? '',
  to: away?.to ?? '',
})

/** The same in the database. */
export const longestAwayInDays = 92

const dateField = z
  .string('awayDate')
  .refine((text) => text === '' || isCalendarDate(text), 'awayDate')

/** Null: back already, or not going. Errors are keys of the texts (i18n: makers.errors). */
export const awayForm = z
  .object({ from: dateField, to: dateField })
  .transform(({ from, to }, context): Away | null => {
    if (from === '' && to === '') return null
    const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
    if (days >= 1 && days <= longestAwayInDays) return { from, to }
    context.addIssue({ code: 'custom', path: ['to'], message: 'awayTo' })
    return z.NEVER
  })
