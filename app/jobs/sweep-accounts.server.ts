import { sweepApplications } from '#app/features/applications/commands.server.ts'
import { sweepInvitations } from '#app/features/makers/invitations.server.ts'
import { sweepStaffInvitations } from '#app/features/staff/invitations.server.ts'
import { sweepPasswordResets } from '#app/features/users/recovery.server.ts'
import { sweepSentForms } from '#app/server/sent-forms.server.ts'
import { sweepSessions } from '#app/server/session.server.ts'

/**
 * Every night: sessions nobody can come back to, with their guest carts, dead reset links,
 * invitations nobody took up, applications that are over and keys of forms that arrived long ago.
 */
export async function sweepAccountsJob(): Promise<void> {
  await sweepSessions()
  await sweepPasswordResets()
  await sweepInvitations()
  await sweepStaffInvitations()
  await sweepApplications()
  await sweepSentForms()
}
