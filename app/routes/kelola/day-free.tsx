import type { ActionFunctionArgs } from '@remix-run/node'
import { refuse } from '#app/core/result.ts'
import { freeNights } from '#app/features/bookings/desk-commands.server.ts'
import { freeForm } from '#app/features/bookings/desk-forms.ts'
import { actOnDay } from './calendar-verb.server.ts'
import { DayRefusal } from './day-refusal.tsx'

export const action = (args: ActionFunctionArgs) =>
  actOnDay(args, async (deed, fields) => {
    const parsed = freeForm.safeParse(fields)
    return parsed.success
      ? freeNights({ ...deed, stayId: parsed.data.stay })
      : refuse('already-changed')
  })

export default DayRefusal
