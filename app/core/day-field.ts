import { z } from 'zod'
import { isCalendarDate } from './dates.ts'

/** A day in an address; anything odd is none. */
// The database's calendar ends long after ours, but not with the year 9999.
export const dayOrNone = z.string().regex(/^2/).refine(isCalendarDate).nullable().catch(null)
