import { z } from 'zod'
import { parseLine } from '#app/core/text.ts'
import type { Weekday } from '#app/features/bookings/calendar-date.ts'
import { resourceKinds } from './resource.ts'

/** In letters as people count them; the table has room for what one letter may be made of. */
export const longestName = 60
/** As the table has it. */
export const mostPeople = 500

const weekday = z
  .string()
  .regex(/^[1-7]$/)
  .transform((text) => Number(text) as Weekday)

/** Errors are keys of the texts. */
export const resourceForm = z.object({
  kind: z.enum(resourceKinds, 'kind'),
  name: z.string('name').transform((text, context) => {
    const parsed = parseLine(text, { longest: longestName })
    if ('value' in parsed) return parsed.value
    context.addIssue({ code: 'custom', message: 'name' })
    return z.NEVER
  }),
  capacity: z
    .string('capacity')
    .trim()
    .regex(/^\d{1,3}$/, 'capacity')
    .transform(Number)
    .refine((count) => count >= 1 && count <= mostPeople, 'capacity'),
  weekdays: z
    .union([z.array(weekday), weekday.transform((day) => [day])], 'weekdays')
    .transform((days) => [...new Set(days)].toSorted((a, b) => a - b)),
  isActive: z
    .string()
    .optional()
    .transform((text) => text === 'on'),
})

export type ResourceInput = z.output<typeof resourceForm>

/** What stands in the form before anything is typed. */
export const typedResource = ({
  kind,
  name,
  capacity,
  weekdays,
  isActive,
}: Omit<ResourceInput, 'kind' | 'weekdays'> & { kind: string; weekdays: readonly number[] }) => ({
  kind,
  name,
  capacity: String(capacity),
  weekdays: weekdays.map(String),
  isActive: isActive ? 'on' : '',
})
export type TypedResource = ReturnType<typeof typedResource> & { seen?: string }

const optionalId = z
  .union([z.uuid(), z.literal('')])
  .optional()
  .transform((id) => id || null)

/** What is to go along with what: a booking, else the session, else the whole day. */
export const assignForm = z.object({
  resource: z.uuid(),
  session: optionalId,
  booking: optionalId,
})

export const unassignForm = z.object({ assignment: z.uuid() })
