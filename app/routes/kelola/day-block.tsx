import type { ActionFunctionArgs } from '@remix-run/node'
import { refuse } from '#app/core/result.ts'
import { blockNights } from '#app/features/bookings/desk-commands.server.ts'
import { blockForm } from '#app/features/bookings/desk-forms.ts'
import { actOnDay } from './calendar-verb.server.ts'
import { DayRefusal } from './day-refusal.tsx'

export const action = (args: ActionFunctionArgs) =>
  actOnDay(args, async (deed, fields) => {
    const parsed = blockForm(deed.date).safeParse(fields)
    if (!parsed.success) return refuse('bad-nights')
    return blockNights({ ...deed, unitId: parsed.data.unit, departure: parsed.data.departure })
  })

export default DayRefusal
