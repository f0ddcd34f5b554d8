import type { ActionFunctionArgs } from '@remix-run/node'
import { setFeed } from '#app/features/calendars/commands.server.ts'
import { followFeed } from '#app/features/calendars/follow-feed.server.ts'
import { feedForm } from '#app/features/calendars/forms.ts'
import { limitOrThrow429 } from '#app/server/rate-limit.server.ts'
import { ConnectionRefusal } from './connection-refusal.tsx'
import { actOnConnection } from './connection-verb.server.ts'

/** Read at once, so that whoever pasted the address sees whether it works. */
export const action = (args: ActionFunctionArgs) =>
  actOnConnection(args, feedForm, async (deed, { unit, address }) => {
    await limitOrThrow429(`calendar-feed:${deed.shopId}`, 30, 3600)
    const made = await setFeed({ ...deed, unitId: unit, address })
    if (made.ok) await followFeed(made.value)
    return made
  })

export default ConnectionRefusal
