import type { ActionFunctionArgs } from '@remix-run/node'
import { removeFeed } from '#app/features/calendars/commands.server.ts'
import { unfollowForm } from '#app/features/calendars/forms.ts'
import { ConnectionRefusal } from './connection-refusal.tsx'
import { actOnConnection } from './connection-verb.server.ts'

export const action = (args: ActionFunctionArgs) =>
  actOnConnection(args, unfollowForm, (deed, { unit }) => removeFeed({ ...deed, unitId: unit }))

export default ConnectionRefusal
