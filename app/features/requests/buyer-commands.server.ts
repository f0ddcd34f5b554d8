import { ok, refuse, type Result } from '#app/core/result.ts'
import { moveRequest } from '#app/features/bookings/move-request.server.ts'
import { lockCalendars } from '#app/features/bookings/slots.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor, RequestToken } from '#app/server/scopes.server.ts'

/** The group does not come after all; what was kept for it is free. */
export function withdrawRequest({
  token,
  actor,
}: {
  token: RequestToken
  actor: Actor
}): Promise<Result<undefined, 'not-found' | 'already-changed'>> {
  return transaction(async (tx) => {
    const request = await tx.groupRequest.findUnique({
      where: { token },
      select: { id: true, listingId: true },
    })
    if (!request) return refuse('not-found')
    return (await withdraw(tx, request, actor)) ? ok() : refuse('already-changed')
  })
}

/** Of an account that is about to be erased: what still waits is withdrawn, and nobody's name stays. Tells which. */
export async function eraseRequests(tx: Tx, userId: string): Promise<string[]> {
  const requests = await tx.groupRequest.findMany({
    where: { userId },
    select: { id: true, listingId: true },
    orderBy: { listingId: 'asc' },
  })
  for (const request of requests) await withdraw(tx, request, { type: 'buyer', id: userId })
  const ids = requests.map(({ id }) => id)
  await tx.groupRequestContact.deleteMany({ where: { requestId: { in: ids } } })
  return ids
}

async function withdraw(
  tx: Tx,
  { id, listingId }: { id: string; listingId: string },
  actor: Actor,
): Promise<boolean> {
  await lockCalendars(tx, [listingId])
  return (await moveRequest(tx, { requestId: id, to: 'withdrawn', actor })) !== null
}
