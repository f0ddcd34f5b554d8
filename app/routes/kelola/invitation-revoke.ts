import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { revokeInvitation } from '#app/features/makers/invitations.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { requireManager } from './resource-answer.server.ts'

/** Nothing is lost by it: another one is made in a minute. */
export async function action({ request, params: { invitationId = '' } }: ActionFunctionArgs) {
  const deed = await requireManager(request)
  const revoked = isUuid(invitationId) ? await revokeInvitation(deed, invitationId) : notFound()
  if (!revoked.ok) notFound()
  return redirect(paths.kelolaMakers({ kabar: 'revoked' }))
}
