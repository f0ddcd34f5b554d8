import type { ActionFunctionArgs } from '@remix-run/node'
import { makeLink } from '#app/features/calendars/commands.server.ts'
import { linkForm } from '#app/features/calendars/forms.ts'
import { ConnectionRefusal } from './connection-refusal.tsx'
import { actOnConnection } from './connection-verb.server.ts'

export const action = (args: ActionFunctionArgs) =>
  actOnConnection(args, linkForm, (deed, { unit }) => makeLink({ ...deed, unitId: unit }))

export default ConnectionRefusal
