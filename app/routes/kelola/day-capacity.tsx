import type { ActionFunctionArgs } from '@remix-run/node'
import { refuse } from '#app/core/result.ts'
import { changeCapacity } from '#app/features/bookings/desk-commands.server.ts'
import { capacityForm } from '#app/features/bookings/desk-forms.ts'
import { actOnDay } from './calendar-verb.server.ts'
import { DayRefusal } from './day-refusal.tsx'

export const action = (args: ActionFunctionArgs) =>
  actOnDay(args, async (deed, fields) => {
    const parsed = capacityForm.safeParse(fields)
    if (!parsed.success) return refuse('bad-capacity')
    const { session, capacity } = parsed.data
    return changeCapacity({ ...deed, sessionId: session, capacity })
  })

export default DayRefusal
