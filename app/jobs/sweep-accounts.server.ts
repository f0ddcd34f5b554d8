import { sweepPasswordResets } from '#app/features/users/recovery.server.ts'
import { sweepSessions } from '#app/server/session.server.ts'

/** Every night: sessions nobody can come back to, with their guest carts, and dead reset links. */
export async function sweepAccountsJob(): Promise<void> {
  await sweepSessions()
  await sweepPasswordResets()
}
