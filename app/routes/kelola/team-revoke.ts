import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { revokeStaffInvitation } from '#app/features/staff/invitations.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { requireManager } from './resource-answer.server.ts'

/** Nothing is lost by it: another one is made in a minute. */
export async function action({ request, params: { invitationId = '' } }: ActionFunctionArgs) {
  const deed = await requireManager(request)
  if (!isUuid(invitationId)) notFound()
  const revoked = await revokeStaffInvitation(deed, invitationId)
  return revoked.ok ? redirect(paths.kelolaTeam('', 'revoked')) : notFound()
}
