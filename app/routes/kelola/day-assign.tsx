import type { ActionFunctionArgs } from '@remix-run/node'
import { refuse } from '#app/core/result.ts'
import { assignResource } from '#app/features/resources/assignment-commands.server.ts'
import { assignForm } from '#app/features/resources/forms.ts'
import { actOnDay } from './calendar-verb.server.ts'
import { DayRefusal } from './day-refusal.tsx'

export const action = (args: ActionFunctionArgs) =>
  actOnDay(args, async (deed, fields) => {
    const parsed = assignForm.safeParse(fields)
    if (!parsed.success) return refuse('already-changed')
    const { resource, session, booking } = parsed.data
    return assignResource({
      ...deed,
      resourceId: resource,
      sessionId: session,
      bookingId: booking,
    })
  })

export default DayRefusal
