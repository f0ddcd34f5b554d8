import type { ActionFunctionArgs } from '@remix-run/node'
import { refuse } from '#app/core/result.ts'
import { unassignResource } from '#app/features/resources/assignment-commands.server.ts'
import { unassignForm } from '#app/features/resources/forms.ts'
import { actOnDay } from './calendar-verb.server.ts'
import { DayRefusal } from './day-refusal.tsx'

export const action = (args: ActionFunctionArgs) =>
  actOnDay(args, async (deed, fields) => {
    const parsed = unassignForm.safeParse(fields)
    return parsed.success
      ? unassignResource({ ...deed, assignmentId: parsed.data.assignment })
      : refuse('already-changed')
  })

export default DayRefusal
