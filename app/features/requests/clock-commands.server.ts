import { moveRequest } from '#app/features/bookings/move-request.server.ts'
import { lockCalendars } from '#app/features/bookings/slots.server.ts'
import { atATime, forEachOrder } from '#app/features/orders/each-order.server.ts'
import { db, type Tx } from '#app/server/db.server.ts'
import { systemActor } from '#app/server/scopes.server.ts'

/** Not answered, or confirmed and not paid in time: over, and the place free again. Returns how many. */
export async function expireRequests(): Promise<number> {
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM group_requests
    WHERE status = 'asked' AND answer_by <= now() OR status = 'confirmed' AND pay_by <= now()
    ORDER BY id LIMIT ${atATime}::int`
  return forEachOrder(due, expireRequest, 'Request')
}

/** Looked at again under the lock: the answer or the money may have come in the same second. */
async function expireRequest(tx: Tx, requestId: string): Promise<boolean> {
  const request = await tx.groupRequest.findUniqueOrThrow({ where: { id: requestId } })
  await lockCalendars(tx, [request.listingId])
  const [late] = await tx.$queryRaw<{ why: string }[]>`
    SELECT CASE status WHEN 'asked' THEN 'not answered' ELSE 'not paid' END AS why
    FROM group_requests WHERE id = ${requestId}::uuid
      AND (status = 'asked' AND answer_by <= clock_timestamp()
        OR status = 'confirmed' AND pay_by <= clock_timestamp())`
  if (!late) return false
  const moved = await moveRequest(tx, {
    requestId,
    to: 'expired',
    actor: systemActor,
    details: { why: late.why },
  })
  return moved !== null
}
