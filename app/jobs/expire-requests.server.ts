import { expireRequests } from '#app/features/requests/clock-commands.server.ts'

/** Every minute: nobody waits longer for an answer, and no place longer for its money. */
export async function expireRequestsJob(): Promise<void> {
  await expireRequests()
}
